package cn.fengming.points.store;

import static cn.fengming.points.store.Season.line;
import static cn.fengming.points.store.Season.wish;
import static cn.fengming.points.store.Season.wishFor;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Uploads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Kin, the committee, the card with its number and the list from paper: who acts for whom, and what that leaves behind. */
@PointsTest
class PeopleAtTheCounterHttpTest {

    @Autowired
    Season.Maker seasons;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Autowired
    DatabaseClient database;

    Season season;
    HouseholdSetup elder;
    HouseholdSetup kin;
    Caller villager;
    Caller relative;
    Caller clerk;
    Caller committee;
    Good towel;

    @BeforeEach
    void anElderWithPoints() {
        season = seasons.open(2, 8);
        elder = season.household(0);
        kin = season.household(1);
        villager = http.as(elder.villager());
        relative = http.as(kin.villager());
        clerk = http.as(season.village().clerk());
        committee = http.as(season.village().committee());
        towel = season.stocked("毛巾", 8, 5, 40);
        season.award(elder, 50);
    }

    @AfterEach
    void booksAreRight() {
        assertThat(season.findings()).isEmpty();
    }

    private UUID committeePhoto() {
        return uploads.photo(season.village().committee());
    }

    private Map<String, Object> naming(List<UUID> photos) {
        return Map.of(
                "household", elder.id(), "cardCode", kin.cardCode(), "name", "李秀英", "relation", "女儿", "photos", photos);
    }

    private Map<String, Object> forElder(int pieces) {
        return Map.of("household", elder.id(), "lines", List.of(line(towel, pieces)));
    }

    private JsonNode errands(Caller reader) {
        return reader.get("/api/v1/me/errands").expect(200).json().get("items");
    }

    @Test
    void registered_kin_redeem_with_the_code_and_collect_and_the_household_sees_all_of_it() {
        relative.post("/api/v1/redemptions", forElder(1)).expect(403);
        String proxy = "/api/v1/proxies/" + UUID.randomUUID();
        assertThat(committee.put(proxy, naming(List.of())).expect(400).text()).contains("photos");
        relative.put(proxy, naming(List.of())).expect(403);
        JsonNode named = committee
                .put(proxy, naming(List.of(committeePhoto())))
                .expect(200)
                .json();
        assertThat(named.get("proxy").get("byItself").asBoolean()).isFalse();
        assertThat(relative.get("/api/v1/me/proxies")
                        .expect(200)
                        .json()
                        .get(0)
                        .get("available")
                        .asLong())
                .isEqualTo(50);

        JsonNode slip =
                relative.post("/api/v1/redemptions", forElder(2)).expect(201).json();
        String code = slip.get("code").asString();
        String read = "/api/v1/redemptions/" + slip.get("id").asString();
        assertThat(relative.get(read).expect(200).json().get("code").asString()).isEqualTo(code);
        Map<String, Object> collector = Map.of(
                "name",
                "李秀英",
                "relation",
                "女儿",
                "proxy",
                named.get("proxy").get("id").asString());
        clerk.post("/api/v1/handovers", Map.of("village", season.village().id(), "code", code, "collector", collector))
                .expect(201);

        JsonNode done = errands(villager);
        assertThat(done).hasSize(2);
        assertThat(done.get(0).get("errand").get("part").asString()).isEqualTo("COLLECTED");
        assertThat(done.get(0).get("errand").get("capacity").asString()).isEqualTo("KIN");
        assertThat(done.get(1).get("errand").get("part").asString()).isEqualTo("REDEEMED");
        assertThat(done.get(1).get("goods").asString()).isEqualTo("毛巾×2");

        relative.post(proxy + "/ending", Map.of("reason", "搬走了")).expect(200);
        committee.post(proxy + "/ending", Map.of("reason", "再取消")).expect(409);
        relative.post("/api/v1/redemptions", forElder(1)).expect(403);
        relative.get(read).expect(404);
        http.as(season.household(2).villager())
                .post(proxy + "/ending", Map.of("reason", "别人家的"))
                .expect(404);
    }

    @Test
    void kin_who_work_at_the_counter_act_as_staff_and_never_see_the_code() {
        committee
                .put("/api/v1/proxies/" + UUID.randomUUID(), naming(List.of(committeePhoto())))
                .expect(200);
        String code = relative.post("/api/v1/redemptions", forElder(1))
                .expect(201)
                .json()
                .get("code")
                .asString();
        Login clerkOfKin = given.appoint(
                season.town.officer(),
                kin.villager(),
                Role.CLERK,
                season.village().id());
        Caller both = http.as(clerkOfKin);

        assertThat(both.post(
                                "/api/v1/handovers",
                                Map.of("village", season.village().id(), "code", code))
                        .expect(403)
                        .text())
                .contains("自己家的人代换的");
        both.post("/api/v1/redemptions", forElder(1)).expect(400);
        JsonNode slip = both.post("/api/v1/redemptions", wishFor(elder, towel, uploads.photo(clerkOfKin)))
                .expect(201)
                .json();

        assertThat(slip.get("code").isNull()).isTrue();
        assertThat(both.get("/api/v1/redemptions/" + slip.get("id").asString())
                        .expect(200)
                        .json()
                        .get("code")
                        .isNull())
                .isTrue();
    }

    @Test
    void the_committee_collects_with_a_signature_for_so_many_households_and_somebody_else_hands_over() {
        http.as(season.town.officer())
                .put(
                        "/api/v1/store-settings",
                        Map.of(
                                "threeSignatures", false,
                                "moneyPublic", false,
                                "marginPercent", 20,
                                "expiryDays", 30,
                                "collectFor", 1))
                .expect(200);
        UUID first =
                villager.post("/api/v1/redemptions", wish(towel, 1)).expect(201).id();
        season.award(kin, 50);
        UUID second =
                relative.post("/api/v1/redemptions", wish(towel, 1)).expect(201).id();
        String collecting = "/api/v1/redemptions/%s/collection-errands";
        var proof = Map.of("reason", "老人腿脚不便", "photos", List.of(committeePhoto()));
        committee
                .post(collecting.formatted(first), Map.of("reason", "没有照片", "photos", List.of()))
                .expect(400);
        clerk.post(collecting.formatted(first), proof).expect(403);
        UUID errand = UUID.fromString(committee
                .post(collecting.formatted(first), proof)
                .expect(201)
                .json()
                .get("errand")
                .get("id")
                .asString());
        assertThat(committee
                        .post(
                                collecting.formatted(second),
                                Map.of("reason", "又一家", "photos", List.of(committeePhoto())))
                        .expect(422)
                        .problem())
                .isEqualTo("collects-for-too-many");

        var handing = Map.of("village", season.village().id(), "errand", errand, "pin", "123456");
        committee.post("/api/v1/handovers", handing).expect(403);
        JsonNode handed = clerk.post("/api/v1/handovers", handing).expect(201).json();

        assertThat(handed.get("relation").asString()).isEqualTo("村委代领");
        assertThat(errands(villager).get(0).get("photos")).hasSize(1);
        UUID id =
                UUID.fromString(errands(villager).get(0).get("errand").get("id").asString());
        relative.post("/api/v1/errands/" + id + "/objection", Map.of("words", "不是我家的"))
                .expect(404);
        villager.post("/api/v1/errands/" + id + "/objection", Map.of("words", "东西没有送到"))
                .expect(200);
        villager.post("/api/v1/errands/" + id + "/objection", Map.of("words", "再说一遍"))
                .expect(409);
        committee
                .post("/api/v1/errands/" + id + "/answer", Map.of("words", "送到了"))
                .expect(403);
        http.as(season.town.officer())
                .post("/api/v1/errands/" + id + "/answer", Map.of("words", "已核实，当天送到家里"))
                .expect(200);
        assertThat(errands(villager).get(0).get("errand").get("answer").asString())
                .contains("送到家里");
    }

    @Test
    void card_and_number_redeem_and_hand_over_in_one_go_and_wrong_numbers_lock() {
        String pin = "/api/v1/households/" + elder.id() + "/pin";
        Map<String, Object> set = Map.of("cardCode", elder.cardCode(), "pin", "200817");
        Map<String, Object> sale = new HashMap<>(Map.of(
                "village",
                season.village().id(),
                "cardCode",
                elder.cardCode(),
                "pin",
                "200817",
                "lines",
                List.of(line(towel, 2))));
        assertThat(clerk.post("/api/v1/counter-sales", sale).expect(422).problem())
                .isEqualTo("no-pin");
        clerk.put(pin, set).expect(403);
        committee.put(pin, Map.of("cardCode", kin.cardCode(), "pin", "200817")).expect(422);
        committee.put(pin, set).expect(200);
        assertThat(committee.put(pin, set).expect(409).problem()).isEqualTo("pin-set");
        assertThat(committee.post("/api/v1/counter-sales", sale).expect(403).text())
                .as("who was there when the digits were set may know them")
                .contains("请另一位工作人员办理");

        JsonNode slip = clerk.post("/api/v1/counter-sales", sale).expect(201).json();

        assertThat(slip.get("state").asString()).isEqualTo("HANDED_OVER");
        assertThat(season.redeemed(elder)).isEqualTo(16);
        assertThat(season.handed(towel)).isEqualTo(2);
        UUID open =
                villager.post("/api/v1/redemptions", wish(towel, 1)).expect(201).id();
        sale.put("pin", "000001");
        for (int i = 0; i < CodeGuesses.MOST_PINS - 1; i++) {
            assertThat(clerk.post("/api/v1/counter-sales", sale).expect(422).problem())
                    .isEqualTo("wrong-pin");
        }
        Map<String, Object> byPin = Map.of(
                "village", season.village().id(), "redemption", open, "cardCode", elder.cardCode(), "pin", "000002");
        assertThat(clerk.post("/api/v1/handovers", byPin).expect(422).problem()).isEqualTo("wrong-pin");
        sale.put("pin", "200817");
        assertThat(clerk.post("/api/v1/counter-sales", sale).expect(429).problem())
                .isEqualTo("too-many-pins");
        assertThat(season.handed(towel)).isEqualTo(2);
        assertThat(kept("200817")).as("the number stands nowhere").isZero();
    }

    /** Not inside an id: those of a whole town hold any six digits once in a while. */
    private long kept(String secret) {
        return database.sql("""
                        select (select count(*) from store.household_pin t where t.town_id = :town and t::text ~ :word)
                          + (select count(*) from audit.record t where t.town_id = :town and t::text ~ :word)
                          + (select count(*) from kernel.outbox t where t.town_id = :town and t::text ~ :word) as found
                        """)
                .bind("town", season.town.town())
                .bind("word", "(?<![0-9a-f])" + secret + "(?![0-9a-f])")
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    @Test
    void a_forgotten_number_is_set_anew_after_two_persons_agreed_once() {
        String pin = "/api/v1/households/" + elder.id() + "/pin";
        committee
                .put(pin, Map.of("cardCode", elder.cardCode(), "pin", "200817"))
                .expect(200);
        Map<String, Object> anew = Map.of("cardCode", elder.cardCode(), "pin", "730215");
        UUID reset = committee
                .post(pin + "-resets", Map.of("reason", "老人忘了"))
                .expect(201)
                .id();
        committee.post(pin + "-resets", Map.of("reason", "再来一次")).expect(409);
        committee.put(pin, anew).expect(409);
        String agreement = "/api/v1/pin-resets/" + reset + "/agreement";
        committee.post(agreement, null).expect(403);
        http.as(season.town.officer()).post(agreement, null).expect(200);

        committee.put(pin, anew).expect(200);

        committee
                .put(pin, Map.of("cardCode", elder.cardCode(), "pin", "730216"))
                .expect(409);
        committee
                .put(pin, Map.of("cardCode", elder.cardCode(), "pin", "730216", "old", "730215"))
                .expect(200);
        assertThat(committee.get(pin).expect(200).text().replace(elder.id().toString(), "the household"))
                .contains("\"set\":true")
                .doesNotContain("7302");
    }

    @Test
    void a_list_from_paper_posts_each_row_once_and_says_which_do_not_go() {
        season.award(kin, 8);
        String list = "/api/v1/paper-lists/" + UUID.randomUUID();
        UUID good = UUID.randomUUID();
        UUID poor = UUID.randomUUID();
        Map<String, Object> rowOfElder =
                Map.of("id", good, "cardCode", elder.cardCode(), "good", towel.id(), "pieces", 2);
        Map<String, Object> rowOfKin = Map.of("id", poor, "household", kin.id(), "good", towel.id(), "pieces", 2);
        Map<String, Object> unknown =
                Map.of("id", UUID.randomUUID(), "cardCode", "23456789", "good", towel.id(), "pieces", 1);
        var draft = Map.of("village", season.village().id(), "rows", List.of(rowOfElder, rowOfKin, unknown));
        JsonNode checked =
                committee.post("/api/v1/paper-list-checks", draft).expect(200).json();
        assertThat(checked.get(0).get("wrong").isNull()).isTrue();
        assertThat(checked.get(1).get("wrong").asString()).contains("积分不够");
        assertThat(checked.get(2).get("wrong").asString()).contains("户卡");
        assertThat(season.held(elder)).isZero();

        var form = Map.of("village", season.village().id(), "title", "3组兑换名单", "photos", List.of(committeePhoto()));
        committee.put(list, form).expect(200);
        committee.put(list, form).expect(200);
        List<Answer> answers = http.race(16, () -> committee.post(list + "/rows", rowOfElder));
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(committee.post(list + "/rows", rowOfKin).expect(422).problem())
                .isEqualTo("insufficient-points");
        assertThat(committee
                        .post(
                                list + "/rows",
                                Map.of("id", good, "household", elder.id(), "good", towel.id(), "pieces", 1))
                        .expect(422)
                        .problem())
                .isEqualTo("row-differs");

        assertThat(season.held(elder)).isEqualTo(16);
        assertThat(season.reserved(towel)).isEqualTo(2);
        assertThat(committee.get(list).expect(200).json().get("rows")).hasSize(1);
        assertThat(errands(villager).get(0).get("errand").get("reason").asString())
                .contains("3组兑换名单");
        http.as(season.town.village(1).committee()).get(list).expect(404);
        clerk.post(list + "/rows", rowOfElder).expect(403);
    }
}
