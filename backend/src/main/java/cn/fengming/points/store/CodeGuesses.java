package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps anybody at a counter from trying codes until one fits. An attempt is counted before the code is looked up, so
 * parallel attempts cannot slip through together; one that named a real code is given back.
 */
@Component
class CodeGuesses {

    static final int MOST = 10;
    static final Duration LOCKED_FOR = Duration.ofMinutes(15);

    /** A million values: five an hour need twenty years. */
    static final int MOST_PINS = 5;

    static final Duration PIN_LOCKED_FOR = Duration.ofHours(1);

    private static final RedisScript<Long> COUNT = RedisScript.of("""
            local count = redis.call('INCR', KEYS[1])
            if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
            return count
            """, Long.class);

    private static final RedisScript<Long> GIVE_BACK = RedisScript.of(
            "if redis.call('EXISTS', KEYS[1]) == 1 then return redis.call('DECR', KEYS[1]) end return 0", Long.class);

    private final ReactiveStringRedisTemplate redis;

    CodeGuesses(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    /** @throws Problem 429 after {@value #MOST} wrong codes, until the first of them is a quarter of an hour old */
    Mono<Void> count(Actor actor, UUID village) {
        return redis.execute(COUNT, List.of(key(actor, village)), List.of(Long.toString(LOCKED_FOR.toMillis())))
                .next()
                .filter(count -> count <= MOST)
                .switchIfEmpty(Mono.error(() -> lockedOut()))
                .then();
    }

    /**
     * A household's six digits, whoever's phone they are typed on.
     *
     * @throws Problem 429 after {@value #MOST_PINS} wrong ones, until the first of them is an hour old
     */
    Mono<Void> countPin(UUID town, UUID household) {
        return redis.execute(COUNT, List.of(pinKey(town, household)), List.of(Long.toString(PIN_LOCKED_FOR.toMillis())))
                .next()
                .filter(count -> count <= MOST_PINS)
                .switchIfEmpty(Mono.error(() -> pinLocked()))
                .then();
    }

    Mono<Void> giveBackPin(UUID town, UUID household) {
        return redis.execute(GIVE_BACK, List.of(pinKey(town, household)), List.of())
                .then();
    }

    private static String pinKey(UUID town, UUID household) {
        return String.join(":", "store:pins", town.toString(), household.toString());
    }

    private static Problem pinLocked() {
        return new Problem(429, "too-many-pins", "密码输错次数太多，请一小时后再试，或由另一位凭户卡和签字办理")
                .with(Problem.RETRY_AFTER, PIN_LOCKED_FOR.toSeconds());
    }

    Mono<Void> giveBack(Actor actor, UUID village) {
        return redis.execute(GIVE_BACK, List.of(key(actor, village)), List.of()).then();
    }

    private static String key(Actor actor, UUID village) {
        return String.join(
                ":",
                "store:guesses",
                actor.town().toString(),
                village.toString(),
                actor.person().toString());
    }

    private static Problem lockedOut() {
        return new Problem(429, "too-many-codes", "提货码输错次数太多，请 " + LOCKED_FOR.toMinutes() + " 分钟后再试，或凭户卡办理")
                .with("retryAfterSeconds", LOCKED_FOR.toSeconds());
    }
}
