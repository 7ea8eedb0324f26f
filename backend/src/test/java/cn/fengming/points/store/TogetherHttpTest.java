package cn.fengming.points.store;

import static cn.fengming.points.store.Season.wish;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests that are written together: each keeps its own key, its own answer and its own error. */
@PointsTest
class TogetherHttpTest {

    private static final String REDEMPTIONS = "/api/v1/redemptions";

    @Autowired
    Season.Maker seasons;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    Season season;

    @AfterEach
    void booksAreRight() {
        assertThat(season.findings()).isEmpty();
    }

    private List<Answer> race(List<Callable<Answer>> calls) {
        var queue = new ConcurrentLinkedQueue<>(calls);
        return http.race(calls.size(), () -> queue.remove().call());
    }

    private Caller villager(int number) {
        return http.as(season.household(number).villager());
    }

    @Test
    void one_that_cannot_be_fails_alone_with_its_own_words() {
        season = seasons.open(1, 12);
        Good towel = season.stocked("毛巾", 8, 1, 100);
        Good rice = season.stocked("新米", 10, 1, 2);
        IntStream.range(0, 9).forEach(number -> season.award(season.household(number), 100));
        season.award(season.household(9), 3);
        villager(8).post(REDEMPTIONS, wish(towel, 1)).expect(201);

        List<Answer> answers = race(IntStream.range(0, 12)
                .mapToObj(number ->
                        (Callable<Answer>) () -> villager(number).post(REDEMPTIONS, wish(number < 6 ? rice : towel, 1)))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(2 + 2);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() != 201)
                        .map(Answer::problem)
                        .sorted())
                .containsExactly(
                        "insufficient-points",
                        "insufficient-points",
                        "insufficient-points",
                        "out-of-stock",
                        "out-of-stock",
                        "out-of-stock",
                        "out-of-stock",
                        "over-household-limit");
        assertThat(season.onShelf(rice)).isZero();
        assertThat(season.onShelf(towel)).isEqualTo(100 - 3);
    }

    @Test
    void one_key_is_one_effect_however_often_it_comes() {
        season = seasons.open(1, 1);
        Good towel = season.stocked("毛巾", 8, 100, 50);
        season.award(season.household(), 400);
        Caller villager = villager(0);

        List<Answer> answers = http.race(32, () -> villager.postWithKey(REDEMPTIONS, "tap-tap-tap", wish(towel, 1)));

        assertThat(answers.stream().map(Answer::status).distinct()).isSubsetOf(201, 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Answer::text)
                        .distinct())
                .as("every answer is the first one")
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409).map(Answer::problem))
                .allMatch("request-in-flight"::equals);
        assertThat(season.wallet(season.household())).isEqualTo(392);
        clock.setDay(Season.PLAN.closesOn().plusDays(1));
        Answer again =
                villager.postWithKey(REDEMPTIONS, "tap-tap-tap", wish(towel, 1)).expect(201);
        assertThat(again.headers().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(villager.postWithKey(REDEMPTIONS, "tap-tap-tap", wish(towel, 2))
                        .expect(422)
                        .problem())
                .isEqualTo("key-reused");
    }

    @Test
    void what_was_refused_stays_refused_for_its_key() {
        season = seasons.open(1, 1);
        Good towel = season.stocked("毛巾", 8, 100, 1);
        Caller villager = villager(0);
        assertThat(villager.postWithKey(REDEMPTIONS, "too-early", wish(towel, 1))
                        .expect(422)
                        .problem())
                .isEqualTo("insufficient-points");
        season.award(season.household(), 100);

        Answer again =
                villager.postWithKey(REDEMPTIONS, "too-early", wish(towel, 1)).expect(422);
        assertThat(again.headers().getFirst("Idempotency-Replayed")).isEqualTo("true");
        villager.postWithKey(REDEMPTIONS, "once-more-now", wish(towel, 1)).expect(201);
    }

    @Test
    void a_lorry_is_taken_in_by_many_hands() {
        season = seasons.open(1, 1);
        Good towel = season.stocked("毛巾", 8, 1, 1);
        Caller clerk = http.as(season.village().clerk());
        String path = "/api/v1/villages/" + season.village().id() + "/deliveries";

        List<Answer> answers = race(IntStream.range(0, 48)
                .mapToObj(number -> (Callable<Answer>)
                        () -> clerk.postWithKey(path, "lorry-0" + number / 2, Map.of("good", towel.id(), "pieces", 2)))
                .toList());

        assertThat(answers.stream().map(Answer::status).distinct()).isSubsetOf(201, 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.id())
                        .distinct())
                .hasSize(24);
        assertThat(season.onShelf(towel)).isEqualTo(1 + 24 * 2);
    }
}
