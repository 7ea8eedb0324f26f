package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may do what, what a town may decide, and what lies near: without a database. */
class SpotRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final UUID TOWN = new UUID(0, 1);
    private static final UUID VILLAGE = new UUID(1, 1);
    private static final UUID ELSEWHERE = new UUID(1, 2);
    private static final UUID GRID = new UUID(1, 11);
    private static final UUID OTHER_GRID = new UUID(1, 12);
    private static final UUID HOME = new UUID(2, 1);
    private static final UUID REPORTER_HOME = new UUID(2, 2);
    private static final UUID REPORTER = new UUID(3, 1);

    private static Actor actor(long number, @Nullable UUID home, Grant... grants) {
        return new Actor(TOWN, new UUID(3, number), "某人", home, null, Set.of(grants));
    }

    private static Grant in(Role role, @Nullable UUID village, @Nullable UUID grid) {
        return new Grant(role, village, grid);
    }

    private static Spot spot(Course course) {
        return new Spot(
                new UUID(9, 9),
                TOWN,
                "2026-00001",
                SpotKind.GARBAGE,
                VILLAGE,
                new Where(null, GRID, "河边", null, null, null),
                null,
                null,
                new Origin(Source.RESIDENT, REPORTER, REPORTER_HOME, "张*", null, NOW),
                course,
                0,
                Spot.Reward.NONE_YET,
                Shown.YES);
    }

    private static Course assigned(Route route, Post post, @Nullable UUID home) {
        return Course.reported(false, NOW)
                .accepted(NOW)
                .assigned(Task.due(route, post, home, NOW.plus(Duration.ofDays(3))), NOW);
    }

    private static Course rectifiedBy(Actor worker, boolean byTown) {
        Rectification proof = new Rectification(List.of(new UUID(4, 4)), null, null, "在现场");
        return assigned(Route.HOUSEHOLD, Post.committee(VILLAGE), HOME)
                .rectified(proof, worker.person(), worker.household(), NOW.plusSeconds(60), byTown, NOW);
    }

    private static Party party(Actor actor, Course course) {
        return party(actor, course, false, NOW);
    }

    private static Party party(Actor actor, Course course, boolean witness, Instant now) {
        return new Party(actor, spot(course), witness, NOW.plus(Duration.ofDays(90)), now);
    }

    private static final Actor COMMITTEE = actor(10, null, in(Role.COMMITTEE, VILLAGE, null));
    private static final Actor FOREIGN_COMMITTEE = actor(11, null, in(Role.COMMITTEE, ELSEWHERE, null));
    private static final Actor INSPECTOR = actor(12, null, in(Role.INSPECTOR, VILLAGE, GRID));
    private static final Actor OTHER_INSPECTOR = actor(13, null, in(Role.INSPECTOR, VILLAGE, OTHER_GRID));
    private static final Actor OFFICE = actor(14, null, in(Role.TOWN, null, null));
    private static final Actor AUDITOR = actor(15, null, in(Role.AUDITOR, null, null));
    private static final Actor OWNER = actor(16, HOME, in(Role.VILLAGER, VILLAGE, null));
    private static final Actor SENDER = actor(1, REPORTER_HOME, in(Role.VILLAGER, VILLAGE, null));

    @Test
    void anInspectorWorksInTheirOwnGrid() {
        Course course = assigned(Route.GRID, Post.inspector(VILLAGE, GRID), null);
        assertThat(party(INSPECTOR, course).capacity(Move.RECTIFY)).isEqualTo(Capacity.INSPECTOR);
        assertThat(party(OTHER_INSPECTOR, course).capacity(Move.RECTIFY)).isNull();
        assertThat(party(COMMITTEE, course).capacity(Move.RECTIFY)).isEqualTo(Capacity.COMMITTEE);
        assertThat(party(OFFICE, course).capacity(Move.RECTIFY)).isEqualTo(Capacity.TOWN);
        assertThat(party(FOREIGN_COMMITTEE, course).capacity(Move.RECTIFY)).isNull();
        assertThat(party(AUDITOR, course).capacity(Move.RECTIFY)).isNull();
        assertThat(party(INSPECTOR, Course.reported(false, NOW)).may(Move.ACCEPT))
                .isTrue();
        assertThat(party(OTHER_INSPECTOR, Course.reported(false, NOW)).may(Move.ACCEPT))
                .isFalse();
        assertThat(party(INSPECTOR, Course.reported(false, NOW)).may(Move.DECLINE))
                .isFalse();
    }

    @Test
    void theHomeItselfPutsItsMatterRightButHandsNothingOver() {
        Course own = assigned(Route.HOUSEHOLD, Post.committee(VILLAGE), HOME);
        assertThat(party(OWNER, own).may(Move.RECTIFY)).isTrue();
        assertThat(party(OWNER, own).may(Move.HAND_OVER)).isFalse();
        assertThat(party(SENDER, own).may(Move.RECTIFY)).isFalse();
    }

    @Test
    void reporterAndWitnessesVerifyFirstThenTheTown() {
        Course fixed = rectifiedBy(OWNER, false);
        assertThat(party(SENDER, fixed).may(Move.VERIFY)).isTrue();
        assertThat(party(OFFICE, fixed).may(Move.VERIFY)).isFalse();
        assertThat(party(COMMITTEE, fixed).may(Move.VERIFY)).isFalse();
        Actor somebody = actor(20, new UUID(2, 9));
        assertThat(party(somebody, fixed, true, NOW).may(Move.VERIFY)).isTrue();
        assertThat(party(somebody, fixed, false, NOW).may(Move.VERIFY)).isFalse();
        Instant late = NOW.plusSeconds(61);
        assertThat(party(SENDER, fixed, false, late).may(Move.VERIFY)).isFalse();
        assertThat(party(OFFICE, fixed, false, late).may(Move.VERIFY)).isTrue();
        assertThat(party(OFFICE, rectifiedBy(OWNER, true)).may(Move.VERIFY)).isTrue();
    }

    @Test
    void nobodyJudgesTheirOwnWorkOrHome() {
        Course fixed = rectifiedBy(OFFICE, true);
        assertThat(party(OFFICE, fixed).may(Move.VERIFY)).isFalse();
        Actor relative = actor(21, HOME, in(Role.TOWN, null, null));
        assertThat(party(relative, fixed).may(Move.VERIFY)).isFalse();
        assertThatThrownBy(() -> party(relative, fixed).must(Move.VERIFY)).hasMessageContaining("回避");
        Course verified = fixed.verified(COMMITTEE.person(), NOW);
        assertThat(party(OFFICE, verified).may(Move.WRITE_OFF)).isFalse();
        assertThat(party(relative, verified).may(Move.WRITE_OFF)).isFalse();
        assertThat(party(COMMITTEE, verified).may(Move.WRITE_OFF)).isTrue();
    }

    @Test
    void whoReportedItIsKnownToStaffButNeverToTheHomeConcerned() {
        Course own = assigned(Route.HOUSEHOLD, Post.committee(VILLAGE), HOME);
        assertThat(party(COMMITTEE, own).maySeeReporter()).isTrue();
        assertThat(party(OWNER, own).maySeeReporter()).isFalse();
        Actor cadreOfTheHome = actor(22, HOME, in(Role.COMMITTEE, VILLAGE, null));
        assertThat(party(cadreOfTheHome, own).staff()).isTrue();
        assertThat(party(cadreOfTheHome, own).maySeeReporter()).isFalse();
        assertThat(party(SENDER, own).maySeeReporter()).isFalse();
    }

    @Test
    void beforeItIsAcceptedOnlyReporterAndStaffSeeIt() {
        Course reported = Course.reported(false, NOW);
        Actor neighbour = actor(23, new UUID(2, 7), in(Role.VILLAGER, VILLAGE, null));
        assertThat(party(neighbour, reported).maySee()).isFalse();
        assertThat(party(FOREIGN_COMMITTEE, reported).maySee()).isFalse();
        assertThat(party(SENDER, reported).maySee()).isTrue();
        assertThat(party(INSPECTOR, reported).maySee()).isTrue();
        assertThat(party(AUDITOR, reported).maySee()).isTrue();
        assertThat(party(neighbour, reported.accepted(NOW)).maySee()).isTrue();
    }

    @Test
    void aRelapseIsReportedInTimeByReportersAndAnyTimeByStaff() {
        Course off = rectifiedBy(OWNER, false).verified(REPORTER, NOW).writtenOff(NOW);
        Instant late = NOW.plus(Duration.ofDays(91));
        assertThat(party(SENDER, off).may(Move.REOPEN)).isTrue();
        assertThat(party(SENDER, off, false, late).may(Move.REOPEN)).isFalse();
        assertThatThrownBy(() -> party(SENDER, off, false, late).must(Move.REOPEN))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo("reopen-late"));
        assertThat(party(INSPECTOR, off, false, late).may(Move.REOPEN)).isTrue();
        assertThat(party(FOREIGN_COMMITTEE, off).may(Move.REOPEN)).isFalse();
    }

    @Test
    void nobodyEarnsByWhatTheyOweOrDoAtWork() {
        Spot byOwner = spot(rectifiedBy(OWNER, false));
        assertThat(Rewards.refusal(byOwner, REPORTER_HOME)).isEmpty();
        assertThat(Rewards.refusal(byOwner, HOME)).isPresent();
        assertThat(Rewards.refusal(spot(rectifiedBy(SENDER, true)), REPORTER_HOME))
                .isPresent();
    }

    @Test
    void aTownDecidesWithinReasonAndNeverSendsBlackWaterToTheGrid() {
        assertThat(SpotSettings.USUAL.of(SpotKind.POULTRY).radius()).isEqualTo(100);
        assertThat(SpotSettings.USUAL.of(SpotKind.GARBAGE).days(Route.GRID, null))
                .isEqualTo(2);
        assertThat(SpotSettings.USUAL.kinds()).hasSize(SpotKind.values().length);
        refused(() -> new KindRule(0, Route.GRID, Map.of()));
        refused(() -> new KindRule(501, Route.GRID, Map.of()));
        refused(() -> new KindRule(30, Route.GRID, Map.of(Route.GRID, 0)));
        refused(() -> new SpotSettings(Map.of(), 0, 3, 90));
        refused(() -> new SpotSettings(Map.of(SpotKind.BLACK_WATER, new KindRule(30, Route.GRID, Map.of())), 7, 3, 90));
        refused(() -> SpotSettings.USUAL.of(SpotKind.GARBAGE).days(Route.GRID, 181));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    /** Whatever lies within the radius lies in one of the squares looked at. */
    @Property(tries = 2000)
    void noNearPlaceIsMissed(
            @ForAll @DoubleRange(min = 3, max = 54) double latitude,
            @ForAll @DoubleRange(min = 73, max = 136) double longitude,
            @ForAll @IntRange(min = 1, max = 500) int radius,
            @ForAll @DoubleRange(min = 0, max = 0.99) double part,
            @ForAll @DoubleRange(min = 0, max = 6.28) double angle) {
        double north = part * radius / Square.DEGREE * Math.cos(angle);
        double east = part * radius / Square.DEGREE * Math.sin(angle) / Math.cos(Math.toRadians(latitude));
        Long[] squares = Square.around(latitude, longitude, radius);
        assertThat(Square.holds(squares, latitude + north, longitude + east)).isTrue();
        assertThat(squares.length).isLessThan(400);
    }
}
