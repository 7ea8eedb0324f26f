package cn.fengming.points.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rules of named posts that need no database. */
class HandoverTest {

    private static final UUID LEAVING = UUID.randomUUID();
    private static final UUID COMING = UUID.randomUUID();
    private static final Instant NOW = Instant.EPOCH;

    private static Handover begun() {
        return new Handover(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                List.of("韩莱路东段还有两处堆料"),
                null,
                null,
                null,
                null,
                null,
                LEAVING,
                NOW);
    }

    private static void refused(Runnable deed, String type) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    @Test
    void a_handover_is_done_when_two_persons_said_so() {
        Handover given = begun().confirmed(Handover.Side.GIVING, LEAVING, NOW);
        assertThat(given.done()).isFalse();
        assertThat(given.confirmed(Handover.Side.GIVING, LEAVING, NOW)).isSameAs(given);
        refused(() -> given.confirmed(Handover.Side.TAKING, LEAVING, NOW), "same-person");
        refused(() -> given.confirmed(Handover.Side.GIVING, COMING, NOW), "handover-over");
        Handover done = given.confirmed(Handover.Side.TAKING, COMING, NOW);
        assertThat(done.done()).isTrue();
        refused(() -> done.withdrawn(NOW), "handover-over");
        refused(() -> begun().withdrawn(NOW).confirmed(Handover.Side.TAKING, COMING, NOW), "handover-over");
    }

    @Test
    void the_worst_homes_are_looked_after_by_the_secretary_or_the_committee() {
        Pairing worst = new Pairing(UUID.randomUUID(), LEAVING, COMING, UUID.randomUUID(), true, "", LEAVING, NOW);
        refused(() -> worst.mustSuit(Position.Kind.HOME_PARTNER, false), "cadre-needed");
        refused(() -> worst.mustSuit(Position.Kind.ROAD_CHIEF, true), "no-partner");
        assertThat(worst.mustSuit(Position.Kind.HOME_PARTNER, true)).isSameAs(worst);
    }

    @Test
    void a_number_is_kept_only_when_its_owner_agreed_to_show_it() {
        LocalDate today = LocalDate.of(2021, 11, 22);
        Appointee silent = new Appointee("张三", null, false, "0533-3221234", false, today, today.plusYears(1));
        refused(() -> silent.mustFit(today, false), "invalid-request");
        Appointee named = new Appointee("张三", null, false, " ", false, today, today.plusYears(1));
        Tenure tenure = named.mustFit(today, false).tenure(COMING, LEAVING, Tenure.State.HELD, null, LEAVING, NOW);
        assertThat(tenure.phone()).isNull();
        refused(() -> named.mustFit(today, true), "cadre-needed");
        refused(() -> named.mustFit(today.plusYears(2), false), "invalid-request");
    }
}
