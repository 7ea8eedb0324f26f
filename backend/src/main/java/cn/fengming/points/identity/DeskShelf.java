package cn.fengming.points.identity;

import cn.fengming.points.kernel.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Where waiting desks lie in Redis: one key a desk, and one key a code that leads to it. A desk changes only from what was
 * read, so of several who confirm it, or take it, one is first.
 */
@Component
class DeskShelf {

    private static final RedisScript<Boolean> REPLACE = RedisScript.of("""
            if redis.call('get', KEYS[1]) ~= ARGV[1] then return false end
            redis.call('set', KEYS[1], ARGV[2], 'keepttl')
            return true
            """, Boolean.class);

    private static final RedisScript<Boolean> TAKE = RedisScript.of("""
            if redis.call('get', KEYS[1]) ~= ARGV[1] then return false end
            redis.call('del', KEYS[1], KEYS[2])
            return true
            """, Boolean.class);

    private final ReactiveStringRedisTemplate redis;
    private final Json json;
    private final Clock clock;

    DeskShelf(ReactiveStringRedisTemplate redis, Json json, Clock clock) {
        this.redis = redis;
        this.json = json;
        this.clock = clock;
    }

    /** False when another desk waits under that code: draw another. */
    Mono<Boolean> put(Desk desk) {
        Duration left = Duration.between(desk.askedAt(), desk.expiresAt());
        return redis.opsForValue()
                .setIfAbsent(ofCode(desk.code()), desk.id().toString(), left)
                .filter(free -> free)
                .flatMap(free -> redis.opsForValue().set(key(desk.id()), json.text(desk), left))
                .defaultIfEmpty(false)
                .onErrorMap(SessionShelf::isAway, SessionShelf::away);
    }

    /** Emits nothing when there is none, or its time is over. */
    Mono<Desk> find(UUID id) {
        return redis.opsForValue()
                .get(key(id))
                .map(text -> json.read(text, Desk.class))
                .filter(desk -> desk.alive(clock.instant()))
                .onErrorMap(SessionShelf::isAway, SessionShelf::away);
    }

    Mono<Desk> byCode(String code) {
        return redis.opsForValue()
                .get(ofCode(code))
                .map(UUID::fromString)
                .flatMap(this::find)
                .onErrorMap(SessionShelf::isAway, SessionShelf::away);
    }

    /** True for the first who confirms it. */
    Mono<Boolean> replace(Desk read, Desk changed) {
        return redis.execute(REPLACE, List.of(key(read.id())), List.of(json.text(read), json.text(changed)))
                .next()
                .defaultIfEmpty(false)
                .onErrorMap(SessionShelf::isAway, SessionShelf::away);
    }

    /** True for the one who takes it away; afterwards neither desk nor code exist. */
    Mono<Boolean> take(Desk read) {
        return redis.execute(TAKE, List.of(key(read.id()), ofCode(read.code())), List.of(json.text(read)))
                .next()
                .defaultIfEmpty(false)
                .onErrorMap(SessionShelf::isAway, SessionShelf::away);
    }

    private static String key(UUID id) {
        return "points:desk:" + id;
    }

    private static String ofCode(String code) {
        return "points:desk-code:" + code;
    }
}
