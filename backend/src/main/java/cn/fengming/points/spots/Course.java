package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a spot has come. It changes only by a {@link Move} that starts from where it is.
 *
 * @param version counts the steps of the log
 * @param task null until it was assigned
 * @param selfCleaned the reporter says it is cleaned already
 * @param fix null unless it is put right now
 * @param relapses how often it was dirty again after a write-off
 * @param mergedInto the spot that goes on in its place
 */
record Course(
        SpotState state,
        Instant stateAt,
        int version,
        @Nullable Task task,
        boolean selfCleaned,
        @Nullable Fix fix,
        @Nullable Instant writtenOffAt,
        int relapses,
        @Nullable UUID mergedInto) {

    static Course reported(boolean selfCleaned, Instant now) {
        return new Course(SpotState.REPORTED, now, 1, null, selfCleaned, null, null, 0, null);
    }

    Course accepted(Instant now) {
        return to(Move.ACCEPT, now, task, fix);
    }

    Course declined(Instant now) {
        return to(Move.DECLINE, now, task, fix);
    }

    Course assigned(Task given, Instant now) {
        return to(Move.ASSIGN, now, given, null);
    }

    /** @throws Problem 422 when it is handed to the post that has it */
    Course handedOver(Post post, Instant now) {
        SpotState next = must(Move.HAND_OVER);
        Task mine = task();
        if (mine == null || mine.post().equals(post)) {
            throw Problem.refused("same-post", "这个脏乱点本来就由这个岗位负责");
        }
        return at(next, now, mine.by(post), fix);
    }

    Course started(Instant now) {
        return to(Move.START, now, task, fix);
    }

    /** @param proof that there is one is the point: nothing is put right without a picture after and a place */
    Course rectified(
            Rectification proof, UUID by, @Nullable UUID from, Instant verifyUntil, boolean byTown, Instant now) {
        if (proof.photos().isEmpty()) {
            throw new IllegalArgumentException("no picture after");
        }
        Fix done = new Fix(by, from, now, verifyUntil, byTown, null, null);
        return to(Move.RECTIFY, now, task == null ? null : task.resting(), done);
    }

    /** @param newDue the deadline when the old one is over */
    Course sentBack(Instant newDue, Instant now) {
        Course back = to(Move.SEND_BACK, now, task == null ? null : task.again(now, newDue), null);
        return new Course(back.state, now, back.version, back.task, false, null, null, relapses, null);
    }

    /** @throws Problem 422 when it is who put it right */
    Course verified(UUID by, Instant now) {
        SpotState next = must(Move.VERIFY);
        Fix done = fix();
        if (done == null || done.by().equals(by)) {
            throw Party.ownMatter();
        }
        return at(next, now, task, done.verified(by, now));
    }

    Course writtenOff(Instant now) {
        Course off = to(Move.WRITE_OFF, now, task, fix);
        return new Course(off.state, now, off.version, task, selfCleaned, fix, now, relapses, null);
    }

    Course reopened(Instant now) {
        Course again = to(Move.REOPEN, now, task == null ? null : task.unassigned(), null);
        return new Course(again.state, now, again.version, again.task, false, null, null, relapses + 1, null);
    }

    Course mergedInto(UUID other, Instant now) {
        Course merged = to(Move.MERGE, now, task == null ? null : task.resting(), fix);
        return new Course(merged.state, now, merged.version, merged.task, selfCleaned, fix, null, relapses, other);
    }

    /** @param next when somebody further up is told; null when nobody is */
    Course escalated(@Nullable Instant next) {
        must(Move.ESCALATE);
        return new Course(
                state,
                stateAt,
                version + 1,
                task == null ? null : task.escalated(next),
                selfCleaned,
                fix,
                writtenOffAt,
                relapses,
                mergedInto);
    }

    Course passedToTown() {
        must(Move.PASS_TO_TOWN);
        return new Course(
                state,
                stateAt,
                version + 1,
                task,
                selfCleaned,
                fix == null ? null : fix.passedToTown(),
                writtenOffAt,
                relapses,
                mergedInto);
    }

    /** A step that moves nothing along: it is counted, and the state stays. */
    Course noted(Move move) {
        must(move);
        return new Course(state, stateAt, version + 1, task, selfCleaned, fix, writtenOffAt, relapses, mergedInto);
    }

    private Course to(Move move, Instant now, @Nullable Task then, @Nullable Fix fixed) {
        return at(must(move), now, then, fixed);
    }

    private Course at(SpotState next, Instant now, @Nullable Task then, @Nullable Fix fixed) {
        return new Course(next, now, version + 1, then, selfCleaned, fixed, writtenOffAt, relapses, mergedInto);
    }

    private SpotState must(Move move) {
        SpotState next = move.next(this);
        if (next == null) {
            throw refused(move, "现在是“" + state.words() + "”，还不能" + move.words());
        }
        return next;
    }

    /**
     * That the caller saw what is there now.
     *
     * @throws Problem 409 {@code spot-state} in words of its own for a closed spot, a move made twice, and a move out of
     *     order
     */
    void mustBe(SpotState expected, Move move) {
        if (move.possible(this) && state == expected) {
            return;
        }
        if (state == SpotState.MERGED) {
            throw refused(move, "这个脏乱点已并入另一件，请到那一件办理").with("mergedInto", mergedInto);
        }
        if (state.stage() == SpotState.Stage.CLOSED) {
            throw refused(move, "这个脏乱点已经是“" + state.words() + "”，不能再" + move.words());
        }
        if (state != expected) {
            throw refused(move, "这个脏乱点刚刚有人办理过，现在是“" + state.words() + "”，请刷新后再看");
        }
        must(move);
    }

    private Problem refused(Move move, String words) {
        return Problem.conflict("spot-state", words).with("state", state.name()).with("move", move.name());
    }
}
