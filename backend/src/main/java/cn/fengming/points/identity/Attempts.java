package cn.fengming.points.identity;

import cn.fengming.points.kernel.Problem;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Counts tries to sign in, by all instances together, and refuses when there are too many in a while. */
@Component
class Attempts {

    /** Answers 0 while within the limit, else the milliseconds until the next try counts anew. */
    private static final RedisScript<Long> COUNT = RedisScript.of("""
            local tries = redis.call('incr', KEYS[1])
            if tries == 1 then redis.call('pexpire', KEYS[1], ARGV[2]) end
            if tries <= tonumber(ARGV[1]) then return 0 end
            return math.max(redis.call('pttl', KEYS[1]), 1)
            """, Long.class);

    private final ReactiveStringRedisTemplate redis;
    private final SignInSettings settings;

    Attempts(ReactiveStringRedisTemplate redis, SignInSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    Mono<Void> from(ServerWebExchange exchange) {
        return count("address", address(exchange), settings.perAddress(), Duration.ofMinutes(1));
    }

    /** A desk that wants a code. Counted apart, so that an office full of desks keeps no phone behind its door out. */
    Mono<Void> atDesk(ServerWebExchange exchange) {
        return count("desk", address(exchange), settings.desksPerAddress(), Duration.ofMinutes(1));
    }

    /** A desk that asks whether it was confirmed, every other second. */
    Mono<Void> lookingFrom(ServerWebExchange exchange) {
        return count("desk-look", address(exchange), settings.looksPerAddress(), Duration.ofMinutes(1));
    }

    /** A code from a desk, typed or scanned: with eight digits nobody hits upon another's. */
    Mono<Void> ofDeskBy(UUID person) {
        return count("desk-code", person.toString(), settings.perPerson(), Duration.ofHours(1));
    }

    private static String address(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getRemoteAddress())
                .map(InetSocketAddress::getHostString)
                .orElse("unknown");
    }

    Mono<Void> of(String code) {
        return count("code", new Token(code).hash(), settings.perCode(), Duration.ofMinutes(10));
    }

    Mono<Void> by(UUID person) {
        return count("person", person.toString(), settings.perPerson(), Duration.ofHours(1));
    }

    Mono<Void> count(String kind, String who, int limit, Duration window) {
        String key = "points:attempts:" + kind + ":" + who;
        return redis.execute(COUNT, List.of(key), List.of(String.valueOf(limit), String.valueOf(window.toMillis())))
                .next()
                .onErrorMap(SessionShelf::isAway, SessionShelf::away)
                .filter(wait -> wait > 0)
                .flatMap(wait -> Mono.error(tooMany(wait)));
    }

    private static Problem tooMany(long waitMillis) {
        long seconds = (waitMillis + 999) / 1000;
        return new Problem(429, "too-many-attempts", "试得太频繁了，请" + spoken(seconds) + "后再试").retryAfter(seconds);
    }

    private static String spoken(long seconds) {
        return seconds < 60 ? seconds + "秒" : (seconds + 59) / 60 + "分钟";
    }
}
