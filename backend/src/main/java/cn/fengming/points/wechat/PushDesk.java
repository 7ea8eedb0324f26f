package cn.fengming.points.wechat;

import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Hears what WeChat pushes, if it is WeChat and speaks now, and passes it on to whoever wants to know. */
@Component
class PushDesk {

    private static final Logger log = LoggerFactory.getLogger(PushDesk.class);
    /** How far WeChat's clock and ours may differ, and how long a message under way may be repeated. */
    private static final Duration WINDOW = Duration.ofMinutes(10);

    /** WeChat adds fields as it likes: no reason to refuse a message. */
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Optional<PushSeal> seal;
    private final List<PushListener> listeners;
    private final Clock clock;

    PushDesk(WechatSettings account, PushSettings settings, List<PushListener> listeners, Clock clock) {
        this.seal = settings.set() && !account.appId().isBlank()
                ? Optional.of(new PushSeal(account.appId(), settings.token(), settings.aesKey()))
                : Optional.empty();
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /**
     * What WeChat's console asks before it pushes here.
     *
     * @throws Problem 404 when pushing is not set up, 403 when it is not WeChat who asks
     */
    String echo(String signature, String timestamp, String nonce, String echo) {
        must(seal().signed(signature, timestamp, nonce) && now(timestamp));
        return echo;
    }

    /**
     * Takes one message in safe mode.
     *
     * @param body {@code {"ToUserName": ..., "Encrypt": ...}}
     * @throws Problem 404 when pushing is not set up, 403 when it is not WeChat who speaks, or not now; 400 for a body
     *     that is none of WeChat's
     */
    Mono<Void> hear(String signature, String timestamp, String nonce, byte[] body) {
        PushSeal opener = seal();
        String closed = closed(body);
        must(opener.signed(signature, timestamp, nonce, closed) && now(timestamp));
        return opener.open(closed)
                .map(message -> tell(WechatPush.of(JSON.readTree(message))))
                .orElseGet(() -> Mono.error(PushDesk::stranger));
    }

    private Mono<Void> tell(WechatPush push) {
        log.info("WeChat pushes {}", push.event());
        return Flux.fromIterable(listeners)
                .filter(listener -> listener.wants(push.event()))
                .concatMap(listener -> listener.hear(push))
                .then();
    }

    private PushSeal seal() {
        return seal.orElseThrow(() -> Problem.notFound("这个地址"));
    }

    private static String closed(byte[] body) {
        try {
            return JSON.readTree(body).path("Encrypt").asString("");
        } catch (JacksonException noJson) {
            throw Problem.invalid("Encrypt", "只接收安全模式、JSON 格式的消息");
        }
    }

    /** Whoever recorded a message cannot play it again later. */
    private boolean now(String timestamp) {
        return timestamp.matches("\\d{1,12}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                                .abs()
                                .compareTo(WINDOW)
                        <= 0;
    }

    private static void must(boolean wechats) {
        if (!wechats) {
            throw stranger();
        }
    }

    private static Problem stranger() {
        return Problem.forbidden("这不是微信发来的消息");
    }
}
