package cn.fengming.points.store;

import static cn.fengming.points.store.Season.wish;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

/** Many at once: never more goods than there are, never more points than a household has, never two endings. */
@PointsTest
class StoreRaceTest {

    @Autowired
    Season.Maker seasons;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    @Autowired
    LapseChore lapse;

    Season season;

    @AfterEach
    void booksAreRight() {
        assertThat(season.findings()).isEmpty();
    }

    private List<Answer> race(List<Callable<Answer>> calls) {
        var queue = new ConcurrentLinkedQueue<>(calls);
        return http.race(calls.size(), () -> queue.remove().call());
    }

    private static List<Answer> with(List<Answer> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).toList();
    }

    private Answer redeemOne(HouseholdSetup household, Good good) {
        return http.as(household.villager())
                .post("/api/v1/redemptions", wish(good, 1))
                .expect(201);
    }

    private Map<String, Object> handing(Answer redeemed) {
        return Map.of(
                "village",
                season.village().id(),
                "code",
                redeemed.json().get("code").asString());
    }

    @Test
    void sixtyFourHouseholdsWantTheLastCookerAndOneGetsIt() {
        season = seasons.open(1, 64);
        Good cooker = season.stocked("电压力锅", 10, 1, 1);
        List<Callable<Answer>> wishes = season.village().households().stream()
                .map(household -> {
                    season.award(household, 10);
                    Caller caller = http.as(household.villager());
                    return (Callable<Answer>) () -> caller.post("/api/v1/redemptions", wish(cooker, 1));
                })
                .toList();

        List<Answer> answers = race(wishes);

        assertThat(with(answers, 201)).hasSize(1);
        assertThat(with(answers, 409))
                .hasSize(63)
                .allMatch(answer -> answer.problem().equals("out-of-stock"));
        assertThat(season.onShelf(cooker)).isZero();
        assertThat(season.reserved(cooker)).isEqualTo(1);
        assertThat(season.village().households().stream()
                        .mapToLong(season::wallet)
                        .sum())
                .isEqualTo(63 * 10);
    }

    @Test
    void aHouseholdNeverPassesItsLimitHoweverOftenItAsksAtOnce() {
        season = seasons.open(1, 1);
        Good towel = season.stocked("毛巾", 1, 3, 100);
        season.award(season.household(), 100);
        Caller villager = http.as(season.household().villager());

        List<Answer> answers = http.race(16, () -> villager.post("/api/v1/redemptions", wish(towel, 1)));

        assertThat(with(answers, 201)).hasSize(3);
        assertThat(with(answers, 422)).hasSize(13);
        assertThat(season.held(season.household())).isEqualTo(3);
        assertThat(season.reserved(towel)).isEqualTo(3);
    }

    @Test
    void theWholeBalanceIsSpentOnce() {
        season = seasons.open(1, 1);
        Good kettle = season.stocked("保温壶", 45, 100, 100);
        season.award(season.household(), 45);
        Caller villager = http.as(season.household().villager());

        List<Answer> answers = http.race(16, () -> villager.post("/api/v1/redemptions", wish(kettle, 1)));

        assertThat(with(answers, 201)).hasSize(1);
        assertThat(with(answers, 422))
                .hasSize(15)
                .allMatch(answer -> answer.problem().equals("insufficient-points"));
        assertThat(season.wallet(season.household())).isZero();
        assertThat(season.reserved(kettle)).isEqualTo(1);
    }

    @Test
    void oneKeySentThirtyTwoTimesHoldsOnce() {
        season = seasons.open(1, 1);
        Good towel = season.stocked("毛巾", 8, 100, 100);
        season.award(season.household(), 1000);
        Caller villager = http.as(season.household().villager());
        String key = Caller.freshKey();

        List<Answer> answers = http.race(32, () -> villager.postWithKey("/api/v1/redemptions", key, wish(towel, 1)));

        List<Answer> done = with(answers, 201);
        assertThat(done).isNotEmpty();
        assertThat(done.stream().map(Answer::text).distinct())
                .as("the same answer, with the same code")
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.problem().equals("request-in-flight"));
        assertThat(season.held(season.household())).isEqualTo(8);
        assertThat(season.reserved(towel)).isEqualTo(1);
    }

    @Test
    void oneKeyWithSixteenWishesHoldsOnce() {
        season = seasons.open(1, 1);
        Good towel = season.stocked("毛巾", 8, 100, 200);
        season.award(season.household(), 500);
        Caller villager = http.as(season.household().villager());
        String key = Caller.freshKey();
        List<Callable<Answer>> wishes = IntStream.rangeClosed(1, 16)
                .mapToObj(pieces ->
                        (Callable<Answer>) () -> villager.postWithKey("/api/v1/redemptions", key, wish(towel, pieces)))
                .toList();

        List<Answer> answers = race(wishes);

        assertThat(with(answers, 201)).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(15)
                .allMatch(answer -> answer.problem().equals("key-reused")
                        || answer.problem().equals("request-in-flight"));
        assertThat(season.held(season.household()))
                .isEqualTo(with(answers, 201).get(0).json().get("points").asLong());
    }

    @Test
    void oneCodeShownSixtyFourTimesHandsOverOnce() {
        season = seasons.open(1, 1);
        Good towel = season.stocked("毛巾", 8, 5, 5);
        season.award(season.household(), 50);
        var handing = handing(redeemOne(season.household(), towel));
        Caller clerk = http.as(season.village().clerk());
        Caller committee = http.as(season.village().committee());
        List<Callable<Answer>> calls = IntStream.range(0, 64)
                .mapToObj(i ->
                        (Callable<Answer>) () -> (i % 2 == 0 ? clerk : committee).post("/api/v1/handovers", handing))
                .toList();

        List<Answer> answers = race(calls);

        assertThat(with(answers, 201)).hasSize(1);
        assertThat(answers).allMatch(answer -> List.of(201, 409, 429).contains(answer.status()));
        assertThat(season.redeemed(season.household())).isEqualTo(8);
        assertThat(season.handed(towel)).isEqualTo(1);
        Login another =
                given.staff(season.town.officer(), Role.CLERK, season.village().id());
        assertThat(http.as(another).post("/api/v1/handovers", handing).status())
                .as("also who has not tried too often")
                .isEqualTo(409);
    }

    @Test
    void cancellingAndHandingOverAtOnceEndsARedemptionOnce() {
        season = seasons.open(1, 1);
        Good towel = season.stocked("毛巾", 8, 20, 20);
        season.award(season.household(), 100);
        Caller clerk = http.as(season.village().clerk());
        Caller villager = http.as(season.household().villager());
        long handedOver = 0;

        for (int round = 0; round < 8; round++) {
            Answer redeemed = redeemOne(season.household(), towel);
            var handing = handing(redeemed);
            String cancellation = "/api/v1/redemptions/" + redeemed.id() + "/cancellation";
            List<Callable<Answer>> calls = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Answer>) () -> i % 2 == 0
                            ? clerk.post("/api/v1/handovers", handing)
                            : villager.post(cancellation, Map.of()))
                    .toList();
            List<Answer> answers = race(calls);

            int handovers = with(answers, 201).size();
            int cancellations = with(answers, 200).size();
            assertThat(handovers + cancellations).isEqualTo(1);
            assertThat(with(answers, 409)).hasSize(7);
            handedOver += handovers;
        }

        assertThat(season.held(season.household())).isZero();
        assertThat(season.redeemed(season.household())).isEqualTo(8 * handedOver);
        assertThat(season.wallet(season.household())).isEqualTo(100 - 8 * handedOver);
        assertThat(season.onShelf(towel)).isEqualTo(20 - handedOver);
        assertThat(season.handed(towel)).isEqualTo(handedOver);
    }

    @Test
    void lapsingAndHandingOverAtOnceEndsARedemptionOnce() {
        season = seasons.open(1, 8);
        Good towel = season.stocked("毛巾", 8, 5, 20);
        List<Answer> redeemed = season.village().households().stream()
                .map(household -> {
                    season.award(household, 8);
                    return redeemOne(household, towel);
                })
                .toList();
        clock.setDay(Season.TODAY.plusDays(8));
        Caller clerk = http.as(season.village().clerk());
        var queue = new ConcurrentLinkedQueue<>(redeemed);

        List<Answer> answers = http.race(9, () -> {
            Answer mine = queue.poll();
            if (mine == null) {
                Season.made(lapse.run());
                return new Answer(0, new HttpHeaders(), "");
            }
            return clerk.post("/api/v1/handovers", handing(mine));
        });

        long handedOver = with(answers, 201).size();
        assertThat(with(answers, 409).size() + handedOver).isEqualTo(8);
        assertThat(season.handed(towel)).isEqualTo(handedOver);
        assertThat(season.onShelf(towel)).isEqualTo(20 - handedOver);
        assertThat(season.reserved(towel)).isZero();
        for (HouseholdSetup household : season.village().households()) {
            assertThat(season.wallet(household) + season.redeemed(household)).isEqualTo(8);
        }
    }

    @Test
    void aConfirmedReturnMovesOnce() {
        season = seasons.open(1, 1);
        Good towel = season.stocked("毛巾", 8, 5, 5);
        season.award(season.household(), 8);
        Answer redeemed = redeemOne(season.household(), towel);
        Caller clerk = http.as(season.village().clerk());
        Caller committee = http.as(season.village().committee());
        clerk.post("/api/v1/handovers", handing(redeemed)).expect(201);
        UUID proposed = clerk.post("/api/v1/redemptions/" + redeemed.id() + "/returns", Map.of("reason", "破损"))
                .expect(201)
                .id();

        List<Answer> answers = http.race(
                8, () -> committee.post("/api/v1/goods-returns/" + proposed + "/decision", Map.of("confirmed", true)));

        assertThat(with(answers, 200)).hasSize(1);
        assertThat(with(answers, 409)).hasSize(7);
        assertThat(season.wallet(season.household())).isEqualTo(8);
        assertThat(season.onShelf(towel)).isEqualTo(5);
    }

    @Test
    void aWindowPlannedEightTimesAtOnceStandsOnce() {
        season = seasons.before(3, 0);
        Caller officer = http.as(season.town.officer());

        List<Answer> answers = http.race(8, () -> officer.post("/api/v1/redemption-windows", WindowHttpTest.PLAN));

        assertThat(with(answers, 201)).hasSize(1);
        assertThat(with(answers, 409)).hasSize(7);
    }
}
