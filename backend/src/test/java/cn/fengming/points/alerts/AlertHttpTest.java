package cn.fengming.points.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.kernel.Seed;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.Pictures;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An auditor's week: what the rules found, what became of it, and what households say when they are asked. */
@PointsTest
class AlertHttpTest {

    @Autowired
    Http http;

    @Autowired
    Given given;

    @Autowired
    Ledger ledger;

    @Autowired
    Uploads uploads;

    TownSetup town;
    VillageSetup village;
    Caller officer;
    Caller auditor;
    Login clerk;
    String good;

    @BeforeEach
    void aVillageWithAShop() {
        town = given.town(2, 4);
        village = town.village(0);
        officer = http.as(town.officer());
        auditor = http.as(town.auditor());
        clerk = given.appoint(town.officer(), village.household(1).villager(), Role.CLERK, village.id());
        officer.post("/api/v1/funds", Map.of("amountFen", 10_000_000, "document", "县拨", "receivedOn", "2026-10-01"))
                .expect(201);
        officer.post("/api/v1/quarters", Map.of("quarter", "2026Q4")).expect(201);
        officer.post("/api/v1/goods/default-catalogue", null);
        officer.post("/api/v1/rules/default-catalogue", null);
        good = officer.get("/api/v1/goods?size=1").json().at("/items/0/good/id").asString();
        officer.post(
                        "/api/v1/redemption-windows",
                        Map.of("quarter", "2026Q4", "opensOn", "2026-11-20", "closesOn", "2026-11-30", "pickupDays", 7))
                .expect(201);
        http.as(clerk)
                .post("/api/v1/villages/" + village.id() + "/deliveries", Map.of("good", good, "pieces", 20))
                .expect(201);
        move(Movement.GRANT, Account.issue(town.town()), Account.pool(village.id()), 900);
        for (int number : List.of(0, 2, 3)) {
            move(
                    Movement.AWARD,
                    Account.pool(village.id()),
                    Account.wallet(home(number).id()),
                    100);
            handOver(home(number));
        }
    }

    @Test
    void what_was_found_is_looked_into_and_settled_by_the_auditor_alone() {
        samePictureTwice();
        assertThat(raised()).as("the picture").isEqualTo(1);
        // The clerk turns out to be kin to a household served alone, as is recorded afterwards.
        http.as(village.committee())
                .post("/api/v1/households/" + home(0).id() + "/kin", Map.of("other", home(1).id(), "reason", "兄弟"))
                .expect(204);
        var checks = http.race(8, () -> auditor.post("/api/v1/alert-checks", null));
        assertThat(checks.stream()
                        .mapToLong(each -> each.expect(200).json().get("raised").asLong())
                        .sum())
                .as("eight looks raise a fact once")
                .isEqualTo(1);
        assertThat(raised()).isZero();

        JsonNode listed = auditor.get("/api/v1/alerts").expect(200).json().get("items");
        assertThat(listed.size()).isEqualTo(2);
        JsonNode alert = listed.get(0);
        assertThat(alert.get("kind").asString()).isEqualTo("SELF_DEALING");
        assertThat(alert.get("sentence").asString())
                .contains(clerk.actor().name(), home(0).headName(), "亲属")
                .doesNotContain("{");
        String path = "/api/v1/alerts/" + alert.get("id").asString();
        assertThat(auditor.post(path + "/settlement", Map.of("words", "没事"))
                        .expect(409)
                        .problem())
                .isEqualTo("alert-state");
        officer.post(path + "/looks", Map.of("words", "当天只有他一个人值班")).expect(200);
        officer.post(path + "/settlement", Map.of("words", "没事")).expect(403);
        auditor.post(path + "/looks", Map.of("words", " ")).expect(400);
        JsonNode settled = auditor.post(path + "/settlement", Map.of("words", "看过签收照片，属实"))
                .expect(200)
                .json();
        assertThat(settled.get("alert").get("state").asString()).isEqualTo("SETTLED");
        assertThat(settled.get("steps").size()).isEqualTo(2);
        assertThat(auditor.get("/api/v1/alerts?state=OPEN").json().get("items").size())
                .isEqualTo(1);
        http.as(village.committee()).get("/api/v1/alerts").expect(403);
        http.as(given.town(1, 1).auditor()).get(path).expect(404);
        auditor.put("/api/v1/alert-settings", limits(50)).expect(403);
        officer.put("/api/v1/alert-settings", limits(5)).expect(400);
        officer.put("/api/v1/alert-settings", limits(50)).expect(200);
        assertThat(auditor.get("/api/v1/alert-settings")
                        .json()
                        .get("awarderPercent")
                        .asInt())
                .isEqualTo(50);
    }

    @Test
    void households_are_drawn_by_a_promised_seed_and_asked() {
        var plan = Map.of("about", "GOODS", "from", "2026-11-20", "to", "2026-11-23", "homes", 2, "reason", "第四季度抽查");
        officer.post("/api/v1/callback-rounds", plan).expect(403);
        JsonNode planned =
                auditor.post("/api/v1/callback-rounds", plan).expect(201).json().get("round");
        String path = "/api/v1/callback-rounds/" + planned.get("id").asString();
        assertThat(planned.has("seed") && !planned.get("seed").isNull())
                .as("a promise first")
                .isFalse();

        var drawings = http.race(8, () -> auditor.post(path + "/draw", null));
        assertThat(drawings).filteredOn(answer -> answer.status() == 200).hasSize(1);
        JsonNode drawn = auditor.get(path).expect(200).json();
        Seed seed = new Seed(drawn.get("round").get("seed").asString());
        assertThat(seed.commitment()).isEqualTo(planned.get("commitment").asString());
        List<String> pot = new ArrayList<>();
        drawn.get("round").get("candidates").forEach(each -> pot.add(each.asString()));
        List<String> homes = new ArrayList<>();
        drawn.get("homes")
                .forEach(each -> homes.add(each.get("home").get("household").asString()));
        assertThat(pot).hasSize(3);
        assertThat(homes).as("anybody can do it again").isEqualTo(seed.draw(pot, 2));

        UUID first = UUID.randomUUID();
        note(first, planned, homes.get(0), "NOT_REACHED", "没人接").expect(200);
        note(UUID.randomUUID(), planned, homes.get(0), "RECEIVED", "").expect(200);
        note(first, planned, homes.get(0), "NOT_REACHED", "没人接").expect(200);
        note(UUID.randomUUID(), planned, homes.get(1), "NOT_RECEIVED", "").expect(400);
        JsonNode asked = note(UUID.randomUUID(), planned, homes.get(1), "NOT_RECEIVED", "说从来没有领过")
                .expect(200)
                .json();
        assertThat(asked.get("sums").get("received").asLong()).isEqualTo(1);
        assertThat(asked.get("sums").get("notReceived").asLong()).isEqualTo(1);
        assertThat(asked.get("sums").get("left").asLong()).isZero();
        JsonNode alerts = auditor.get("/api/v1/alerts?kind=NOT_RECEIVED").json().get("items");
        assertThat(alerts.size()).isEqualTo(1);
        assertThat(alerts.get(0).get("sentence").asString()).contains("说从来没有领过");
        auditor.post(path + "/close", null).expect(200);
        note(UUID.randomUUID(), planned, homes.get(0), "RECEIVED", "").expect(409);
        officer.get(path).expect(200);
        http.as(given.town(1, 1).auditor()).get(path).expect(404);
    }

    private Answer note(UUID id, JsonNode round, String household, String result, String words) {
        return auditor.put(
                "/api/v1/callback-notes/" + id,
                Map.of("round", round.get("id").asString(), "household", household, "result", result, "words", words));
    }

    private long raised() {
        return auditor.post("/api/v1/alert-checks", null)
                .expect(200)
                .json()
                .get("raised")
                .asLong();
    }

    private static Map<String, Object> limits(int awarderPercent) {
        return Map.of(
                "awarderPercent", awarderPercent,
                "awarderPoints", 200,
                "clanPercent", 40,
                "clanFactor", 200,
                "spikeDays", 10,
                "spikeFactor", 300,
                "spikePoints", 200,
                "stockPercent", 5,
                "stockPieces", 3);
    }

    private void samePictureTwice() {
        for (int number : List.of(2, 3)) {
            Login villager = home(number).villager();
            UUID before = uploads.photo(villager);
            UUID after = UUID.randomUUID();
            uploads.put(villager, after, Pictures.jpeg(320, 240, 4711), "image/jpeg")
                    .expect(201);
            http.as(villager)
                    .post(
                            "/api/v1/applications",
                            Map.of(
                                    "ruleCode", "micro_landscape",
                                    "words", "在屋后空地建成小花园一处",
                                    "photos",
                                            List.of(
                                                    Map.of("id", before, "stage", "BEFORE"),
                                                    Map.of("id", after, "stage", "AFTER"))))
                    .expect(201);
        }
    }

    private void handOver(HouseholdSetup household) {
        String code = http.as(household.villager())
                .post("/api/v1/redemptions", Map.of("lines", List.of(Map.of("good", good, "pieces", 1))))
                .expect(201)
                .json()
                .get("code")
                .asString();
        http.as(clerk)
                .post("/api/v1/handovers", Map.of("village", village.id(), "code", code))
                .expect(201);
    }

    private HouseholdSetup home(int number) {
        return village.household(number);
    }

    private void move(Movement movement, Account from, Account to, long points) {
        ledger.post(
                        town.town(),
                        Transfer.of(
                                UUID.randomUUID(),
                                movement,
                                from,
                                to,
                                points,
                                new Source("test.fact", UUID.randomUUID().toString()),
                                new Quarter(2026, 4),
                                LocalDate.of(2026, 11, 20),
                                town.officer().actor().person(),
                                "测试"))
                .block();
    }
}
