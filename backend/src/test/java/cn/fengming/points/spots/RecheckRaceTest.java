package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.spots.Rechecking.Inspected;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Uploads;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same thing asked by many at once, each with a key of its own: it happens once. */
@PointsTest
class RecheckRaceTest {

    @Autowired
    Rechecking rechecking;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Test
    void sixteen_draws_of_a_month_draw_once() {
        Inspected inspected = rechecking.written(1, 3);
        Login officer = inspected.town().officer();
        AtomicInteger size = new AtomicInteger();

        List<Answer> answers = http.race(16, () -> rechecking.draw(officer, "size", size.incrementAndGet() % 3 + 1));

        once(answers, 201, "recheck-drawn");
        Answer winner = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow();
        assertThat(rechecking.month(officer)).isEqualTo(winner.json());
    }

    @Test
    void sixteen_results_of_a_spot_are_one_result_one_finding_and_one_relapse() {
        Inspected inspected = rechecking.written(1, 1);
        Login officer = inspected.town().officer();
        UUID spot = inspected.spots().get(0);
        rechecking.draw(officer, "size", 1).expect(201);
        Queue<UUID> photos = new ConcurrentLinkedQueue<>(
                IntStream.range(0, 16).mapToObj(each -> uploads.photo(officer)).toList());

        List<Answer> answers =
                http.race(16, () -> rechecking.result(officer, spot, "UNRECTIFIED", List.of(photos.remove())));

        once(answers, 201, "recheck-done");
        assertThat(rechecking.findings(officer, inspected.village(0))).hasSize(1);
        assertThat(rechecking.relapses(officer, spot)).isEqualTo(1);
    }

    @Test
    void clean_and_dirty_at_once_are_one_of_the_two() {
        Inspected inspected = rechecking.written(1, 1);
        Login officer = inspected.town().officer();
        UUID spot = inspected.spots().get(0);
        rechecking.draw(officer, "size", 1).expect(201);
        UUID photo = uploads.photo(officer);
        AtomicInteger turn = new AtomicInteger();

        List<Answer> answers = http.race(
                8,
                () -> turn.getAndIncrement() % 2 == 0
                        ? rechecking.clean(officer, spot)
                        : rechecking.result(officer, spot, "UNRECTIFIED", List.of(photo)));

        once(answers, 201, "recheck-done");
        boolean dirty = rechecking.month(officer).path("unrectified").asInt() == 1;
        assertThat(rechecking.findings(officer, inspected.village(0))).hasSize(dirty ? 1 : 0);
        assertThat(rechecking.relapses(officer, spot)).isEqualTo(dirty ? 1 : 0);
    }

    @Test
    void sixteen_withdrawals_are_one() {
        Inspected inspected = rechecking.written(1, 1);
        Login officer = inspected.town().officer();
        Login other = given.staff(officer, Role.TOWN, null);
        rechecking.draw(officer, "size", 1).expect(201);
        rechecking.unrectified(officer, inspected.spots().get(0)).expect(201);
        UUID finding = UUID.fromString(rechecking
                .findings(officer, inspected.village(0))
                .path(0)
                .path("id")
                .asString());

        once(http.race(16, () -> rechecking.withdraw(other, finding)), 200, "finding-withdrawn");
    }

    private static void once(List<Answer> answers, int success, String conflict) {
        assertThat(answers.stream().filter(answer -> answer.status() == success))
                .as(answers.stream().map(Answer::text).toList().toString())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != success))
                .allSatisfy(answer -> assertThat(answer.expect(409).problem()).isEqualTo(conflict));
    }
}
