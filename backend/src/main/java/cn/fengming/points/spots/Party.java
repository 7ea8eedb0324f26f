package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody before a spot: what they may see of it and which moves are theirs to make. Nobody judges their own work or
 * their own home's matter.
 *
 * @param witness they said "I see it too"
 * @param reopenUntil until when reporter and witnesses may say that it is dirty again; null unless written off
 */
record Party(
        Actor actor, Spot spot, boolean witness, @Nullable Instant reopenUntil, Instant now) {

    private static final Role[] READERS = {Role.INSPECTOR, Role.COMMITTEE, Role.TOWN, Role.AUDITOR};

    /** Somebody with a post in the village or the town, whatever their own part in the matter. */
    boolean staff() {
        return actor.serves(spot.village(), READERS);
    }

    boolean reporter() {
        return spot.origin().isReporter(actor);
    }

    /** Of the home the spot is about, or of the home of whoever put it right. */
    boolean concerned() {
        UUID own = actor.household();
        Fix fix = spot.fix();
        return own != null && (own.equals(spot.home()) || (fix != null && own.equals(fix.from())));
    }

    /** Of the home the spot is about. */
    boolean home() {
        return actor.household() != null && actor.household().equals(spot.home());
    }

    boolean maySee() {
        return staff() || reporter() || witness || home() || spot.isPublic();
    }

    /** Who reported it is told to staff only, and never to anybody of the home it is about. */
    boolean maySeeReporter() {
        return staff() && !home();
    }

    /** True when the move starts from here and is theirs. */
    boolean may(Move move) {
        return move.possible(spot.course()) && changes(move) && capacity(move) != null && barred(move) == null;
    }

    private boolean changes(Move move) {
        Shown shown = spot.shown();
        return switch (move) {
            case HIDE -> shown.hiding() == null;
            case SHOW -> shown.hiding() != null;
            case LIST -> !shown.listed() || (shown.doubt() != null && spot.state() != SpotState.REPORTED);
            case UNLIST -> shown.listed();
            default -> true;
        };
    }

    /**
     * As below, upon the state they saw.
     *
     * @throws Problem 409 {@code spot-state} when the spot is not in that state, or the move does not start from it
     */
    Capacity must(Move move, SpotState expected) {
        spot.course().mustBe(expected, move);
        return must(move);
    }

    /**
     * In which capacity they make the move.
     *
     * @throws Problem 403 when it is not theirs to make; 422 {@code own-matter}, {@code reopen-late}
     */
    Capacity must(Move move) {
        Capacity capacity = capacity(move);
        if (capacity == null) {
            throw Problem.forbidden(refusal(move));
        }
        Problem barred = barred(move);
        if (barred != null) {
            throw barred;
        }
        return capacity;
    }

    @Nullable
    Capacity capacity(Move move) {
        return switch (move) {
            case ACCEPT -> acceptor();
            case DECLINE, ASSIGN, MERGE, WRITE_OFF, HIDE, SHOW, LIST, UNLIST -> decider();
            case HAND_OVER -> holder();
            case START, RECTIFY -> worker();
            case VERIFY, SEND_BACK -> verifier();
            case REOPEN -> reopener();
            case REPORT, ABSORB, ESCALATE, PASS_TO_TOWN, DOUBT -> null;
        };
    }

    private @Nullable Capacity decider() {
        if (actor.serves(spot.village(), Role.COMMITTEE)) {
            return Capacity.COMMITTEE;
        }
        return actor.has(Role.TOWN) ? Capacity.TOWN : null;
    }

    private @Nullable Capacity acceptor() {
        Capacity decider = decider();
        if (decider != null) {
            return decider;
        }
        return Post.walks(actor, spot.village(), spot.where().grid()) ? Capacity.INSPECTOR : null;
    }

    private @Nullable Capacity holder() {
        Task task = spot.task();
        return task == null ? null : task.post().actedFor(actor);
    }

    private @Nullable Capacity worker() {
        Capacity holder = holder();
        Task task = spot.task();
        return holder == null && task != null && task.ownMatter() && home() ? Capacity.HOME : holder;
    }

    private @Nullable Capacity verifier() {
        Fix fix = spot.fix();
        if (fix == null || fix.verifiedByTown(now)) {
            return actor.has(Role.TOWN) ? Capacity.TOWN : null;
        }
        return personal();
    }

    private @Nullable Capacity reopener() {
        if (actor.serves(spot.village(), Role.INSPECTOR)) {
            return Capacity.INSPECTOR;
        }
        Capacity decider = decider();
        return decider == null ? personal() : decider;
    }

    private @Nullable Capacity personal() {
        if (reporter()) {
            return Capacity.REPORTER;
        }
        return witness ? Capacity.WITNESS : null;
    }

    private @Nullable Problem barred(Move move) {
        return switch (move) {
            case VERIFY, SEND_BACK, WRITE_OFF -> rectifier() || concerned() ? ownMatter() : null;
            case HIDE, UNLIST -> home() ? ownMatter() : null;
            case REOPEN -> late() ? Problem.refused("reopen-late", "销号已久，不能再重开，请重新反映") : null;
            default -> null;
        };
    }

    private boolean rectifier() {
        Fix fix = spot.fix();
        return fix != null && fix.by().equals(actor.person());
    }

    private boolean late() {
        Capacity capacity = reopener();
        boolean personal = capacity == Capacity.REPORTER || capacity == Capacity.WITNESS;
        return personal && reopenUntil != null && now.isAfter(reopenUntil);
    }

    private String refusal(Move move) {
        Fix fix = spot.fix();
        boolean verifying = move == Move.VERIFY || move == Move.SEND_BACK;
        if (verifying && fix != null && !fix.verifiedByTown(now)) {
            return "现在由反映人核实，过了期限由镇专班核实";
        }
        return verifying ? "这一件由镇专班核实" : "您没有" + move.words() + "的权限";
    }

    static Problem ownMatter() {
        return Problem.refused("own-matter", "这是您自己整改的或自己家的事，请由别人办理（回避）");
    }
}
