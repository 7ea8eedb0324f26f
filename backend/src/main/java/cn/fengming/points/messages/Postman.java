package cn.fengming.points.messages;

import cn.fengming.points.wechat.Delivery;
import cn.fengming.points.wechat.WechatMessages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Carries what waits to WeChat, a few at a time, and rests until the next day when the day's number is used up. No
 * transaction is open while WeChat is asked.
 */
@Component
class Postman {

    /** Of the few threads that ask WeChat, some stay free for signing in. */
    private static final int AT_A_TIME = 2;

    private static final int MOST_A_ROUND = 400;

    private final Messages messages;
    private final SendDesk desk;
    private final WechatMessages wechat;
    private final Clock clock;
    private final AtomicReference<Instant> restsUntil = new AtomicReference<>(Instant.MIN);

    Postman(Messages messages, SendDesk desk, WechatMessages wechat, Clock clock) {
        this.messages = messages;
        this.desk = desk;
        this.wechat = wechat;
        this.clock = clock;
    }

    /** One round over what is due in a town. Emits how many WeChat took. */
    Mono<Long> round(UUID town) {
        return desk.endStuck(town)
                .thenMany(messages.due(town, MOST_A_ROUND))
                .collectList()
                .flatMapMany(Flux::fromIterable)
                // one that fails must not break off the others between WeChat and their record
                .flatMapDelayError(id -> carry(town, id), AT_A_TIME, AT_A_TIME)
                .filter(state -> state == Message.State.SENT)
                .count();
    }

    private Mono<Message.State> carry(UUID town, UUID id) {
        return Mono.defer(() -> resting() ? Mono.empty() : desk.take(town, id))
                .flatMap(inHand -> wechat.send(inHand.letter())
                        .doOnNext(this::maybeRest)
                        .flatMap(delivery -> desk.record(inHand, delivery)));
    }

    private boolean resting() {
        return clock.instant().isBefore(restsUntil.get());
    }

    private void maybeRest(Delivery delivery) {
        if (delivery.fate() == Delivery.Fate.TOMORROW) {
            restsUntil.set(desk.midnight());
        } else if (delivery.fate() == Delivery.Fate.LATER && delivery.errcode() == Delivery.NO_ANSWER) {
            // The next would wait as long for nothing, and other chores with it.
            Instant soon = clock.instant().plus(Duration.ofMinutes(1));
            restsUntil.accumulateAndGet(soon, (one, other) -> one.isAfter(other) ? one : other);
        }
    }
}
