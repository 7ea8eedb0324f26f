package cn.fengming.points.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fengming.points.embedded.EmbeddedRedis;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Servers;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.protocol.RedisCommand;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

@PointsTest
class RedisAwayTest {

    @Autowired
    Json json;

    @Autowired
    Clock clock;

    /** Whoever is there may take long to answer; of who is gone nobody has to wait for that long. */
    private volatile Duration patience = Duration.ofSeconds(30);

    private LettuceConnectionFactory nowhere;
    private ReactiveStringRedisTemplate redis;

    @BeforeEach
    void goAway() {
        nowhere = new LettuceConnectionFactory("127.0.0.1", Servers.CLOSED_PORT);
        nowhere.afterPropertiesSet();
        nowhere.start();
        redis = new ReactiveStringRedisTemplate(nowhere);
    }

    @AfterEach
    void end() {
        nowhere.destroy();
    }

    @Test
    void nobody_is_mistaken_for_signed_out_when_redis_is_away() {
        SessionShelf shelf = shelf(nowhere);

        assertThat(told(() -> shelf.find(new Token("any")).block()).status()).isEqualTo(503);
        assertThat(told(() -> shelf.of(UUID.randomUUID()).collectList().block()).type())
                .isEqualTo("sign-in-away");
    }

    @Test
    void tries_that_cannot_be_counted_are_not_let_through() {
        Attempts attempts = new Attempts(redis, new SignInSettings(1, 1, 1, 1, 1));

        assertThat(told(() -> attempts.of("code").block()).status()).isEqualTo(503);
    }

    @Test
    void a_redis_that_ends_while_in_use_is_told_as_away() {
        EmbeddedRedis server = EmbeddedRedis.start(Servers.newDataDirectory("redis-that-ends"), false);
        LettuceConnectionFactory connections = connect(server);
        try {
            SessionShelf shelf = shelf(connections);
            assertThat(shelf.find(new Token("any")).block()).isNull();
            server.close();
            patience = Duration.ofSeconds(1);

            assertThat(told(() -> shelf.find(new Token("any")).block()).type()).isEqualTo("sign-in-away");
        } finally {
            connections.destroy();
        }
    }

    @Test
    void a_session_outlives_a_restart_of_redis() {
        Path directory = Servers.newDataDirectory("redis-that-restarts");
        Token token = new Token("the token");
        Session session = new Session(
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                Session.Way.WECHAT,
                clock.instant(),
                clock.instant(),
                clock.instant().plus(Duration.ofDays(2)));
        with(directory, shelf -> shelf.put(token, session).block());

        with(directory, shelf -> {
            assertThat(shelf.find(token).block()).isEqualTo(session);
            assertThat(shelf.of(session.person()).collectList().block()).containsExactly(session);
        });
    }

    private void with(Path directory, Consumer<SessionShelf> use) {
        try (EmbeddedRedis server = EmbeddedRedis.start(directory, true)) {
            LettuceConnectionFactory connections = connect(server);
            try {
                use.accept(shelf(connections));
            } finally {
                connections.destroy();
            }
        }
    }

    private SessionShelf shelf(LettuceConnectionFactory connections) {
        return new SessionShelf(
                new ReactiveStringRedisTemplate(connections),
                json,
                clock,
                new SessionSettings(Duration.ofDays(1), Duration.ofDays(2), Duration.ofHours(12)));
    }

    private LettuceConnectionFactory connect(EmbeddedRedis server) {
        URI url = URI.create(server.url());
        var settings = new RedisStandaloneConfiguration(url.getHost(), url.getPort());
        settings.setPassword(url.getUserInfo() == null ? "" : url.getUserInfo().replaceFirst("^[^:]*:", ""));
        var connections = new LettuceConnectionFactory(
                settings,
                LettuceClientConfiguration.builder()
                        .clientOptions(ClientOptions.builder()
                                .timeoutOptions(TimeoutOptions.builder()
                                        .timeoutSource(patience())
                                        .build())
                                .build())
                        .build());
        connections.afterPropertiesSet();
        connections.start();
        return connections;
    }

    private TimeoutOptions.TimeoutSource patience() {
        return new TimeoutOptions.TimeoutSource() {
            @Override
            public long getTimeout(RedisCommand<?, ?, ?> command) {
                return patience.toMillis();
            }
        };
    }

    private static Problem told(Runnable question) {
        Problem problem = catchThrowableOfType(Problem.class, question::run);
        assertThat(problem).isNotNull();
        return problem;
    }
}
