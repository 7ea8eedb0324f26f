package cn.fengming.points.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.testing.PointsTest;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@PointsTest
class AttemptsTest {

    @Autowired
    Attempts attempts;

    @Autowired
    Ids ids;

    @Test
    void one_try_too_many_is_told_when_to_come_back() {
        String address = ids.next().toString();
        for (int i = 0; i < 3; i++) {
            count(address);
        }
        Problem refused = catchThrowableOfType(Problem.class, () -> count(address));

        assertThat(refused.status()).isEqualTo(429);
        assertThat((long) refused.properties().get(Problem.RETRY_AFTER)).isBetween(1L, 60L);
        assertThatCode(() -> count(ids.next().toString())).doesNotThrowAnyException();
    }

    @Test
    void of_many_tries_at_once_exactly_the_limit_passes() {
        String address = ids.next().toString();
        Long passed = Flux.fromStream(IntStream.range(0, 64).boxed())
                .flatMap(
                        each -> attempts.count("test", address, 10, Duration.ofMinutes(1))
                                .thenReturn(true)
                                .onErrorResume(Problem.class, refused -> Mono.empty()),
                        64)
                .count()
                .block();

        assertThat(passed).isEqualTo(10);
    }

    private void count(String address) {
        attempts.count("test", address, 3, Duration.ofMinutes(1)).block();
    }
}
