package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The honour scores of a village are walked page by page; of a village elsewhere there are none. */
@PointsTest
class HonourScoreTest {

    @Autowired
    AwardTown towns;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Test
    void pages_show_every_household_once_and_the_best_first() {
        TownSetup town = towns.with(2, 7, 100);
        VillageSetup village = town.village(0);
        towns.approved(village, village.household(5), AwardTown.PANEL_RULE);
        towns.post(village).expect(201);

        List<String> households = new ArrayList<>();
        List<Long> scores = new ArrayList<>();
        String after = "";
        for (int pages = 0; after != null && pages < 9; pages++) {
            JsonNode page = http.as(village.committee())
                    .get(of(village.id()) + "?size=3" + after)
                    .expect(200)
                    .json();
            page.get("items").forEach(score -> {
                households.add(score.get("household").asString());
                scores.add(score.get("score").asLong());
            });
            after = page.get("next").isNull()
                    ? null
                    : "&after=" + page.get("next").asString();
        }

        assertThat(households)
                .containsExactlyInAnyOrderElementsOf(village.households().stream()
                        .map(home -> home.id().toString())
                        .toList())
                .startsWith(village.household(5).id().toString());
        assertThat(scores).containsExactly(110L, 100L, 100L, 100L, 100L, 100L, 100L);
    }

    @Test
    void a_village_of_another_town_or_none_is_not_found() {
        TownSetup town = given.town(1, 1);
        TownSetup elsewhere = given.town(1, 1);
        for (UUID village : List.of(elsewhere.village(0).id(), UUID.randomUUID())) {
            http.as(town.village(0).household(0).villager()).get(of(village)).expect(404);
            http.as(town.officer()).get(of(village)).expect(404);
        }
    }

    @Test
    void what_is_no_key_of_a_page_is_refused() {
        TownSetup town = given.town(1, 1);
        Stream.of("1", "x_y", "1_2", "999999999999999999999_00000000-0000-0000-0000-000000000000")
                .forEach(key -> assertThat(http.as(town.officer())
                                .get(of(town.village(0).id()) + "?after=" + key)
                                .expect(400)
                                .text())
                        .contains("after"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-10, 0, 110})
    void after_a_key_come_lower_scores_and_later_households(long earned) {
        HonourScore here = score(earned, new UUID(0, 5));
        var beyond = HonourScore.after(here.key());
        assertThat(beyond).accepts(score(earned - 1, new UUID(0, 1)), score(earned, new UUID(0, 6)));
        assertThat(beyond).rejects(here, score(earned, new UUID(0, 4)), score(earned + 1, new UUID(0, 6)));
        assertThatThrownBy(() -> HonourScore.after("?")).isInstanceOf(Problem.class);
    }

    private static HonourScore score(long earned, UUID household) {
        return new HonourScore(household, "张*三", 2026, 100, earned, 100 + earned, 1);
    }

    private static String of(UUID village) {
        return "/api/v1/villages/" + village + "/honour-scores";
    }
}
