package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Servers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** Two instances that seal differently would make two persons of one phone number. */
@PointsTest
class SameSecretTest {

    @Autowired
    DatabaseClient database;

    @Autowired
    Clock clock;

    @Test
    void an_instance_with_another_key_does_not_start() {
        var same = new SameSecret(database, new Secret(Base64.getDecoder().decode(Servers.SECRET_KEY)), clock);
        var other = new SameSecret(database, new Secret("another".getBytes(StandardCharsets.UTF_8)), clock);

        assertThatCode(same::afterSingletonsInstantiated).doesNotThrowAnyException();
        assertThatThrownBy(other::afterSingletonsInstantiated)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("POINTS_SECRET_KEY is another key");
        assertThatCode(same::afterSingletonsInstantiated).doesNotThrowAnyException();
        assertThat(database.sql("select count(*) from kernel.deployment")
                        .mapValue(Long.class)
                        .one()
                        .block())
                .isEqualTo(1);
    }
}
