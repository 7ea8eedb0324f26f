package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.assessment.Assessing.Assessed;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same thing asked by many at once, each with a key of its own: it happens once. */
@PointsTest
class AssessmentRacesTest {

    @Autowired
    Assessing assessing;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    @Autowired
    Books books;

    @Autowired
    Ledger ledger;

    @Test
    void sixty_four_freezes_grant_the_pools_once() {
        Assessed assessed = assessing.scored(assessing.begun(3, 100_000));
        assessing.publish(assessed).expect(201);
        clock.advance(Duration.ofDays(5));

        List<Answer> answers = http.race(64, () -> assessing.freeze(assessed));

        onceAndConflicts(answers, 200, "standing-frozen");
        List<Account> pools = assessed.town().villages().stream()
                .map(village -> Account.pool(village.id()))
                .toList();
        assertThat(ledger.balancesOf(assessed.town().town(), pools).block().values())
                .containsExactlyInAnyOrder(3000L, 1000L, 1000L);
        assertThat(books.check(assessed.town().town()).block().findings()).isEmpty();
    }

    @Test
    void eight_publications_make_one_revision() {
        Assessed assessed = assessing.scored(assessing.begun(3, 0));

        List<Answer> answers = http.race(8, () -> assessing.publish(assessed));

        onceAndConflicts(answers, 201, "nothing-changed");
        assertThat(assessing.officer(assessed).get(assessed.path("/standings")).json())
                .hasSize(1);
    }

    @Test
    void eight_adoptions_open_one_round() {
        Assessed assessed = assessing.begun(2, 0);
        Map<String, Object> request = Map.of("period", "2027Q1", "adoption", Assessing.document(Assessing.own()));

        List<Answer> answers = http.race(8, () -> assessing.officer(assessed).post(Assessing.ROUNDS, request));

        onceAndConflicts(answers, 201, "round-exists");
    }

    @Test
    void eight_devices_begin_one_sheet_for_a_village() {
        Assessed assessed = assessing.begun(2, 0);
        Map<String, Object> marks = Assessing.marks(assessed.round(), assessed.village(0), "1");

        List<Answer> answers =
                http.race(8, () -> assessing.inspector(assessed).put(Assessing.SHEETS + UUID.randomUUID(), marks));

        onceAndConflicts(answers, 200, "sheet-exists");
        UUID winner = answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allSatisfy(answer ->
                        assertThat(answer.json().path("sheet").asString()).isEqualTo(winner.toString()));
    }

    @Test
    void one_sheet_sent_eight_times_is_one_sheet() {
        Assessed assessed = assessing.begun(2, 0);
        UUID sheet = UUID.randomUUID();
        Map<String, Object> marks = Assessing.marks(assessed.round(), assessed.village(0), "1");

        List<Answer> answers = http.race(8, () -> assessing.inspector(assessed).put(Assessing.SHEETS + sheet, marks));

        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        assertThat(assessing.officer(assessed).get(assessed.path("/sheets")).json())
                .hasSize(1);
    }

    @Test
    void findings_of_many_inspectors_at_once_are_all_kept() {
        Assessed assessed = assessing.begun(2, 0);
        assessing.draft(assessed, 0, "1").expect(200);

        List<Answer> answers = http.race(
                16,
                () -> assessing
                        .inspector(assessed)
                        .put(
                                assessed.sheetPath(0) + "/findings/" + UUID.randomUUID(),
                                Assessing.finding("poultry", "roaming", List.of())));

        assertThat(answers).allSatisfy(answer -> answer.expect(200));
        assertThat(assessing
                        .officer(assessed)
                        .get(assessed.sheetPath(0))
                        .json()
                        .path("content")
                        .path("findings"))
                .hasSize(16);
    }

    @Test
    void eight_corrections_of_one_version_make_one_further_version() {
        Assessed assessed = assessing.begun(2, 0);
        assessing.submitted(assessed, 0, "1");

        List<Answer> answers = http.race(
                8,
                () -> assessing
                        .inspector(assessed)
                        .post(assessed.sheetPath(0) + "/corrections", Assessing.correction(1, "25")));

        onceAndConflicts(answers, 201, "sheet-changed");
        assertThat(assessing
                        .officer(assessed)
                        .get(assessed.sheetPath(0) + "/versions")
                        .json())
                .hasSize(2);
    }

    @Test
    void eight_objections_on_one_matter_open_one_and_eight_answers_decide_once() {
        Assessed assessed = assessing.scored(assessing.begun(3, 0));
        assessing.publish(assessed).expect(201);
        Login committee = assessed.town().village(1).committee();

        List<Answer> raised = http.race(8, () -> assessing.object(assessed, committee, 1));
        onceAndConflicts(raised, 201, "objection-open");

        UUID objection = raised.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow()
                .id();
        List<Answer> decided = http.race(
                8,
                () -> assessing
                        .officer(assessed)
                        .post(assessed.path("/objections/" + objection + "/decision"), Assessing.upheld(1, "30")));
        onceAndConflicts(decided, 200, "objection-decided");
    }

    @Test
    void an_objection_and_a_freeze_at_the_end_of_the_window_never_both_succeed() {
        Assessed assessed = assessing.scored(assessing.begun(3, 100_000));
        assessing.publish(assessed).expect(201);
        Login committee = assessed.town().village(1).committee();
        clock.advance(Duration.ofDays(5).minusMillis(1));
        AtomicInteger turn = new AtomicInteger();

        List<Answer> answers = http.race(16, () -> {
            if (turn.getAndIncrement() % 2 == 0) {
                return assessing.object(assessed, committee, 1);
            }
            clock.advance(Duration.ofMillis(1));
            return assessing.freeze(assessed);
        });

        long frozen = answers.stream().filter(answer -> answer.status() == 200).count();
        long open = answers.stream().filter(answer -> answer.status() == 201).count();
        assertThat(frozen + open).isEqualTo(1);
        assertThat(books.check(assessed.town().town()).block().findings()).isEmpty();
    }

    private static void onceAndConflicts(List<Answer> answers, int success, String conflict) {
        List<Integer> statuses = Assessing.statuses(answers);
        assertThat(Collections.frequency(statuses, success))
                .as(statuses.toString())
                .isEqualTo(1);
        assertThat(Collections.frequency(statuses, 409)).as(statuses.toString()).isEqualTo(answers.size() - 1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo(conflict));
    }
}
