package cn.fengming.points.messages;

import cn.fengming.points.identity.Openids;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.wechat.Delivery;
import cn.fengming.points.wechat.Letter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Before and after a message is said to WeChat. Taking one in hand marks it and uses up one agreement, in one committed
 * transaction, before WeChat hears anything: so of any number of senders one sends, and a program that dies in between
 * leaves a message that is never said again. Twice would cost the reader an agreement and their trust; once too few
 * costs nothing, since the message stands in the list.
 */
@Component
public class SendDesk {

    private final Messages messages;
    private final Subscriptions subscriptions;
    private final Muted muted;
    private final Templates templates;
    private final Openids openids;
    private final Json json;
    private final Clock clock;

    SendDesk(
            Messages messages,
            Subscriptions subscriptions,
            Muted muted,
            Templates templates,
            Openids openids,
            Json json,
            Clock clock) {
        this.messages = messages;
        this.subscriptions = subscriptions;
        this.muted = muted;
        this.templates = templates;
        this.openids = openids;
        this.json = json;
        this.clock = clock;
    }

    /** A message marked as being said, and what is said. */
    record InHand(Message message, Letter letter) {}

    /** Where a message could go, or why it cannot. */
    private record Road(boolean off, Optional<Template> template, Optional<String> openid) {}

    /** Takes one message in hand; empty when it is not to be sent, or somebody else was first. */
    @Transactional
    public Mono<InHand> take(UUID town, UUID id) {
        return messages.lockWaiting(town, id)
                .flatMap(message -> message.tooLate(clock.instant())
                        ? end(message, Message.State.TOO_LATE)
                        : road(message).flatMap(road -> take(message, road)));
    }

    private Mono<Road> road(Message message) {
        return Mono.zip(
                        muted.of(message.townId(), message.personId()).any(kind -> kind == message.kind()),
                        openids.of(message.townId(), message.personId())
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty()))
                .map(found -> new Road(found.getT1(), templates.of(message.kind()), found.getT2()));
    }

    private Mono<InHand> take(Message message, Road road) {
        if (road.off()) {
            return listOnly(message, Message.Why.SWITCHED_OFF);
        }
        if (road.template().isEmpty()) {
            return listOnly(message, Message.Why.UNSET);
        }
        if (road.openid().isEmpty()) {
            return listOnly(message, Message.Why.NO_WECHAT);
        }
        return take(message, road.template().get(), road.openid().get());
    }

    private Mono<InHand> take(Message message, Template template, String openid) {
        return subscriptions
                .take(message.personId(), template.id())
                .flatMap(agreed -> agreed
                        ? messages.sending(message, template.id())
                                .map(marked -> new InHand(marked, letter(marked, template, openid)))
                        : end(message, Message.State.NOT_SUBSCRIBED));
    }

    private Letter letter(Message message, Template template, String openid) {
        Said said = json.read(message.slots(), Said.class);
        return new Letter(openid, template.id(), message.page().substring(1), template.filled(said.slots()));
    }

    private Mono<InHand> listOnly(Message message, Message.Why why) {
        return messages.end(message, Message.State.LIST_ONLY, why).then(Mono.empty());
    }

    private Mono<InHand> end(Message message, Message.State state) {
        return messages.end(message, state, null).then(Mono.empty());
    }

    /** Writes down what became of a message in hand. */
    @Transactional
    public Mono<Message.State> record(InHand inHand, Delivery delivery) {
        Message message = inHand.message();
        Message.Step step = message.after(delivery, clock.instant(), midnight());
        return messages.settle(message, step, delivery.errcode(), delivery.words())
                .filter(settled -> settled)
                .delayUntil(settled -> agreement(message, inHand.letter().template(), step))
                .thenReturn(step.state());
    }

    private Mono<Boolean> agreement(Message message, String template, Message.Step step) {
        if (step.forfeit()) {
            return subscriptions.forfeit(message.personId(), template);
        }
        return step.giveBack() ? subscriptions.giveBack(message.personId(), template) : Mono.just(true);
    }

    /** A little after WeChat's day begins: its counters and our clock need not agree to the second. */
    Instant midnight() {
        return LocalDate.now(clock)
                .plusDays(1)
                .atStartOfDay(clock.getZone())
                .plusMinutes(5)
                .toInstant();
    }

    /** Ends what a program that is gone was saying. Emits how many. */
    @Transactional
    public Mono<Long> endStuck(UUID town) {
        return messages.endStuck(town, clock.instant().minus(Message.PATIENCE));
    }
}
