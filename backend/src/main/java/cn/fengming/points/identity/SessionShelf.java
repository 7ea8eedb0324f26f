package cn.fengming.points.identity;

import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Problem;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where sessions lie in Redis: one key a session under the hash of its token, and one list a person of his sessions.
 * Both are written, and taken away, in one step: every living session is on the list, and signing out everywhere misses
 * none, whatever another instance begins at the same moment.
 *
 * <p>When Redis cannot be reached, every question fails with a 503 that says so.
 */
@Component
class SessionShelf {

    /** The list lasts as long as the longest session on it: an afternoon at a desk must not hide a phone of half a year. */
    private static final RedisScript<Boolean> PUT = RedisScript.of("""
            redis.call('zremrangebyscore', KEYS[2], '-inf', ARGV[6])
            redis.call('zadd', KEYS[2], ARGV[4], ARGV[3])
            if redis.call('pttl', KEYS[2]) < tonumber(ARGV[5]) then redis.call('pexpire', KEYS[2], ARGV[5]) end
            redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
            return true
            """, Boolean.class);

    private static final RedisScript<Boolean> REMOVE_ALL = RedisScript.of("""
            for _, hash in ipairs(redis.call('zrange', KEYS[1], 0, -1)) do redis.call('del', ARGV[1] .. hash) end
            redis.call('del', KEYS[1])
            return true
            """, Boolean.class);

    private static final RedisScript<Boolean> REPLACE = RedisScript.of("""
            if redis.call('get', KEYS[1]) ~= ARGV[1] then return false end
            redis.call('set', KEYS[1], ARGV[2], 'px', ARGV[3])
            return true
            """, Boolean.class);

    private final ReactiveStringRedisTemplate redis;
    private final Json json;
    private final Clock clock;
    private final Duration idle;

    SessionShelf(ReactiveStringRedisTemplate redis, Json json, Clock clock, SessionSettings settings) {
        this.redis = redis;
        this.json = json;
        this.clock = clock;
        this.idle = settings.idle();
    }

    Mono<Session> put(Token token, Session session) {
        Instant now = clock.instant();
        List<String> keys = List.of(key(token.hash()), list(session.person()));
        List<String> values = List.of(
                json.text(session),
                millis(session.left(now, idle)),
                token.hash(),
                String.valueOf(session.until().toEpochMilli()),
                millis(Duration.between(now, session.until())),
                String.valueOf(now.toEpochMilli()));
        return redis.execute(PUT, keys, values)
                .then(Mono.just(session))
                .onErrorMap(SessionShelf::isAway, SessionShelf::away);
    }

    /** Emits nothing for an unknown token or a session that has run out. */
    Mono<Session> find(Token token) {
        return redis.opsForValue()
                .get(key(token.hash()))
                .mapNotNull(this::readable)
                .filter(session -> session.alive(clock.instant(), idle))
                .onErrorMap(SessionShelf::isAway, SessionShelf::away);
    }

    /** Replaces exactly what was read: false when it was changed or signed out meanwhile. */
    Mono<Boolean> replace(Token token, Session read, Session changed) {
        String left = millis(changed.left(clock.instant(), idle));
        return redis.execute(REPLACE, List.of(key(token.hash())), List.of(json.text(read), json.text(changed), left))
                .next()
                .defaultIfEmpty(false)
                .onErrorMap(SessionShelf::isAway, SessionShelf::away);
    }

    Mono<Void> remove(Token token, Session session) {
        return redis.delete(key(token.hash()))
                .then(redis.opsForZSet().remove(list(session.person()), token.hash()))
                .then()
                .onErrorMap(SessionShelf::isAway, SessionShelf::away);
    }

    /** All living sessions of a person, the latest started first. */
    Flux<Session> of(UUID person) {
        Instant now = clock.instant();
        return hashes(person)
                .flatMap(hash -> redis.opsForValue().get(key(hash)))
                .mapNotNull(this::readable)
                .filter(session -> session.alive(now, idle))
                .sort((a, b) -> b.startedAt().compareTo(a.startedAt()))
                .onErrorMap(SessionShelf::isAway, SessionShelf::away);
    }

    Mono<Void> removeAll(UUID person) {
        return redis.execute(REMOVE_ALL, List.of(list(person)), List.of(key("")))
                .then()
                .onErrorMap(SessionShelf::isAway, SessionShelf::away);
    }

    /** A session that another version of the program wrote counts as signed out. */
    private @Nullable Session readable(String text) {
        try {
            return json.read(text, Session.class);
        } catch (IllegalStateException otherVersion) {
            return null;
        }
    }

    private Flux<String> hashes(UUID person) {
        return redis.opsForZSet().range(list(person), Range.unbounded());
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    private static String key(String hash) {
        return "points:session:" + hash;
    }

    private static String list(UUID person) {
        return "points:sessions-of:" + person;
    }

    /** A connection that breaks off in the middle arrives as it was, not in Spring's words. */
    static boolean isAway(Throwable failure) {
        return failure instanceof DataAccessException
                || failure instanceof RedisException
                || failure instanceof IOException;
    }

    static Problem away(Throwable redisFailure) {
        return new Problem(503, "sign-in-away", "登录服务暂时不可用，请稍后再试").retryAfter(2);
    }
}
