package cn.fengming.points.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The town makes its rules; a version once made stays. */
@PointsTest
class RuleDeskTest {

    private static final String TERMS = """
            {"awarding": {"recorders": ["VILLAGER", "COMMITTEE"], "panel": true, "second": "NONE", "notice": false},
             "evidence": {"photos": 2, "beforeAfter": true, "proofs": []},
             "cap": {"times": 1, "window": "HALF_YEAR", "counted": "HOUSEHOLD"}}
            """;

    @Autowired
    Given given;

    @Autowired
    Http http;

    TownSetup town;

    @BeforeEach
    void aTownWithTheDefaultRules() {
        town = given.town(1, 1);
        adopt(town.officer()).expect(201);
    }

    private Answer adopt(Login login) {
        return http.as(login).post("/api/v1/rules/default-catalogue", null);
    }

    private Answer revise(Login login, String points, String from) {
        return http.as(login)
                .post(
                        "/api/v1/rules/micro_landscape/versions",
                        "{\"name\": \"建成微景观\", \"points\": " + points + ", \"terms\": " + TERMS + ", \"validFrom\": \""
                                + from + "\", \"reason\": \"调整分值\"}");
    }

    private JsonNode rule(String day) {
        return http.as(town.village(0).household(0).villager())
                .get("/api/v1/rules/micro_landscape?day=" + day)
                .expect(200)
                .json();
    }

    @Test
    void everybodySignedInReadsAllRulesInPlainWords() {
        JsonNode rules = http.as(town.village(0).household(0).villager())
                .get("/api/v1/rules")
                .expect(200)
                .json();

        assertThat(rules).hasSize(39);
        assertThat(StreamSupport.stream(rules.spliterator(), false)
                        .map(rule -> rule.get("words").asString()))
                .allMatch(words -> words.contains("分"));
        http.anonymous().get("/api/v1/rules").expect(401);
    }

    @Test
    void adoptingTwiceAddsNothing() {
        List<Answer> answers = http.race(8, () -> adopt(town.officer()));

        assertThat(answers).allMatch(answer -> answer.json().isEmpty());
        assertThat(http.as(town.officer()).get("/api/v1/rules").json()).hasSize(39);
    }

    @Test
    void aNewVersionCountsFromItsDayAndLeavesTheOldOneAsItWas() {
        revise(town.officer(), "15", "2026-12-01").expect(201);

        assertThat(rule("2026-11-30").get("points").asLong()).isEqualTo(10);
        assertThat(rule("2026-11-30").get("version").asInt()).isEqualTo(1);
        assertThat(rule("2026-12-01").get("points").asLong()).isEqualTo(15);
        JsonNode versions = http.as(town.officer())
                .get("/api/v1/rules/micro_landscape/versions")
                .expect(200)
                .json();
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/0/made/reason").asString()).isEqualTo("调整分值");
    }

    @Test
    void aVersionNeverBeginsInThePastOrBeforeTheOneBefore() {
        revise(town.officer(), "15", "2026-11-22").expect(400);
        revise(town.officer(), "15", "2026-12-10").expect(201);
        assertThat(revise(town.officer(), "20", "2026-12-10").expect(422).problem())
                .isEqualTo("rule-order");
        assertThat(revise(town.officer(), "20", "2026-12-01").expect(422).problem())
                .isEqualTo("rule-order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1001", "1.5", "99999999999999999999", "\"ten\"", "null"})
    void impossiblePointsAreRefused(String points) {
        revise(town.officer(), points, "2026-12-01").expect(400);
    }

    @Test
    void onlyTheTownMakesRules() {
        revise(town.village(0).committee(), "15", "2026-12-01").expect(403);
        revise(town.auditor(), "15", "2026-12-01").expect(403);
        revise(town.village(0).household(0).villager(), "15", "2026-12-01").expect(403);
        adopt(town.village(0).committee()).expect(403);
        TownSetup other = given.town(1, 1);
        revise(other.officer(), "15", "2026-12-01").expect(404);
        assertThat(http.as(other.officer()).get("/api/v1/rules").expect(200).json())
                .isEmpty();
    }

    @Test
    void aTownMakesARuleOfItsOwnOnce() {
        String body = "{\"code\": \"river_patrol\", \"draft\": {\"name\": \"巡河\", \"points\": 2, \"terms\": " + TERMS
                + ", \"validFrom\": \"2026-11-23\", \"reason\": \"新增\"}}";
        http.as(town.officer()).post("/api/v1/rules", body).expect(201);
        assertThat(http.as(town.officer())
                        .post("/api/v1/rules", body)
                        .expect(409)
                        .problem())
                .isEqualTo("rule-exists");
        http.as(town.officer())
                .post("/api/v1/rules", body.replace("river_patrol", "River'; --"))
                .expect(400);
        http.as(town.officer())
                .post("/api/v1/rules", body.replace("river_patrol", "other").replace("\"times\": 1", "\"times\": 0"))
                .expect(400);
    }
}
