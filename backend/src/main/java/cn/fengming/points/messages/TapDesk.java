package cn.fengming.points.messages;

import cn.fengming.points.identity.Openids;
import cn.fengming.points.identity.Persons;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.wechat.WechatPush;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts what people agreed to: each tap once, whoever tells of it and however often. */
@Component
public class TapDesk {

    /** How long after we gave WeChat a message it may still say what became of it. */
    private static final Duration LATE_WORD = Duration.ofHours(2);

    private final Subscriptions subscriptions;
    private final Messages messages;
    private final Templates templates;
    private final Openids openids;
    private final Persons persons;
    private final Clock clock;

    TapDesk(
            Subscriptions subscriptions,
            Messages messages,
            Templates templates,
            Openids openids,
            Persons persons,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.messages = messages;
        this.templates = templates;
        this.openids = openids;
        this.persons = persons;
        this.clock = clock;
    }

    /**
     * What the phone heard at a tap. Answers about templates that are not ours are passed over.
     *
     * @param id made by the phone for this tap
     */
    @Transactional
    public Mono<Void> told(Actor actor, UUID id, List<WechatPush.TemplateAnswer> answers) {
        return note(actor.person(), id, Tap.Teller.PHONE, clock.instant(), answers);
    }

    /** What WeChat pushes about subscriptions; strangers and templates that are not ours are passed over. */
    @Transactional
    public Mono<Void> hear(WechatPush push) {
        return openids.person(push.openid()).flatMap(person -> hear(person, push));
    }

    private Mono<Void> hear(UUID person, WechatPush push) {
        return switch (push.event()) {
            case WechatPush.TAPPED ->
                note(person, idOf(push), Tap.Teller.WECHAT, Instant.ofEpochSecond(push.happenedAt()), push.answers());
            case WechatPush.CHANGED -> switchedOff(person, push.answers());
            default -> delivered(person, push.delivered());
        };
    }

    /** WeChat's pushes have no number of their own; the same one again is told by what it says. */
    private static UUID idOf(WechatPush push) {
        String said = push.openid() + "/" + push.event() + "/" + push.happenedAt();
        return UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
    }

    private Mono<Void> note(
            UUID person, UUID id, Tap.Teller teller, Instant when, List<WechatPush.TemplateAnswer> answers) {
        return Flux.fromIterable(answers)
                .filter(answer -> templates.using(answer.template()).isPresent())
                .sort((one, other) -> one.template().compareTo(other.template()))
                .concatMap(answer -> Mono.justOrEmpty(Tap.Answer.of(answer.answer()))
                        .flatMap(said -> note(new Tap(person, id, answer.template(), teller, said, when))))
                .then();
    }

    private Mono<Void> note(Tap tap) {
        return subscriptions
                .lock(tap.person(), tap.template(), tap.answer())
                .then(subscriptions.note(tap))
                .filter(noted -> noted)
                .flatMap(noted -> subscriptions.pair(tap))
                .filter(paired -> !paired)
                .flatMap(first -> subscriptions.answered(
                        tap.person(), tap.template(), tap.answer(), tap.answer() == Tap.Answer.ACCEPT ? 1 : 0));
    }

    private Mono<Void> switchedOff(UUID person, List<WechatPush.TemplateAnswer> answers) {
        return Flux.fromIterable(answers)
                .filter(answer -> answer.answer().equals("reject"))
                .concatMap(answer -> subscriptions.forfeit(person, answer.template()))
                .then();
    }

    private Mono<Void> delivered(UUID person, List<WechatPush.Delivered> delivered) {
        Instant since = clock.instant().minus(LATE_WORD);
        return persons.towns(person)
                .collectList()
                .flatMapMany(towns -> Flux.fromIterable(delivered)
                        .concatMap(each -> messages.reached(
                                towns,
                                person,
                                each.template(),
                                since,
                                each.errcode(),
                                each.errcode() == 0 ? "" : "微信没有送到：" + each.status())))
                .then();
    }
}
