package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.community.FamilyDesk;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What other modules propose goes the same way as everything else; a merge of households loses nothing on the way. */
@PointsTest
class ProposalTest {

    @Autowired
    AwardTown towns;

    @Autowired
    AwardDesk desk;

    @Autowired
    FamilyDesk families;

    @Autowired
    MergedHomes mergedHomes;

    @Autowired
    Http http;

    TownSetup town;
    VillageSetup village;
    HouseholdSetup home;

    @BeforeEach
    void aVillage() {
        town = towns.with(1, 3, 1000);
        village = town.village(0);
        home = village.households().get(0);
    }

    private Proposal.Answer propose(String rule, String event, @Nullable UUID agreedBy, @Nullable UUID agreedFrom) {
        return Objects.requireNonNull(desk.propose(
                        village.committee().actor(),
                        new Proposal(
                                home.id(),
                                rule,
                                event,
                                LocalDate.of(2026, 11, 20),
                                "河沟边垃圾，已核实",
                                village.inspector().actor().person(),
                                null,
                                agreedBy,
                                agreedFrom))
                .block());
    }

    @Test
    void whatTwoPersonsVerifiedIsApprovedAndPosted() {
        UUID cadre = village.committee().actor().person();
        assertThat(propose("spot_report", "spot-1", cadre, null).state()).isEqualTo(State.APPROVED);
        assertThat(propose("fix_confirmed", "spot-1", null, null).state()).isEqualTo(State.APPROVED);
        towns.post(village).expect(201);

        assertThat(towns.wallet(town, home)).isEqualTo(3);
        towns.booksAreRight(town);
    }

    @Test
    void withoutASecondPersonItWaitsForOne() {
        UUID same = village.inspector().actor().person();
        assertThat(propose("spot_report", "spot-1", null, null).state()).isEqualTo(State.AWAITING_SECOND);
        assertThat(propose("spot_report", "spot-2", same, null).state()).isEqualTo(State.AWAITING_SECOND);
        assertThat(propose("spot_report", "spot-3", village.committee().actor().person(), home.id())
                        .state())
                .isEqualTo(State.AWAITING_SECOND);
    }

    @Test
    void theSameEventAFullCapAndAnUnknownRuleAreAnswersNotErrors() {
        UUID cadre = village.committee().actor().person();
        assertThat(propose("fix_confirmed", "spot-1", null, null).refusal()).isNotNull();
        for (int each = 1; each <= 5; each++) {
            assertThat(propose("spot_report", "spot-" + each, cadre, null).application())
                    .isNotNull();
        }
        assertThat(propose("spot_report", "spot-1", cadre, null).refusal()).contains("申报过");
        assertThat(propose("spot_report", "spot-6", cadre, null).refusal()).contains("上限");
        assertThat(propose("no_such_rule", "spot-7", cadre, null).refusal()).isNotNull();
    }

    @Test
    void whatWasUnderWayGoesOnForTheHouseholdItWasMergedInto() {
        HouseholdSetup survivor = village.households().get(1);
        UUID application = towns.approved(village, home, AwardTown.PANEL_RULE);
        families.merge(town.officer().actor(), survivor.id(), home.id(), "并户").block();
        mergedHomes.hear(merged(survivor)).block();
        towns.post(village).expect(201);

        assertThat(towns.wallet(town, survivor)).isEqualTo(10);
        assertThat(towns.trail(survivor.villager(), application)
                        .at("/application/household")
                        .asString())
                .isEqualTo(survivor.id().toString());
        towns.booksAreRight(town);
    }

    @Test
    void whatWasEarnedBeforeAMergeStillCountsAsHonour() {
        HouseholdSetup survivor = village.households().get(1);
        towns.approved(village, home, AwardTown.PANEL_RULE);
        towns.post(village).expect(201);
        families.merge(town.officer().actor(), survivor.id(), home.id(), "并户").block();

        assertThat(http.as(survivor.villager())
                        .get("/api/v1/me/honour-score")
                        .expect(200)
                        .json()
                        .get("score")
                        .asLong())
                .isEqualTo(110);
    }

    private cn.fengming.points.kernel.OutboxEvent merged(HouseholdSetup survivor) {
        return new cn.fengming.points.kernel.OutboxEvent(
                town.town(),
                UUID.randomUUID(),
                "community.household-merged",
                survivor.id(),
                "{}",
                java.time.Instant.EPOCH);
    }
}
