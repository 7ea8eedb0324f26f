package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.core.exc.StreamWriteException;

/** The line before the database, with a shelf that says when it is done and what it refuses. */
class ActLineTest {

    private final List<List<String>> written = new ArrayList<>();
    private final List<Sinks.One<Boolean>> gates = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final ActShelf shelf = new Shelf();
    private ActQueue queue = new ActQueue(shelf, settings(Duration.ofMinutes(1)), new HeldTime().sundial());
    private final UUID town = new UUID(0, 1);

    private static GroupCommitSettings settings(Duration patience) {
        return new GroupCommitSettings(true, 4, 6, 1, patience);
    }

    /** Refuses acts called bad, cannot write some down, loses its connection with some, and answers when the gate opens. */
    private final class Shelf extends ActShelf {

        Shelf() {
            super(null, null, null, null, null);
        }

        @Override
        Mono<Map<Integer, ActShelf.LeftOut>> perform(List<Due> group) {
            List<String> names =
                    group.stream().map(due -> due.act().steps().get(0).does()).toList();
            Sinks.One<Boolean> gate = Sinks.one();
            written.add(names);
            gates.add(gate);
            return gate.asMono().map(open -> {
                refuse(names);
                if (names.contains("torn")) {
                    return Map.of(names.indexOf("torn"), () -> {
                        throw new IllegalStateException("no box");
                    });
                }
                return names.contains("known")
                        ? Map.of(names.indexOf("known"), () -> new Answers.Claim(false, null, false))
                        : Map.of();
            });
        }

        private void refuse(List<String> names) {
            R2dbcException refused = names.contains("bad") || names.contains("speechless")
                    ? new R2dbcDataIntegrityViolationException("no", "FM001")
                    : names.contains("late") ? new R2dbcBadGrammarException("no", "55P03") : null;
            if (refused != null) {
                throw new DataIntegrityViolationException("refused", refused);
            }
            if (names.contains("unwritable")) {
                throw new StreamWriteException(null, "half a letter");
            }
            if (names.contains("lost")) {
                throw new DataIntegrityViolationException(
                        "lost", new R2dbcNonTransientResourceException("no", "08006"));
            }
        }
    }

    private Disposable write(UUID where, String name) {
        Act act = Act.of(where, new Step(Step.Turn.ROWS, name, name)).saying(refusal -> {
            if (name.equals("speechless")) {
                throw new IllegalStateException("no words");
            }
            return new IllegalStateException(name + " cannot be");
        });
        return queue.write(new ActShelf.Due(act, null, null))
                .subscribe(
                        claim -> heard.add(name + (claim.ours() ? " done" : " left out")),
                        error -> heard.add(
                                error instanceof Problem problem ? name + " " + problem.type() : error.getMessage()));
    }

    private void write(String... names) {
        for (String name : names) {
            write(town, name);
        }
    }

    private void open(int gate) {
        gates.get(gate).tryEmitValue(true).orThrow();
    }

    private void openAll() {
        for (int gate = 0; gate < gates.size(); gate++) {
            gates.get(gate).tryEmitValue(true);
        }
    }

    @Test
    void a_lone_act_waits_for_nobody_and_who_comes_meanwhile_goes_together() {
        write("a", "b", "c", "d", "e", "f");
        assertThat(written).containsExactly(List.of("a"));
        open(0);
        assertThat(written).containsExactly(List.of("a"), List.of("b", "c", "d", "e"));
        assertThat(heard).containsExactly("a done");
        openAll();
        assertThat(written).last().isEqualTo(List.of("f"));
        assertThat(heard).containsExactly("a done", "b done", "c done", "d done", "e done", "f done");
    }

    @Test
    void one_that_cannot_be_is_left_alone_with_its_error() {
        write("a", "b", "bad", "c", "d");
        openAll();
        assertThat(heard).containsExactlyInAnyOrder("a done", "b done", "bad cannot be", "c done", "d done");
        assertThat(written)
                .containsExactly(
                        List.of("a"),
                        List.of("b", "bad", "c", "d"),
                        List.of("b", "bad"),
                        List.of("b"),
                        List.of("bad"),
                        List.of("c", "d"));
    }

    @Test
    void one_that_cannot_be_written_down_takes_nobody_with_it() {
        write("a", "b", "unwritable");
        openAll();
        assertThat(heard).containsExactlyInAnyOrder("a done", "b done", "unwritable cannot be");
    }

    @Test
    void what_nobody_knows_and_what_came_too_late_is_not_tried_again() {
        write("a", "b", "lost");
        openAll();
        assertThat(heard).containsExactly("a done", "b cannot be", "lost cannot be");
        write("c", "d", "late");
        openAll();
        assertThat(heard).endsWith("c done", "d cannot be", "late cannot be");
        assertThat(written).hasSize(4);
    }

    @Test
    void a_key_that_is_taken_is_left_out_and_its_neighbours_are_done() {
        write("a", "b", "known", "c");
        openAll();
        assertThat(heard).containsExactly("a done", "b done", "known left out", "c done");
    }

    @Test
    void an_answer_that_cannot_be_opened_or_words_that_fail_are_one_callers_error() {
        write("a", "b", "torn", "c");
        openAll();
        assertThat(heard).containsExactly("a done", "b done", "no box", "c done");
        write("d", "speechless", "bad");
        openAll();
        write("e");
        openAll();
        assertThat(heard).endsWith("d done", "refused", "bad cannot be", "e done");
    }

    @Test
    void a_full_line_says_so_and_writes_nothing_of_it() {
        write("a", "1", "2", "3", "4", "5", "6", "seventh");
        assertThat(heard).containsExactly("seventh busy");
        openAll();
        assertThat(heard).hasSize(8).doesNotContain("seventh done");
        write("again");
        openAll();
        assertThat(heard).endsWith("again done");
    }

    @Test
    void what_was_decided_too_long_ago_is_not_written_any_more() {
        queue = new ActQueue(shelf, settings(Duration.ofNanos(-1)), new HeldTime().sundial());
        write("a", "b", "c", "d", "e", "f", "g");
        assertThat(written).isEmpty();
        assertThat(heard).hasSize(7).allMatch(said -> said.endsWith(" busy"));
    }

    @Test
    void who_leaves_takes_nothing_back_and_nothing_from_the_others() {
        write("a");
        write(town, "gone").dispose();
        write("b");
        openAll();
        assertThat(written).containsExactly(List.of("a"), List.of("gone", "b"));
        assertThat(heard).containsExactly("a done", "b done");
    }

    @Test
    void a_busy_town_holds_up_no_other() {
        write("a", "b");
        write(new UUID(0, 2), "elsewhere");
        open(1);
        assertThat(written).containsExactly(List.of("a"), List.of("elsewhere"));
        assertThat(heard).containsExactly("elsewhere done");
    }
}
