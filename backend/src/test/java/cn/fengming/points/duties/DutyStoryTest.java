package cn.fengming.points.duties;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Named posts and the duty book over HTTP: held, handed over, lapsed, read by everybody; signed, checked, missing. */
@PointsTest
class DutyStoryTest {

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Autowired
    TestClock clock;

    @Autowired
    TenureChore chore;

    @Autowired
    DatabaseClient database;

    private static Map<String, Object> position(UUID village, String kind, String title) {
        return Map.of("village", village, "kind", kind, "title", title, "words", "天天巡查");
    }

    private Map<String, Object> appointee(String name, @Nullable UUID person, boolean cadre, int days) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("person", person);
        body.put("cadre", cadre);
        body.put("phone", "0533-3221234");
        body.put("phoneAgreed", true);
        body.put("firstDay", today.toString());
        body.put("lastDay", today.plusDays(days).toString());
        return body;
    }

    private static JsonNode one(JsonNode list, String title) {
        for (JsonNode each : list) {
            if (each.path("title").asString().equals(title)) {
                return each;
            }
        }
        throw new AssertionError("no " + title + " in " + list);
    }

    @Test
    void a_road_has_a_chief_who_hands_over_and_whose_term_ends() {
        TownSetup setup = given.town(2, 2);
        VillageSetup village = setup.village(0);
        Caller committee = http.as(village.committee());
        Login next = village.inspector();
        String open = "/api/v1/public/towns/" + setup.town() + "/villages/" + village.id() + "/positions";
        String road = "/api/v1/positions/" + UUID.randomUUID();
        committee.put(road, position(village.id(), "ROAD_CHIEF", "韩莱路")).expect(200);
        committee.put(road, position(village.id(), "ROAD_CHIEF", "韩莱路")).expect(200);
        assertThat(committee
                        .put("/api/v1/positions/" + UUID.randomUUID(), position(village.id(), "ROAD_CHIEF", "韩莱路"))
                        .expect(409)
                        .problem())
                .isEqualTo("position-exists");
        http.as(setup.village(1).committee()).get(road).expect(404);
        assertThat(http.anonymous()
                                .get(open)
                                .expect(200)
                                .json()
                                .get(0)
                                .path("name")
                                .isNull()
                        || http.anonymous().get(open).json().get(0).path("name").isMissingNode())
                .isTrue();

        JsonNode held = committee
                .post(road + "/appointment", appointee("张三", null, false, 300))
                .expect(200)
                .json();
        assertThat(committee
                        .post(road + "/appointment", appointee("李四", null, false, 300))
                        .expect(409)
                        .problem())
                .isEqualTo("position-held");
        JsonNode shown = one(http.anonymous().get(open).json(), "韩莱路");
        assertThat(shown.path("name").asString()).isEqualTo("张三");
        assertThat(shown.path("phone").asString()).isEqualTo("05333221234");
        assertThat(sealed(held.path("holder").path("id").asString())).doesNotContain("3221234");

        UUID handover = UUID.randomUUID();
        Map<String, Object> form =
                Map.of("successor", appointee("王五", next.actor().person(), false, 30), "items", List.of("东段两处堆料"));
        committee.put(road + "/handovers/" + handover, form).expect(200);
        committee.put(road + "/handovers/" + handover, form).expect(200);
        committee.put(road + "/handovers/" + UUID.randomUUID(), form).expect(409);
        String confirm = "/api/v1/position-handovers/" + handover + "/confirmation";
        committee.post(confirm, Map.of("side", "TAKING")).expect(403);
        http.as(village.household(0).villager())
                .post(confirm, Map.of("side", "GIVING"))
                .expect(404);
        assertThat(one(http.as(next).get("/api/v1/me/position-handovers").json(), "路长 韩莱路")
                        .path("side")
                        .asString())
                .isEqualTo("TAKING");
        http.as(next).post(confirm, Map.of("side", "TAKING")).expect(200);
        assertThat(one(http.anonymous().get(open).json(), "韩莱路").path("name").asString())
                .isEqualTo("张三");
        committee.post(confirm, Map.of("side", "GIVING")).expect(200);
        JsonNode after = committee.get(road).expect(200).json();
        assertThat(after.path("holder").path("name").asString()).isEqualTo("王五");
        assertThat(after.path("past").get(0).path("name").asString()).isEqualTo("张三");

        String partner = "/api/v1/positions/" + UUID.randomUUID();
        UUID home = village.household(0).id();
        committee.put(partner, position(village.id(), "HOME_PARTNER", "一组")).expect(200);
        committee
                .post(partner + "/appointment", appointee("赵六", null, false, 300))
                .expect(200);
        assertThat(committee
                        .put(partner + "/homes/" + home, Map.of("worst", true, "words", ""))
                        .expect(422)
                        .problem())
                .isEqualTo("cadre-needed");
        committee
                .put(partner + "/homes/" + home, Map.of("worst", false, "words", ""))
                .expect(200);
        committee
                .put(partner + "/homes/" + setup.village(1).household(0).id(), Map.of("worst", false, "words", ""))
                .expect(404);
        JsonNode mine = http.as(village.household(0).villager())
                .get("/api/v1/me/positions")
                .expect(200)
                .json();
        assertThat(mine.findValuesAsString("name")).containsExactly("赵六", "王五");
        assertThat(http.as(village.household(1).villager())
                        .get("/api/v1/me/positions")
                        .json()
                        .findValuesAsString("name"))
                .containsExactly("王五");
        assertThat(http.anonymous().get(open).json()).hasSize(1); // nobody else's business

        clock.setDay(LocalDate.now(clock).plusDays(31));
        chore.run().block();
        chore.run().block();
        assertThat(lapsed(setup.town())).isEqualTo(1);
        JsonNode vacant = one(http.anonymous().get(open).json(), "韩莱路");
        assertThat(vacant.hasNonNull("name")).isFalse();
    }

    private String sealed(String tenure) {
        return String.valueOf(database.sql("select encode(phone, 'escape') from duties.tenure where id = :id")
                .bind("id", UUID.fromString(tenure))
                .mapValue(String.class)
                .one()
                .block());
    }

    private long lapsed(UUID town) {
        Long told = database.sql(
                        "select count(*) from kernel.outbox where town_id = :town and topic = 'duties.tenure-lapsed'")
                .bind("town", town)
                .mapValue(Long.class)
                .one()
                .block();
        return told == null ? 0 : told;
    }

    private Map<String, Object> agreement(UUID village, @Nullable UUID household, @Nullable String shop, UUID photo) {
        Map<String, Object> body = new HashMap<>();
        body.put("village", village);
        body.put("household", household);
        body.put("shop", shop);
        body.put("kind", "FIVE");
        body.put("items", List.of("包卫生", "包绿化", "包秩序", "包设施", "包立面"));
        body.put("year", LocalDate.now(clock).getYear());
        body.put("signer", "刘一");
        body.put("medium", "SCREEN");
        body.put("photo", photo);
        body.put("signedOn", LocalDate.now(clock).toString());
        return body;
    }

    @Test
    void doors_are_signed_for_checked_and_those_missing_are_listed() {
        TownSetup setup = given.town(2, 2);
        VillageSetup village = setup.village(0);
        Caller committee = http.as(village.committee());
        Login family = village.household(0).villager();
        String agreements = "/api/v1/doorstep-agreements/";
        UUID own = UUID.randomUUID();
        Map<String, Object> signed =
                agreement(village.id(), village.household(0).id(), null, uploads.photo(family));
        http.as(family).put(agreements + own, signed).expect(200);
        http.as(family).put(agreements + own, signed).expect(200);
        assertThat(http.as(family)
                        .put(
                                agreements + UUID.randomUUID(),
                                agreement(village.id(), village.household(0).id(), null, uploads.photo(family)))
                        .expect(409)
                        .problem())
                .isEqualTo("agreement-exists");
        http.as(family)
                .put(
                        agreements + UUID.randomUUID(),
                        agreement(village.id(), village.household(1).id(), null, uploads.photo(family)))
                .expect(403);
        UUID shop = UUID.randomUUID();
        committee
                .put(agreements + shop, agreement(village.id(), null, "老李超市", uploads.photo(village.committee())))
                .expect(200);
        committee
                .put(agreements + UUID.randomUUID(), agreement(village.id(), null, null, UUID.randomUUID()))
                .expect(400);
        committee
                .put(
                        agreements + UUID.randomUUID(),
                        agreement(village.id(), setup.village(1).household(0).id(), null, UUID.randomUUID()))
                .expect(404);

        Map<String, Object> check = new HashMap<>(Map.of(
                "agreement",
                shop,
                "day",
                LocalDate.now(clock).toString(),
                "broken",
                List.of("包秩序"),
                "words",
                "出店经营",
                "photos",
                List.of()));
        committee.put("/api/v1/doorstep-checks/" + UUID.randomUUID(), check).expect(400);
        check.put("photos", List.of(uploads.photo(village.committee())));
        UUID id = UUID.randomUUID();
        committee.put("/api/v1/doorstep-checks/" + id, check).expect(200);
        committee.put("/api/v1/doorstep-checks/" + id, check).expect(200);
        check.put("broken", List.of("包税"));
        committee.put("/api/v1/doorstep-checks/" + UUID.randomUUID(), check).expect(400);

        JsonNode book = committee
                .get("/api/v1/villages/" + village.id() + "/duty-book")
                .expect(200)
                .json();
        assertThat(book.path("households").asInt()).isEqualTo(2);
        assertThat(book.path("unsigned").findValuesAsString("household"))
                .containsExactly(village.household(1).id().toString());
        assertThat(book.path("signed").findValuesAsString("party"))
                .containsExactlyInAnyOrder(village.household(0).headName(), "老李超市");
        assertThat(committee
                        .get("/api/v1/villages/" + village.id() + "/duty-book.xlsx")
                        .expect(200)
                        .text())
                .startsWith("PK");
        http.as(setup.village(1).committee())
                .get("/api/v1/villages/" + village.id() + "/duty-book")
                .expect(403);
        http.as(setup.village(1).committee()).get(agreements + own).expect(404);
        assertThat(http.as(family)
                        .get("/api/v1/me/doorstep-agreements")
                        .expect(200)
                        .json())
                .hasSize(1);
        http.as(village.household(1).villager()).get(agreements + own).expect(404);

        committee.post(agreements + own + "/voiding", Map.of("reason", "签错了人")).expect(204);
        assertThat(committee
                        .get("/api/v1/villages/" + village.id() + "/duty-book")
                        .json()
                        .path("unsigned"))
                .hasSize(2);
    }
}
