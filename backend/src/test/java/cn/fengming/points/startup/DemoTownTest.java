package cn.fengming.points.startup;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Servers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;

/** What a newcomer finds after the first start: a whole town whose books are right, again after a second start. */
class DemoTownTest {

    private static final Pattern PORT = Pattern.compile("http://localhost:(\\d+)");

    private Http http;
    private JsonNode people;

    /**
     * In the third week of a quarter: twelve days ago was still, or already, another one than the one in full swing. The
     * stories in the browser found their town on the day they run.
     */
    @Test
    void the_first_start_founds_a_town_in_full_swing_and_the_second_finds_it() {
        Path data = Servers.newDataDirectory("demo");
        try (Program first = Program.start(environment(data))) {
            enter(first.awaitReady());
            everyRoleCanBeTried();
            everyPointIsAccountedFor();
            aQuarterIsInFullSwing();
            aVillagerSeesPointsPassbookAndGoods();
            first.terminate();
        }
        try (Program second = Program.start(environment(data))) {
            enter(second.awaitReady());
            everyPointIsAccountedFor();
            assertThat(second.printed()).doesNotContain("Founding the demo town");
            second.terminate();
        }
    }

    @Test
    void a_founding_that_broke_off_is_refused_with_what_to_do() {
        Path data = Servers.newDataDirectory("demo-half");
        try (Program first = Program.start(environment(data))) {
            first.await("POST /api/v1/funds 201");
            first.kill();
        }
        try (Program second = Program.start(environment(data))) {
            assertThat(second.awaitEnd()).isNotZero();
            assertThat(second.printed()).contains("not founded to the end", "Delete the data directory");
        }
    }

    private void enter(String ready) {
        Matcher port = PORT.matcher(ready);
        assertThat(port.find()).as(ready).isTrue();
        assertThat(ready).contains("demo on");
        http = Http.at(new MockEnvironment().withProperty("local.server.port", port.group(1)));
        people =
                http.anonymous().get("/api/v1/sessions/demo-people").expect(200).json();
    }

    private void everyRoleCanBeTried() {
        assertThat(stream(people).map(person -> person.get("role").asString()).distinct())
                .containsExactlyInAnyOrder("VILLAGER", "INSPECTOR", "PANEL", "COMMITTEE", "CLERK", "TOWN", "AUDITOR");
        JsonNode villages = any("TOWN").get("/api/v1/pools").expect(200).json();
        assertThat(villages.size()).isEqualTo(24);
        assertThat(stream(villages).map(pool -> pool.get("village").asString()))
                .allSatisfy(village -> assertThat(any("TOWN")
                                .get("/api/v1/villages/" + village + "/households?size=40")
                                .expect(200)
                                .json()
                                .get("items")
                                .size())
                        .isEqualTo(40));
    }

    private void everyPointIsAccountedFor() {
        Caller office = any("TOWN");
        assertThat(office.post("/api/v1/book-checks", null).expect(200).json().get("findings"))
                .isEmpty();
        JsonNode quarters = office.get("/api/v1/quarters").expect(200).json();
        JsonNode proof = office.get(
                        "/api/v1/quarters/" + quarters.get(0).get("quarter").asString() + "/proof")
                .expect(200)
                .json();
        assertThat(proof.get("holds").asBoolean()).isTrue();
        assertThat(proof.get("fund").asLong()).isEqualTo(200_000);
        assertThat(proof.get("unissued").asLong())
                .as("two quarters of 48,000 were issued")
                .isEqualTo(104_000);
        for (String place : List.of("pools", "wallets", "held", "redeemed")) {
            assertThat(proof.get(place).asLong()).as(place).isPositive();
        }
    }

    private void aQuarterIsInFullSwing() {
        Caller committee = any("COMMITTEE");
        String village = committee
                .get("/api/v1/me")
                .expect(200)
                .json()
                .at("/posts/0/village/id")
                .asString();
        for (String state : List.of("SUBMITTED", "ON_NOTICE", "OBJECTED", "POSTED")) {
            assertThat(committee
                            .get("/api/v1/villages/" + village + "/applications?state=" + state)
                            .expect(200)
                            .json()
                            .get("items")
                            .size())
                    .as(state)
                    .isPositive();
        }
    }

    private void aVillagerSeesPointsPassbookAndGoods() {
        Caller villager = any("VILLAGER");
        assertThat(villager.get("/api/v1/me").expect(200).json().get("demo").asBoolean())
                .isTrue();
        assertThat(items(villager, "/api/v1/me/wallet/entries")).isPositive();
        assertThat(items(villager, "/api/v1/goods")).isPositive();
        assertThat(items(villager, "/api/v1/redemptions")).isPositive();
    }

    private static int items(Caller caller, String path) {
        return caller.get(path).expect(200).json().get("items").size();
    }

    private Caller any(String role) {
        UUID person = stream(people)
                .filter(each -> each.get("role").asString().equals(role))
                .map(each -> UUID.fromString(each.get("person").asString()))
                .findFirst()
                .orElseThrow();
        return http.withToken(http.anonymous()
                .post("/api/v1/sessions/demo", Map.of("person", person))
                .expect(201)
                .json()
                .get("token")
                .asString());
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Map<String, String> environment(Path data) {
        return Map.of(
                "POINTS_DATA_DIR",
                data.toString(),
                "POINTS_PORT",
                "0",
                "POINTS_DEMO",
                "true",
                "POINTS_DEMO_DAY",
                "2027-01-15");
    }
}
