package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.ledger.Books;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Red flags for everybody, yellow ones between a home and the staff. */
@PointsTest
class FlagTest {

    @Autowired
    private Given given;

    @Autowired
    private HonourSeason season;

    @Autowired
    private Http http;

    @Autowired
    private Uploads uploads;

    @Autowired
    private Books books;

    private TownSetup town;
    private VillageSetup village;
    private HouseholdSetup tidy;
    private HouseholdSetup untidy;

    @BeforeEach
    void setUp() {
        town = season.town(2, 5);
        village = town.village(0);
        tidy = village.household(0);
        untidy = village.household(1);
    }

    @AfterEach
    void booksAreRight() {
        assertThat(books.check(town.town()).block().findings()).isEmpty();
    }

    @Test
    void theMonthsSheetsFlyRedInPublicOncePostedAndYellowInPrivateAtOnce() {
        handIn(tidy, 95);
        handIn(untidy, 45);
        handIn(village.household(2), 75);
        count().expect(201);

        JsonNode yellow = only(flagsOf(village.committee(), ""));
        assertThat(yellow.get("colour").asString()).isEqualTo("YELLOW");
        assertThat(yellow.get("household").asString()).isEqualTo(untidy.id().toString());
        assertThat(yellow.get("score").asInt()).isEqualTo(45);
        assertThat(redFlags()).isEmpty();

        List<UUID> waiting = new ArrayList<>();
        http.as(village.committee())
                .get("/api/v1/villages/" + village.id() + "/applications?state=SUBMITTED")
                .expect(200)
                .json()
                .get("items")
                .forEach(item -> waiting.add(UUID.fromString(item.get("id").asString())));
        season.review(village, waiting, List.of());
        season.post(village).expect(201);

        JsonNode red = only(redFlags());
        assertThat(red.get("name").asString()).contains("*").isNotEqualTo(tidy.headName());
        assertThat(only(flagsOf(village.committee(), "&colour=RED"))
                        .get("score")
                        .asInt())
                .isEqualTo(95);
        JsonNode wall = http.anonymous()
                .get("/api/v1/public/towns/" + town.town() + "/villages/" + village.id() + "/board")
                .expect(200)
                .json();
        assertThat(wall.get("redFlags")).hasSize(1);
        assertThat(wall.toString()).doesNotContain("YELLOW").doesNotContain(tidy.headName());
    }

    @Test
    void aYellowFlagIsSeenByTheHomeAndTheStaffOnly() {
        UUID photo = uploads.photo(village.inspector());
        UUID flag = raise(village.inspector(), untidy, photo).expect(201).id();
        String own = "/api/v1/households/" + untidy.id() + "/flags";
        String all = "/api/v1/villages/" + village.id() + "/flags";
        TownSetup elsewhere = given.town(1, 1);

        for (Login reader :
                List.of(untidy.villager(), village.inspector(), village.committee(), town.officer(), town.auditor())) {
            assertThat(only(http.as(reader).get(own).expect(200).json().get("items"))
                            .get("id")
                            .asString())
                    .isEqualTo(flag.toString());
        }
        http.as(untidy.villager()).get("/api/v1/photos/" + photo).expect(200);
        for (Login stranger : List.of(tidy.villager(), town.village(1).committee(), elsewhere.officer())) {
            http.as(stranger).get(own).expect(404);
            http.as(stranger).get("/api/v1/photos/" + photo).expect(404);
        }
        http.as(untidy.villager()).get(all).expect(403);
        http.as(town.village(1).inspector()).get(all).expect(403);
        http.as(elsewhere.officer()).get(all).expect(404);
        assertThat(redFlags()).isEmpty();
    }

    @Test
    void aYellowFlagIsRaisedByStaffOfTheVillageOnceAMonthWithAPhoto() {
        TownSetup elsewhere = given.town(1, 0);
        UUID photo = uploads.photo(village.inspector());
        raise(village.inspector(), untidy).expect(400);
        raise(village.committee(), untidy, photo).expect(400);
        raise(town.village(1).inspector(), untidy, uploads.photo(town.village(1).inspector()))
                .expect(403);
        raise(elsewhere.officer(), untidy, photo).expect(403);
        raise(elsewhere.village(0).inspector(), untidy, photo).expect(403);
        raise(town.auditor(), untidy, photo).expect(403);
        raise(tidy.villager(), untidy, photo).expect(403);
        raise(village.inspector(), town.village(1).household(0), photo).expect(404);
        raise(village.inspector(), untidy, photo).expect(201);
        Answer again = raise(village.inspector(), untidy, uploads.photo(village.inspector()))
                .expect(409);
        assertThat(again.problem()).isEqualTo("flag-raised-already");
    }

    @Test
    void aYellowFlagIsGoneOnceCured() {
        UUID flag = raise(village.inspector(), untidy, uploads.photo(village.inspector()))
                .expect(201)
                .id();
        String report = "/api/v1/flags/" + flag + "/cure-report";
        String look = "/api/v1/flags/" + flag + "/look";
        Map<String, Object> done = Map.of("words", "已经清理", "photos", List.of(uploads.photo(untidy.villager())));
        http.as(tidy.villager()).post(report, Map.of()).expect(404);
        http.as(untidy.villager()).post(report, done).expect(200);
        http.as(untidy.villager()).post(report, Map.of()).expect(409);
        http.as(village.inspector()).post(look, Map.of("cured", false)).expect(200);
        http.as(untidy.villager()).post(report, Map.of()).expect(200);
        http.as(town.village(1).inspector()).post(look, Map.of("cured", true)).expect(404);
        http.as(untidy.villager()).post(look, Map.of("cured", true)).expect(403);
        http.as(town.auditor()).post(look, Map.of("cured", true)).expect(403);

        List<Answer> answers = http.race(8, () -> http.as(village.inspector()).post(look, Map.of("cured", true)));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(7);
        assertThat(flagsOf(village.committee(), "")).isEmpty();
        JsonNode kept = only(http.as(untidy.villager())
                .get("/api/v1/households/" + untidy.id() + "/flags")
                .expect(200)
                .json()
                .get("items"));
        assertThat(kept.get("state").asString()).isEqualTo("CURED");
    }

    @Test
    void aMonthThatIsNoneIsRefused() {
        String path = "/api/v1/villages/" + village.id() + "/flags?month=";
        http.as(village.committee()).get(path + "2026-13").expect(400);
        http.as(village.committee()).get(path + "2026-10").expect(200);
    }

    private void handIn(HouseholdSetup home, int score) {
        Map<String, Object> form = Map.of(
                "household",
                home.id(),
                "score",
                score,
                "words",
                "逐项看过",
                "photos",
                List.of(uploads.photo(village.inspector())));
        http.as(village.inspector())
                .post("/api/v1/villages/" + village.id() + "/home-sheets", form)
                .expect(201);
    }

    private Answer count() {
        return http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/home-months", Map.of("month", "2026-11"));
    }

    private Answer raise(Login login, HouseholdSetup home, UUID... photos) {
        return http.as(login)
                .post(
                        "/api/v1/villages/" + village.id() + "/flags",
                        Map.of("household", home.id(), "words", "房前堆了杂物", "photos", List.of(photos)));
    }

    private JsonNode flagsOf(Login login, String filter) {
        return http.as(login)
                .get("/api/v1/villages/" + village.id() + "/flags?size=50" + filter)
                .expect(200)
                .json()
                .get("items");
    }

    private JsonNode redFlags() {
        return http.anonymous()
                .get("/api/v1/public/towns/" + town.town() + "/villages/" + village.id() + "/red-flags")
                .expect(200)
                .json()
                .get("items");
    }

    private static JsonNode only(JsonNode list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }
}
