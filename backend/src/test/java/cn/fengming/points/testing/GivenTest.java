package cn.fengming.points.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsTest
class GivenTest {

    @Autowired
    Given given;

    @Autowired
    Community community;

    @Test
    void aTownOf24VillagesHasItsHouseholdsAndPeople() {
        TownSetup town = given.town(24, 10);

        assertThat(community.villages(town.town()).count().block()).isEqualTo(24);
        VillageSetup last = town.village(23);
        assertThat(community.householdsOf(town.town(), last.id()).count().block())
                .isEqualTo(10);
        assertThat(last.committee().actor().serves(last.id(), Role.COMMITTEE)).isTrue();
        assertThat(last.panel()).hasSize(5);
        assertThat(town.auditor().actor().has(Role.AUDITOR)).isTrue();
        var household = last.household(9);
        assertThat(household.villager().actor().household()).isEqualTo(household.id());
        assertThat(household.villager().actor().name()).isEqualTo(household.headName());
    }

    @Test
    void aVillagerCanTakeASeatInThePanel() {
        TownSetup town = given.town(1, 1);
        VillageSetup village = town.village(0);
        Login villager = village.household(0).villager();

        Login seated = given.appoint(town.officer(), villager, Role.PANEL, village.id());

        assertThat(seated.actor().person()).isEqualTo(villager.actor().person());
        assertThat(seated.actor().household()).isEqualTo(village.household(0).id());
        assertThat(seated.actor().serves(village.id(), Role.PANEL)).isTrue();
    }
}
