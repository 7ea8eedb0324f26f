package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Answers are kept for a week and then thrown away. */
@PointsTest
class ForgettingTest {

    @Autowired
    Answers answers;

    @Autowired
    Forgetting forgetting;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    private static final byte[] HASH = {1};

    private final UUID town = UUID.randomUUID();

    private AnswerKey keep(String name) {
        AnswerKey key = new AnswerKey(town, UUID.randomUUID(), "POST /x", name);
        StoredAnswer answer = new StoredAnswer(HASH, 201, Map.of("Location", List.of("/x/1")), new byte[] {2, 3});
        transaction
                .transactional(answers.claim(key, HASH).then(answers.keep(key, answer)))
                .block();
        return key;
    }

    private StoredAnswer given(AnswerKey key) {
        return transaction.transactional(answers.claim(key, HASH)).block().given();
    }

    @Test
    void only_what_is_older_than_a_week_goes() {
        AnswerKey old = keep("old-key-1");
        clock.advance(Duration.ofDays(4));
        AnswerKey young = keep("young-key");
        forgetting.run().block();
        assertThat(given(old)).isNotNull();
        clock.advance(Duration.ofDays(4));
        forgetting.run().block();
        assertThat(given(old)).isNull();
        assertThat(given(young).headers()).isEqualTo(Map.of("Location", List.of("/x/1")));
        assertThat(given(young).body()).containsExactly(2, 3);
    }
}
