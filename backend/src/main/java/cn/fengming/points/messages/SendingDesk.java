package cn.fengming.points.messages;

import cn.fengming.points.community.Community;
import cn.fengming.points.identity.Persons;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.wechat.KnownTemplate;
import cn.fengming.points.wechat.WechatMessages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the town sees of the sending: how many got through, what WeChat refuses and why, and which template is set wrong. */
@Component
class SendingDesk {

    private static final int MOST_DAYS = 180;

    private final MailList list;
    private final Templates templates;
    private final WechatMessages wechat;
    private final Persons persons;
    private final Clock clock;

    SendingDesk(MailList list, Templates templates, WechatMessages wechat, Persons persons, Clock clock) {
        this.list = list;
        this.templates = templates;
        this.wechat = wechat;
        this.persons = persons;
        this.clock = clock;
    }

    /**
     * What became of the messages of some days.
     *
     * @param wechat whether this place sends by WeChat at all
     */
    record Figures(boolean wechat, int days, List<KindFigures> kinds) {}

    /**
     * What became of one kind.
     *
     * @param template whether a template is set for it
     * @param reached of those sent, how many WeChat said have arrived
     * @param reasons why the others were not sent, the most frequent first
     */
    record KindFigures(
            Kind kind,
            String title,
            boolean template,
            long written,
            long sent,
            long reached,
            long waiting,
            List<Reason> reasons) {}

    /**
     * Why some were not sent.
     *
     * @param state where they ended
     * @param errcode WeChat's number; null when WeChat was not asked
     */
    record Reason(Message.State state, @Nullable Integer errcode, String words, long messages) {}

    /**
     * A message that did not get through.
     *
     * @param reader whose it was, masked
     */
    record Failure(
            UUID id,
            Kind kind,
            String title,
            String reader,
            Message.State state,
            Instant happenedAt,
            Instant endedAt,
            int tries,
            @Nullable Integer errcode,
            String words) {}

    /**
     * Whether a kind can be sent.
     *
     * @param template the id that was set; null for none
     * @param name what the template is called in the account; null when it is not there
     * @param flaws what is wrong, in words; empty when all is well
     */
    record TemplateCheck(
            Kind kind,
            String title,
            @Nullable String template,
            @Nullable String name,
            List<String> flaws) {}

    /** @throws Problem 400 for days out of range, 403 for whom it is not */
    Mono<Figures> figures(Actor actor, int days) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        if (days < 1 || days > MOST_DAYS) {
            throw Problem.invalid("days", "天数应在 1 到 " + MOST_DAYS + " 之间");
        }
        return list.counts(actor.town(), clock.instant().minus(Duration.ofDays(days)))
                .collectList()
                .map(counts -> new Figures(wechat.ready(), days, ofKinds(counts)));
    }

    private List<KindFigures> ofKinds(List<MailList.Count> counts) {
        return Arrays.stream(Kind.values())
                .map(kind -> ofKind(
                        kind,
                        counts.stream().filter(count -> count.kind() == kind).toList()))
                .toList();
    }

    private KindFigures ofKind(Kind kind, List<MailList.Count> counts) {
        return new KindFigures(
                kind,
                kind.title(),
                templates.of(kind).isPresent(),
                sum(counts.stream()),
                sum(counts.stream().filter(count -> count.state() == Message.State.SENT)),
                counts.stream().mapToLong(MailList.Count::reached).sum(),
                sum(counts.stream().filter(count -> waits(count.state()))),
                counts.stream()
                        .filter(count -> !waits(count.state()) && count.state() != Message.State.SENT)
                        .map(count -> new Reason(count.state(), count.errcode(), Sayings.why(count), count.messages()))
                        .sorted(Comparator.comparingLong(Reason::messages).reversed())
                        .toList());
    }

    private static boolean waits(Message.State state) {
        return state == Message.State.WAITING || state == Message.State.SENDING;
    }

    private static long sum(Stream<MailList.Count> counts) {
        return counts.mapToLong(MailList.Count::messages).sum();
    }

    Mono<Page<Failure>> failures(Actor actor, @Nullable UUID before, int size) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return list.failed(actor.town(), before, size + 1)
                .concatMap(failed -> persons.name(actor.town(), failed.personId())
                        .map(Community::masked)
                        .defaultIfEmpty("已注销")
                        .map(reader -> failure(failed, reader)))
                .collectList()
                .map(rows -> Page.of(rows, size, failure -> failure.id().toString()));
    }

    private static Failure failure(MailList.Failed failed, String reader) {
        return new Failure(
                failed.id(),
                failed.kind(),
                failed.kind().title(),
                reader,
                failed.state(),
                failed.happenedAt(),
                failed.endedAt(),
                failed.tries(),
                failed.errcode(),
                Optional.ofNullable(failed.errwords()).orElse(""));
    }

    /**
     * Holds what was set against the templates of the account.
     *
     * @throws Problem 503 when WeChat cannot be asked
     */
    Mono<List<TemplateCheck>> check(Actor actor) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return (wechat.ready()
                        ? wechat.templates().collectMap(KnownTemplate::id)
                        : Mono.just(Map.<String, KnownTemplate>of()))
                .map(known -> Arrays.stream(Kind.values())
                        .map(kind -> check(kind, known))
                        .toList());
    }

    private TemplateCheck check(Kind kind, Map<String, KnownTemplate> known) {
        Template set = templates.of(kind).orElse(null);
        if (set == null) {
            String why = wechat.ready() ? "没有设置模板，只在消息列表里看" : "没有开通微信，只在消息列表里看";
            return new TemplateCheck(kind, kind.title(), null, null, List.of(why));
        }
        KnownTemplate found = known.get(set.id());
        if (found == null) {
            return new TemplateCheck(kind, kind.title(), set.id(), null, List.of("小程序的账号里没有这个模板"));
        }
        List<String> flaws = new ArrayList<>(set.flaws(found));
        return new TemplateCheck(kind, kind.title(), set.id(), found.title(), flaws);
    }
}
