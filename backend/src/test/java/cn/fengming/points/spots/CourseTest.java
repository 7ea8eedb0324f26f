package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fengming.points.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The state machine of spots, without a database: every way there is, and every way that must not be. */
class CourseTest {

    private static final UUID VILLAGE = new UUID(1, 1);
    private static final UUID WORKER = new UUID(2, 1);
    private static final UUID OTHER = new UUID(2, 2);
    private static final UUID THIRD = new UUID(2, 3);
    private static final List<UUID> PEOPLE = List.of(WORKER, OTHER, THIRD);
    private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");
    private static final Set<SpotState> DONE =
            EnumSet.of(SpotState.RECTIFIED, SpotState.VERIFIED, SpotState.WRITTEN_OFF);

    private static Task task(Instant due) {
        return Task.due(Route.CADRE, Post.committee(VILLAGE), null, due);
    }

    private static Rectification proof() {
        return new Rectification(List.of(new UUID(3, 1)), 30.9, 108.6, null);
    }

    /** Tries one move as somebody; the course stays when it is refused. */
    private static Course tried(Course course, Move move, UUID by, Instant now) {
        Course[] after = {course};
        Problem refused = catchThrowableOfType(Problem.class, () -> after[0] = made(course, move, by, now));
        assertThat(refused == null || refused.status() == 409 || refused.status() == 422)
                .isTrue();
        return after[0];
    }

    private static Course made(Course course, Move move, UUID by, Instant now) {
        Instant later = now.plus(Duration.ofDays(3));
        return switch (move) {
            case REPORT -> course;
            case ACCEPT -> course.accepted(now);
            case DECLINE -> course.declined(now);
            case ASSIGN -> course.assigned(task(later), now);
            case HAND_OVER -> course.handedOver(Post.TOWN_OFFICE, now);
            case START -> course.started(now);
            case RECTIFY -> course.rectified(proof(), by, null, later, false, now);
            case SEND_BACK -> course.sentBack(later, now);
            case VERIFY -> course.verified(by, now);
            case WRITE_OFF -> course.writtenOff(now);
            case REOPEN -> course.reopened(now);
            case MERGE -> course.mergedInto(OTHER, now);
            case ESCALATE -> course.escalated(null);
            case PASS_TO_TOWN -> course.passedToTown();
            case ABSORB, HIDE, SHOW, LIST, UNLIST, DOUBT -> course.noted(move);
        };
    }

    @Property(tries = 5000)
    void whateverIsTriedNoWaySkipsEvidence(
            @ForAll boolean selfCleaned,
            @ForAll @Size(max = 60) List<Move> moves,
            @ForAll @Size(value = 60) List<@IntRange(max = 2) Integer> people) {
        Course course = Course.reported(selfCleaned, START);
        List<Move> since = new ArrayList<>();
        Instant now = START;
        for (int i = 0; i < moves.size(); i++) {
            now = now.plusSeconds(3600);
            Course after = tried(course, moves.get(i), PEOPLE.get(people.get(i)), now);
            if (after != course) {
                mustFollow(course, after, moves.get(i));
                since = moves.get(i) == Move.REOPEN ? new ArrayList<>() : since;
                since.add(moves.get(i));
            }
            course = after;
            mustBeWhole(course, since, selfCleaned);
        }
    }

    private static void mustFollow(Course before, Course after, Move move) {
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.state()).isEqualTo(move.next(before));
        assertThat(after.relapses()).isEqualTo(before.relapses() + (move == Move.REOPEN ? 1 : 0));
        if (before.state().stage() == SpotState.Stage.CLOSED && move != Move.REOPEN) {
            assertThat(after.state()).isEqualTo(before.state());
        }
    }

    /** @param since moves since it was reported or reopened */
    private static void mustBeWhole(Course course, List<Move> since, boolean selfCleaned) {
        Fix fix = course.fix();
        assertThat(fix != null).isEqualTo(DONE.contains(course.state()));
        if (DONE.contains(course.state())) {
            assertThat(since).contains(Move.RECTIFY);
            assertThat(selfCleaned || since.contains(Move.ASSIGN)).isTrue();
        }
        if (course.state() == SpotState.VERIFIED || course.state() == SpotState.WRITTEN_OFF) {
            assertThat(since).contains(Move.VERIFY);
            assertThat(fix.verifiedBy()).isNotNull().isNotEqualTo(fix.by());
        }
        if (course.state() == SpotState.ASSIGNED || course.state() == SpotState.RECTIFYING) {
            assertThat(course.task()).isNotNull();
            assertThat(course.task().dueAt()).isNotNull();
        }
        assertThat(course.writtenOffAt() != null).isEqualTo(course.state() == SpotState.WRITTEN_OFF);
        assertThat(course.mergedInto() != null).isEqualTo(course.state() == SpotState.MERGED);
        boolean ticking = course.task() != null && course.task().escalateAt() != null;
        assertThat(!ticking || course.state() == SpotState.ASSIGNED || course.state() == SpotState.RECTIFYING)
                .isTrue();
    }

    /** Every way there is, walked to its end: all states are reached, and none past the evidence. */
    @Test
    void everyStateIsReachedAndOnlyTheFinalOnesAreClosed() {
        Set<SpotState> reached = EnumSet.noneOf(SpotState.class);
        Set<Object> seen = new HashSet<>();
        Deque<Course> open = new ArrayDeque<>(List.of(Course.reported(false, START), Course.reported(true, START)));
        while (!open.isEmpty()) {
            Course course = open.pop();
            reached.add(course.state());
            for (Move move : Move.values()) {
                for (UUID person : PEOPLE) {
                    Course after = course.version() > 14 ? course : tried(course, move, person, START);
                    if (seen.add(shape(after))) {
                        open.push(after);
                    }
                }
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(SpotState.values());
    }

    private static Object shape(Course course) {
        Fix fix = course.fix();
        return List.of(
                course.state(),
                course.task() == null,
                course.selfCleaned(),
                fix == null ? "" : fix.by() + " " + fix.verifiedBy(),
                Math.min(course.relapses(), 2));
    }

    @Test
    void closedMeansClosed() {
        Course declined = Course.reported(false, START).accepted(START);
        Course merged = declined.mergedInto(OTHER, START);
        Course off = writtenOff();
        for (Move move : Move.values()) {
            boolean still = EnumSet.of(Move.HIDE, Move.SHOW, Move.LIST, Move.UNLIST, Move.DOUBT)
                    .contains(move);
            assertThat(move.possible(Course.reported(false, START).declined(START)))
                    .isEqualTo(still);
            assertThat(move.possible(merged)).isEqualTo(still);
            assertThat(move.possible(off)).isEqualTo(still || move == Move.REOPEN);
        }
    }

    private static Course assigned() {
        return Course.reported(false, START).accepted(START).assigned(task(START.plus(Duration.ofDays(3))), START);
    }

    private static Course rectified() {
        return assigned().started(START).rectified(proof(), WORKER, null, START.plusSeconds(60), false, START);
    }

    private static Course writtenOff() {
        return rectified().verified(OTHER, START).writtenOff(START);
    }

    @Test
    void nobodyVerifiesTheirOwnWork() {
        refused(422, "own-matter", () -> rectified().verified(WORKER, START));
    }

    @Test
    void nothingIsPutRightWithoutAPictureAndAPlace() {
        refused(400, "invalid-request", () -> new Rectification(List.of(), 30.9, 108.6, null));
        refused(400, "invalid-request", () -> new Rectification(List.of(new UUID(3, 1)), null, null, " "));
        refused(400, "invalid-request", () -> new Rectification(List.of(new UUID(3, 1)), 30.9, null, "在"));
        assertThat(new Rectification(List.of(new UUID(3, 1)), null, null, " 在河边，已清完 ").onSite())
                .isEqualTo("在河边，已清完");
    }

    @Test
    void aMoveOnAClosedSpotADoubleTapAndAMoveOutOfOrderAreToldApart() {
        assertThat(words(writtenOff(), SpotState.ASSIGNED, Move.START)).contains("已销号", "不能再");
        assertThat(words(assigned(), SpotState.ACCEPTED, Move.ASSIGN)).contains("刚刚有人办理过", "已派发");
        assertThat(words(assigned(), SpotState.ASSIGNED, Move.VERIFY)).contains("已派发", "还不能核实");
        assertThat(words(assigned().mergedInto(OTHER, START), SpotState.ASSIGNED, Move.START))
                .contains("并入");
    }

    private static String words(Course course, SpotState expected, Move move) {
        Problem problem = catchThrowableOfType(Problem.class, () -> course.mustBe(expected, move));
        assertThat(problem.type()).isEqualTo("spot-state");
        assertThat(problem.properties()).containsEntry("state", course.state().name());
        return problem.detail();
    }

    @Test
    void aHandOverKeepsTheDeadlineAndGoesToAnother() {
        Course handed = assigned().handedOver(Post.TOWN_OFFICE, START.plusSeconds(9));
        assertThat(due(handed)).isEqualTo(due(assigned()));
        assertThat(handed.task()).extracting(Task::post).isEqualTo(Post.TOWN_OFFICE);
        refused(422, "same-post", () -> handed.handedOver(Post.TOWN_OFFICE, START));
    }

    @Test
    void whatIsSentBackKeepsADeadlineThatIsStillToCome() {
        Instant fresh = START.plus(Duration.ofDays(30));
        assertThat(due(rectified().sentBack(fresh, START.plusSeconds(5)))).isEqualTo(due(assigned()));
        assertThat(due(rectified().sentBack(fresh, START.plus(Duration.ofDays(4)))))
                .isEqualTo(fresh);
    }

    @Test
    void whatTheReporterDidNotCleanUpIsAssignedLikeAnyOther() {
        Course cleaned = Course.reported(true, START)
                .accepted(START)
                .rectified(proof(), WORKER, null, START.plusSeconds(60), true, START);
        Course back = cleaned.sentBack(START, START);
        assertThat(back.state()).isEqualTo(SpotState.ACCEPTED);
        assertThat(Move.RECTIFY.possible(back)).isFalse();
    }

    @Test
    void blackWaterNeverGoesToTheGridAlone() {
        Task grid = Task.due(Route.GRID, Post.inspector(VILLAGE, null), null, START);
        refused(422, "black-water-route", () -> grid.mustSuit(SpotKind.BLACK_WATER));
        assertThat(grid.mustSuit(SpotKind.GARBAGE)).isEqualTo(grid);
        refused(
                400,
                "invalid-request",
                () -> Task.due(Route.HOUSEHOLD, Post.committee(VILLAGE), null, START)
                        .mustSuit(SpotKind.PILES));
    }

    private static @Nullable Instant due(Course course) {
        Task task = course.task();
        return task == null ? null : task.dueAt();
    }

    private static void refused(int status, String type, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.type()).isEqualTo(type);
        });
    }
}
