package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionContextManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class GroupReadTest {

    private final List<Set<Integer>> statements = new ArrayList<>();
    private final List<Sinks.One<Map<Integer, String>>> answers = new ArrayList<>();
    private final GroupRead<Integer, String> reads = new GroupRead<>(this::statement, true);
    private VirtualTimeScheduler time;

    /** A statement takes long when a test says so, however slow the machine is. */
    @BeforeEach
    void holdTime() {
        time = VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void letTimeGo() {
        VirtualTimeScheduler.reset();
    }

    private Mono<Map<Integer, String>> statement(Set<Integer> keys) {
        statements.add(keys);
        Sinks.One<Map<Integer, String>> answer = Sinks.one();
        answers.add(answer);
        return answer.asMono();
    }

    private void answer(int statement) {
        answers.get(statement)
                .tryEmitValue(statements.get(statement).stream()
                        .filter(key -> key > 0)
                        .collect(Collectors.toMap(key -> key, key -> "answer " + key)))
                .orThrow();
    }

    @Test
    void who_asks_while_others_wait_goes_along_with_the_next_statement() {
        List<String> heard = new ArrayList<>();
        IntStream.of(1, 2, 3, 4, 3).forEach(key -> reads.ask(key).subscribe(heard::add));

        assertThat(statements).as("the first at once, alone").containsExactly(Set.of(1));
        answer(0);
        assertThat(statements).hasSize(2).last().isEqualTo(Set.of(2, 3, 4));
        answer(1);

        assertThat(heard).containsExactly("answer 1", "answer 2", "answer 3", "answer 4", "answer 3");
        assertThat(statements).hasSize(2);
    }

    @Test
    void a_statement_that_takes_long_is_passed_by_the_next() {
        List<String> heard = new ArrayList<>();
        IntStream.of(1, 2, 3).forEach(key -> reads.ask(key).subscribe(heard::add));
        time.advanceTimeBy(Crossing.LONG);
        answer(1);
        assertThat(heard).containsExactly("answer 2", "answer 3");
        answer(0);
        assertThat(heard).endsWith("answer 1");
    }

    @Test
    void nothing_found_is_empty_and_nothing_is_remembered() {
        StepVerifier.create(reads.ask(-1)).then(() -> answer(0)).verifyComplete();
        StepVerifier.create(reads.ask(7))
                .then(() -> answer(1))
                .expectNext("answer 7")
                .verifyComplete();
        StepVerifier.create(reads.ask(7))
                .then(() -> answer(2))
                .expectNext("answer 7")
                .verifyComplete();
        assertThat(statements).hasSize(3);
    }

    @Test
    void a_statement_that_fails_fails_those_who_were_in_it_and_nobody_else() {
        List<String> heard = new ArrayList<>();
        IntStream.of(1, 2, 3, 4)
                .forEach(key -> reads.ask(key).onErrorReturn("failed " + key).subscribe(heard::add));

        answer(0);
        answers.get(1).tryEmitError(new IllegalStateException("away")).orThrow();
        reads.ask(5).subscribe(heard::add);
        answer(2);

        assertThat(heard).containsExactly("answer 1", "failed 2", "failed 3", "failed 4", "answer 5");
    }

    @Test
    void a_caller_who_leaves_takes_no_answer_from_the_others() {
        List<String> heard = new ArrayList<>();
        reads.ask(1).subscribe();
        reads.ask(2).subscribe();
        reads.ask(3).subscribe().dispose();
        reads.ask(4).subscribe(heard::add);
        answer(0);
        answer(1);
        assertThat(heard).containsExactly("answer 4");
    }

    @Test
    void inside_a_transaction_it_is_asked_alone() {
        reads.ask(1).subscribe();
        reads.ask(2)
                .contextWrite(TransactionContextManager.getOrCreateContext())
                .contextWrite(TransactionContextManager.getOrCreateContextHolder())
                .subscribe();
        assertThat(statements).hasSize(2);
    }

    @Test
    void more_than_one_statement_may_carry_goes_with_the_ones_after() {
        List<String> heard = new ArrayList<>();
        Flux.range(1, 1000).flatMap(reads::ask, 1000).subscribe(heard::add);
        for (int statement = 0; statement < answers.size(); statement++) {
            answer(statement);
        }
        assertThat(heard).hasSize(1000).doesNotHaveDuplicates();
        assertThat(statements).allMatch(keys -> keys.size() <= 256).hasSizeLessThan(10);
    }
}
