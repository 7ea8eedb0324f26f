package cn.fengming.points.season;

import static cn.fengming.points.season.OpenVillage.CLOSES;
import static cn.fengming.points.season.OpenVillage.OPENS;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.store.Good;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A season as the village lives it. The books are checked after every test. */
@PointsTest
class SeasonHttpTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Autowired
    OpenVillage.Maker villages;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    @Autowired
    Given given;

    @Autowired
    SeasonChore chore;

    OpenVillage season;
    Caller committee;
    Caller clerk;

    private void season(int households) {
        season = villages.made(households);
        committee = http.as(season.village().committee());
        clerk = http.as(season.village().clerk());
    }

    private Caller villager(int number) {
        return http.as(season.household(number).villager());
    }

    private String window(String path) {
        return "/api/v1/redemption-windows/" + season.window + path;
    }

    private static Map<String, Object> wish(Good good, int pieces) {
        return Map.of("lines", List.of(Map.of("good", good.id(), "pieces", pieces)));
    }

    private static void refused(Answer answer, int status, String problem) {
        assertThat(answer.expect(status).problem()).isEqualTo(problem);
    }

    private UUID draw(Good good, int pieces, LocalDate until) {
        UUID id = UUID.randomUUID();
        committee
                .put(
                        window("/releases/" + id),
                        Map.of(
                                "good",
                                good.id(),
                                "way",
                                "DRAW",
                                "pieces",
                                pieces,
                                "each",
                                1,
                                "signUpUntil",
                                until.atTime(9, 0).atZone(CHINA).toInstant(),
                                "redeemDays",
                                3))
                .expect(200);
        return id;
    }

    private static List<Answer> with(List<Answer> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).toList();
    }

    private List<Answer> race(List<Callable<Answer>> calls) {
        var queue = new ConcurrentLinkedQueue<>(calls);
        return http.race(calls.size(), () -> queue.remove().call());
    }

    /** Everybody at once, or everybody from some household on, wants one of a good. */
    private List<Answer> everybodyWants(Good good, int from) {
        return race(season.village().households().stream()
                .skip(from)
                .map(household -> {
                    Caller caller = http.as(household.villager());
                    return (Callable<Answer>) () -> caller.post("/api/v1/redemptions", wish(good, 1));
                })
                .toList());
    }

    @Test
    void sixty_four_at_once_and_only_winners_and_slices_are_served() {
        season(64);
        season.village().households().forEach(household -> season.award(household, 100));
        Good cooker = season.stocked("电压力锅", 30, 2, 5);
        Good rice = season.stocked("新米", 10, 5, 13);
        UUID release = draw(cooker, 5, OPENS);
        committee
                .put(
                        window("/releases/" + UUID.randomUUID()),
                        Map.of(
                                "good",
                                rice.id(),
                                "way",
                                "SLICES",
                                "pieces",
                                13,
                                "each",
                                1,
                                "openOn",
                                OPENS.plusDays(5)))
                .expect(200);

        List<Answer> entered = race(season.village().households().stream()
                .limit(20)
                .map(household -> {
                    Caller caller = http.as(household.villager());
                    return (Callable<Answer>) () -> caller.post("/api/v1/releases/" + release + "/entries", Map.of());
                })
                .toList());
        assertThat(with(entered, 200)).hasSize(20);
        refused(committee.post("/api/v1/releases/" + release + "/draw", null), 422, "sign-up-open");
        clock.setDay(OPENS);
        refused(villager(0).post("/api/v1/redemptions", wish(cooker, 1)), 422, "draw-pending");
        refused(villager(50).post("/api/v1/releases/" + release + "/entries", Map.of()), 422, "sign-up-over");

        List<Answer> draws = http.race(8, () -> committee.post("/api/v1/releases/" + release + "/draw", null));
        assertThat(with(draws, 200)).hasSize(1);
        assertThat(with(draws, 409)).hasSize(7);

        List<Answer> cookers = everybodyWants(cooker, 0);
        assertThat(with(cookers, 201)).hasSize(5);
        assertThat(with(cookers, 422))
                .hasSize(59)
                .allMatch(answer -> answer.problem().equals("no-turn"));
        assertThat(season.onShelf(cooker)).isZero();

        List<Answer> bags = everybodyWants(rice, 24);
        JsonNode slices = sliced();
        assertThat(slices).hasSize(6);
        int sum = 0;
        for (JsonNode slice : slices) {
            assertThat(slice.get("taken").asInt()).isEqualTo(slice.get("pieces").asInt());
            sum += slice.get("pieces").asInt();
        }
        assertThat(sum).isEqualTo(13);
        assertThat(with(bags, 201)).hasSize(13);
        assertThat(with(bags, 422))
                .hasSize(27)
                .allMatch(answer -> answer.problem().equals("slice-used-up"));
        assertThat(season.onShelf(rice)).isZero();
        assertThat(season.balance(Account.reserved(season.id(), rice.id()))).isEqualTo(13);
    }

    private JsonNode sliced() {
        for (JsonNode view : committee.get(window("/releases")).expect(200).json()) {
            if (view.get("release").get("way").asString().equals("SLICES")) {
                return view.get("slices");
            }
        }
        throw new AssertionError("no slices");
    }

    @Test
    void a_draw_can_be_checked_by_anybody_and_the_line_moves_up() {
        season(5);
        season.village().households().forEach(household -> season.award(household, 100));
        Good cooker = season.stocked("电压力锅", 30, 2, 3);
        UUID id = draw(cooker, 2, OPENS);
        String release = "/api/v1/releases/" + id;
        assertThat(villager(0)
                        .get(release + "/verification")
                        .expect(200)
                        .json()
                        .get("seed")
                        .isNull())
                .isTrue();
        for (int each = 0; each < 4; each++) {
            villager(each).post(release + "/entries", Map.of()).expect(200);
        }
        villager(0).post(release + "/entries", Map.of()).expect(200);
        villager(3).post(release + "/entry-withdrawal", Map.of()).expect(200);
        clerk.post(release + "/entries", Map.of("household", season.household(3).id()))
                .expect(200);
        clock.setDay(OPENS);
        assertThat(OpenVillage.done(chore.run())).isPositive();

        JsonNode proof = villager(4).get(release + "/verification").expect(200).json();
        assertThat(proof.get("sameLine").asBoolean()).isTrue();
        assertThat(proof.get("commitmentHolds").asBoolean()).isTrue();
        assertThat(proof.get("lots")).hasSize(4);
        assertThat(proof.toString()).doesNotContain(season.household(0).headName());
        assertThat(cn.fengming.points.kernel.Seed.sha256(proof.get("seed").asString()))
                .isEqualTo(proof.get("commitment").asString());

        Map<Integer, Integer> line = places(release);
        int first = line.get(1);
        int second = line.get(2);
        int third = line.get(3);
        Answer slip =
                villager(first).post("/api/v1/redemptions", wish(cooker, 1)).expect(201);
        refused(villager(first).post("/api/v1/redemptions", wish(cooker, 1)), 422, "turn-used-up");
        refused(villager(third).post("/api/v1/redemptions", wish(cooker, 1)), 422, "no-turn");
        refused(villager(4).post("/api/v1/redemptions", wish(cooker, 1)), 422, "no-turn");

        clock.setDay(OPENS.plusDays(3));
        refused(villager(second).post("/api/v1/redemptions", wish(cooker, 1)), 422, "no-turn");
        OpenVillage.done(chore.run());
        villager(third).post("/api/v1/redemptions", wish(cooker, 1)).expect(201);
        villager(first)
                .post("/api/v1/redemptions/" + slip.id() + "/cancellation", Map.of())
                .expect(200);
        OpenVillage.done(chore.run());
        villager(line.get(4)).post("/api/v1/redemptions", wish(cooker, 1)).expect(201);
        clock.setDay(OPENS.plusDays(9));
        OpenVillage.done(chore.run());
        villager(4).post("/api/v1/redemptions", wish(cooker, 1)).expect(201);
        refused(committee.post(release + "/cancellation", Map.of("reason", "不抽了")), 409, "release-fixed");
        refused(
                http.as(given.staff(season.town.officer(), Role.COMMITTEE, nextDoor(season)))
                        .post(release + "/opening", Map.of("reason", "都兑完了")),
                403,
                "forbidden");
    }

    @Test
    void a_window_that_is_put_off_takes_nobodys_turn_and_undoes_no_slices() {
        season(2);
        season.village().households().forEach(household -> season.award(household, 100));
        Good cooker = season.stocked("电压力锅", 30, 2, 3);
        Good rice = season.stocked("新米", 10, 5, 13);
        putOff(OPENS.plusDays(2)).expect(200);
        UUID id = draw(cooker, 1, OPENS);
        villager(0).post("/api/v1/releases/" + id + "/entries", Map.of()).expect(200);
        clock.setDay(OPENS);
        OpenVillage.done(chore.run());
        UUID slices = UUID.randomUUID();
        committee
                .put(
                        window("/releases/" + slices),
                        Map.of("good", rice.id(), "way", "SLICES", "pieces", 2, "each", 1, "openOn", OPENS.plusDays(6)))
                .expect(200);
        refused(putOff(OPENS.plusDays(9)), 422, "slices-in-the-way");
        committee
                .post("/api/v1/releases/" + slices + "/cancellation", Map.of("reason", "改了日子再分"))
                .expect(200);

        putOff(OPENS.plusDays(9)).expect(200);
        clock.setDay(OPENS.plusDays(6));
        OpenVillage.done(chore.run());
        clock.setDay(OPENS.plusDays(9));
        OpenVillage.done(chore.run());

        refused(villager(1).post("/api/v1/redemptions", wish(cooker, 1)), 422, "no-turn");
        villager(0).post("/api/v1/redemptions", wish(cooker, 1)).expect(201);
    }

    private Answer putOff(LocalDate opens) {
        return committee.put(
                "/api/v1/redemption-windows/" + season.window,
                Map.of("quarter", "2026Q4", "opensOn", opens, "closesOn", OpenVillage.CLOSES, "pickupDays", 3));
    }

    /** A village next door, whose committee has nothing to say here. */
    private UUID nextDoor(OpenVillage here) {
        return http.as(here.town.officer())
                .post("/api/v1/villages", Map.of("name", "邻村"))
                .expect(201)
                .id();
    }

    private Map<Integer, Integer> places(String release) {
        Map<Integer, Integer> line = new java.util.HashMap<>();
        for (int each = 0; each < 5; each++) {
            JsonNode mine = villager(each).get(release).expect(200).json().get("mine");
            if (!mine.get("place").isNull()) {
                line.put(mine.get("place").asInt(), each);
            }
        }
        return line;
    }

    @Test
    void groups_come_in_their_hours_and_the_counter_says_why_when_they_do_not() {
        season(12);
        HouseholdSetup early = season.household(0);
        HouseholdSetup late = season.household(5);
        season.award(early, 50);
        season.award(late, 50);
        Good towel = season.stocked("毛巾", 8, 5, 20);
        Good haircut = season.service("理发券", 10);
        List<Object> spans = new ArrayList<>();
        for (int day = 0; day < 6; day++) {
            spans.add(Map.of("day", OPENS.plusDays(day), "from", "08:30", "to", "11:30"));
        }
        JsonNode slots = committee
                .post(window("/slot-proposals"), Map.of("spans", spans))
                .expect(200)
                .json();
        assertThat(slots).hasSize(6);
        Map<String, Object> plan =
                Map.of("slots", slots, "openFrom", OPENS.plusDays(10), "openUntil", OPENS.plusDays(15));
        refused(clerk.put(window("/slots"), plan), 403, "forbidden");
        committee.put(window("/slots"), plan).expect(200);
        committee.put(window("/slots"), plan).expect(200);

        assertThat(committee.get(window("/script")).expect(200).text())
                .contains("六组，十一月二十九日，八点三十分到十一点三十分来取", "全村都可以来取");

        clock.setDay(OPENS);
        refused(committee.put(window("/slots"), plan), 409, "slots-fixed");
        Answer collected = redeem(early, towel);
        assertThat(collected.json().get("collectBy").asString())
                .isEqualTo(OPENS.plusDays(15).toString());
        clerk.post("/api/v1/handovers", handing(collected)).expect(201);

        Answer tooEarly = redeem(late, haircut);
        JsonNode hours = http.as(late.villager())
                .get(window("/pickup-hours"))
                .expect(200)
                .json();
        assertThat(hours.get("now").asBoolean()).isFalse();
        assertThat(hours.get("words").asString()).startsWith("6组：11月29日 08:30到11:30");
        assertThat(clerk.get(window("/pickup-hours?household=" + late.id()))
                        .expect(200)
                        .json())
                .isEqualTo(hours);
        http.as(early.villager())
                .get(window("/pickup-hours?household=" + late.id()))
                .expect(404);
        refused(clerk.post("/api/v1/handovers", handing(tooEarly)), 422, "outside-hours");
        String offHours = "/api/v1/redemptions/" + tooEarly.id() + "/off-hours";
        http.as(late.villager()).put(offHours, Map.of("reason", "我来早了")).expect(403);
        clerk.put(offHours, Map.of("reason", " ")).expect(400);
        clerk.put(offHours, Map.of("reason", "老人腿脚不便，顺路带回")).expect(200);
        Answer handed = clerk.post("/api/v1/handovers", handing(tooEarly)).expect(201);

        assertThat(handed.json().get("receipt").asString()).isEqualTo("2026Q4-0002");
        assertThat(season.balance(Account.redeemed(late.id())))
                .as("a service costs points and no pieces")
                .isEqualTo(10);
        assertThat(season.balance(Account.handed(season.id(), haircut.id()))).isZero();
        Answer again = redeem(late, towel);
        clock.set(OPENS.plusDays(5).atTime(LocalTime.of(9, 0)).atZone(CHINA).toInstant());
        clerk.post("/api/v1/handovers", handing(again)).expect(201);
    }

    private Answer redeem(HouseholdSetup household, Good good) {
        return http.as(household.villager())
                .post("/api/v1/redemptions", wish(good, 1))
                .expect(201);
    }

    private Map<String, Object> handing(Answer redeemed) {
        return Map.of(
                "village", season.id(), "code", redeemed.json().get("code").asString());
    }

    @Test
    void wishes_are_added_up_beside_the_shelf_and_promise_nothing() {
        season(3);
        season.award(season.household(0), 100);
        season.award(season.household(1), 15);
        Good rice = season.stocked("大米", 30, 5, 2);
        Good soap = season.stocked("香皂", 5, 5, 50);
        String path = "/api/v1/villages/" + season.id() + "/wish-rounds";
        Map<String, Object> form = Map.of(
                "title",
                "冬季采购",
                "opensOn",
                OpenVillage.TODAY,
                "closesOn",
                OpenVillage.TODAY.plusDays(5),
                "mostGoods",
                2);
        UUID round = committee.post(path, form).expect(201).id();
        refused(committee.post(path, form), 409, "wishes-overlap");
        committee
                .put("/api/v1/wish-rounds/" + round, with(form, "mostGoods", 3))
                .expect(200);
        clerk.put("/api/v1/wish-rounds/" + round, form).expect(403);
        String mine = "/api/v1/wish-rounds/" + round + "/wish";
        villager(0).put(mine, wishes(rice, 2, soap, 1, "")).expect(200);
        villager(0).put(mine, wishes(rice, 3, soap, 1, "想要一把电锯")).expect(200);
        villager(1).put(mine, wish(rice, 1)).expect(200);
        clerk.put(mine, Map.of("household", season.household(2).id(), "lines", List.of(), "words", "要一口炒锅"))
                .expect(200);
        refused(villager(0).put(mine, wish(rice, 0)), 400, "invalid-request");
        villager(1)
                .put(mine, Map.of("household", season.household(0).id(), "lines", List.of()))
                .expect(403);

        JsonNode sums =
                clerk.get("/api/v1/wish-rounds/" + round + "/sums").expect(200).json();
        assertThat(sums.get("households").asInt()).isEqualTo(3);
        JsonNode first = sums.get("goods").get(0);
        assertThat(first.get("name").asString()).isEqualTo("大米");
        assertThat(first.get("households").asInt()).isEqualTo(2);
        assertThat(first.get("pieces").asInt()).isEqualTo(4);
        assertThat(first.get("points").asInt()).isEqualTo(120);
        assertThat(first.get("backed").asInt()).isEqualTo(90 + 15);
        assertThat(sums.get("words").toString()).contains("电锯", "炒锅");
        assertThat(forecast(rice)).isEqualTo(2);
        assertThat(season.onShelf(rice)).as("nothing is set aside").isEqualTo(2);
        assertThat(season.balance(Account.held(season.household(0).id()))).isZero();

        clock.setDay(OpenVillage.TODAY.plusDays(6));
        refused(villager(0).put(mine, wish(rice, 1)), 422, "wishes-closed");
        assertThat(villager(0).get(mine).expect(200).json().get("lines")).hasSize(2);
    }

    private static Map<String, Object> wishes(Good one, int pieces, Good other, int more, String words) {
        return Map.of(
                "lines",
                List.of(Map.of("good", one.id(), "pieces", pieces), Map.of("good", other.id(), "pieces", more)),
                "words",
                words);
    }

    /** What the store lacks of a good, by its forecast. */
    private int forecast(Good good) {
        for (JsonNode line : clerk.get("/api/v1/outlets/" + season.id() + "/shelf?size=200")
                .expect(200)
                .json()
                .get("items")) {
            if (line.get("good").get("id").asString().equals(good.id().toString())) {
                assertThat(line.get("forecast").get("wished").asInt()).isEqualTo(4);
                return line.get("forecast").get("missing").asInt();
            }
        }
        throw new AssertionError("not on the shelf");
    }

    @Test
    void a_gift_takes_two_persons_the_limit_and_the_shelf_and_no_points() {
        season(3);
        Good quilt = season.stocked("棉被", 60, 5, 3);
        HouseholdSetup needy = season.household(0);
        Caller second = http.as(given.staff(season.town.officer(), Role.COMMITTEE, season.id()));
        UUID id = UUID.randomUUID();
        String gift = "/api/v1/gifts/" + id;
        Map<String, Object> form = Map.of(
                "village", season.id(), "household", needy.id(), "good", quilt.id(), "pieces", 1, "reason", "家中失火");
        committee.put(gift, form).expect(200);
        committee.put(gift, form).expect(200);
        refused(committee.post(gift + "/decision", Map.of("confirmed", true)), 403, "forbidden");
        refused(second.post(gift + "/decision", Map.of("confirmed", true)), 422, "gift-limit");
        http.as(season.town.officer())
                .put("/api/v1/gift-limits/2026Q4", Map.of("fen", 12_000))
                .expect(200);

        List<Answer> decided = http.race(8, () -> second.post(gift + "/decision", Map.of("confirmed", true)));
        assertThat(with(decided, 200)).hasSize(1);
        assertThat(with(decided, 409)).hasSize(7);
        assertThat(season.onShelf(quilt)).isEqualTo(2);
        assertThat(season.balance(Account.reserved(season.id(), quilt.id()))).isEqualTo(1);

        List<UUID> more = List.of(UUID.randomUUID(), UUID.randomUUID());
        more.forEach(each -> committee.put("/api/v1/gifts/" + each, form).expect(200));
        var queue = new ConcurrentLinkedQueue<>(more);
        List<Answer> limited = http.race(
                2, () -> second.post("/api/v1/gifts/" + queue.remove() + "/decision", Map.of("confirmed", true)));
        assertThat(with(limited, 200)).as("the limit has room for two in all").hasSize(1);
        assertThat(with(limited, 422)).hasSize(1);
        UUID ready = with(limited, 200).get(0).id();
        committee
                .post("/api/v1/gifts/" + ready + "/withdrawal", Map.of("words", "已另有救助"))
                .expect(200);

        clerk.post(gift + "/handover", Map.of("words", "本人签收")).expect(200);
        refused(clerk.post(gift + "/handover", Map.of("words", "本人签收")), 409, "gift-not-ready");
        assertThat(season.onShelf(quilt)).isEqualTo(2);
        assertThat(season.balance(Account.handed(season.id(), quilt.id()))).isEqualTo(1);
        assertThat(season.balance(Account.wallet(needy.id()))).isZero();
        JsonNode limit = committee.get("/api/v1/gift-limits/2026Q4").expect(200).json();
        assertThat(limit.get("spent").get(0).get("fen").asInt()).isEqualTo(6_000);

        String everybody = http.anonymous()
                .get("/api/v1/public/towns/" + season.town.town() + "/gifts")
                .expect(200)
                .text();
        assertThat(everybody).contains("棉被").doesNotContain(needy.id().toString(), needy.headName(), "失火");
        assertThat(clerk.get("/api/v1/villages/" + season.id() + "/gifts")
                        .expect(200)
                        .text())
                .contains(needy.headName());
        villager(1).get("/api/v1/villages/" + season.id() + "/gifts").expect(403);
    }

    @Test
    void what_is_being_shared_out_is_not_given_away_and_is_announced_within_reason() {
        season(2);
        Good cooker = season.stocked("电压力锅", 30, 1, 2);
        String path = window("/releases/" + UUID.randomUUID());
        Map<String, Object> form =
                Map.of("good", cooker.id(), "way", "SLICES", "pieces", 2, "each", 1, "openOn", CLOSES.minusDays(2));
        refused(villager(0).put(path, form), 403, "forbidden");
        refused(committee.put(path, with(form, "pieces", 3)), 400, "invalid-request");
        refused(committee.put(path, with(form, "each", 2)), 400, "invalid-request");
        refused(committee.put(path, with(form, "openOn", CLOSES.plusDays(1))), 400, "invalid-request");
        committee.put(path, form).expect(200);
        committee.put(path, form).expect(200);
        refused(committee.put(window("/releases/" + UUID.randomUUID()), form), 409, "release-exists");
        refused(
                committee.put(
                        "/api/v1/gifts/" + UUID.randomUUID(),
                        Map.of(
                                "village",
                                season.id(),
                                "household",
                                season.household(0).id(),
                                "good",
                                cooker.id(),
                                "pieces",
                                1,
                                "reason",
                                "家中失火")),
                422,
                "shared-out");
        UUID release = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        committee
                .post("/api/v1/releases/" + release + "/cancellation", Map.of("reason", "货够了"))
                .expect(200);
        clock.setDay(OPENS);
        season.award(season.household(0), 30);
        redeem(season.household(0), cooker);
    }

    private static Map<String, Object> with(Map<String, Object> form, String field, Object value) {
        Map<String, Object> other = new java.util.HashMap<>(form);
        other.put(field, value);
        return other;
    }
}
