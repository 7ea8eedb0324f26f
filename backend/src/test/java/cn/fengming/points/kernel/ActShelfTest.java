package cn.fengming.points.kernel;

import cn.fengming.points.testing.PointsTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@PointsTest
class ActShelfTest {

    private static final int TIMES = 20;
    private static final int ACTS = 200;

    /** More than one, or all would wait behind the refused one. */
    private static final int CONNECTIONS = 8;

    private final UUID town = UUID.randomUUID();

    @Autowired
    ActShelf shelf;

    @Autowired
    Ids ids;

    private ActShelf.Due due(String key, Object payload) {
        Step.Fact fact = new Step.Fact(ids.next(), "test.nobody-listens", town, payload);
        return new ActShelf.Due(
                Act.of(town, new Step(Step.Turn.ROWS, "kernel.add_facts", fact)),
                new AnswerKey(town, town, "POST /test", key),
                new StoredAnswer(new byte[32], 201, Map.of(), new byte[0]));
    }

    /** A payload that is missing is refused by the table, after all keys were taken. */
    @Test
    void who_is_refused_has_let_go_of_the_keys() {
        for (int time = 0; time < TIMES; time++) {
            String round = time + "/";
            var good = IntStream.range(1, ACTS)
                    .mapToObj(act -> due(round + act, Map.of("act", act)))
                    .toList();
            var group = Stream.concat(good.stream(), Stream.of(due(round + "bad", null)))
                    .toList();
            StepVerifier.create(shelf.perform(group)
                            .flux()
                            .onErrorResume(refused ->
                                    Flux.range(0, CONNECTIONS).flatMap(each -> shelf.perform(List.of(good.get(each)))))
                            .filter(leftOut -> !leftOut.isEmpty()))
                    .verifyComplete();
        }
    }
}
