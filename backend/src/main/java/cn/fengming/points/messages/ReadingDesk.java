package cn.fengming.points.messages;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.wechat.WechatMessages;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** The list of messages as its reader has it, and what the reader wants to be sent. Everybody sees their own only. */
@Component
public class ReadingDesk {

    private final MailList list;
    private final Muted muted;
    private final Subscriptions subscriptions;
    private final Templates templates;
    private final WechatMessages wechat;

    ReadingDesk(MailList list, Muted muted, Subscriptions subscriptions, Templates templates, WechatMessages wechat) {
        this.list = list;
        this.muted = muted;
        this.subscriptions = subscriptions;
        this.templates = templates;
        this.wechat = wechat;
    }

    /**
     * One message.
     *
     * @param title two to five characters
     * @param page what a tap opens, with a slash in front
     * @param readAt null while it is new
     */
    record Shown(
            UUID id,
            Kind kind,
            String title,
            String words,
            String page,
            Instant happenedAt,
            @Nullable Instant readAt) {

        static Shown of(MailList.Line line) {
            return new Shown(
                    line.id(),
                    line.kind(),
                    line.kind().title(),
                    line.words(),
                    line.page(),
                    line.happenedAt(),
                    line.readAt());
        }
    }

    /** How many messages are new. */
    record Unread(long unread) {}

    /**
     * What somebody is sent.
     *
     * @param wechat whether this place sends by WeChat at all
     */
    record Wishes(boolean wechat, List<Wish> kinds) {}

    /**
     * One kind.
     *
     * @param on false when the reader switched it off
     * @param template what WeChat is asked about at a tap; null where this kind is read in the list only
     * @param leftOver how many more messages the reader agreed to
     */
    record Wish(
            Kind kind, String title, boolean on, @Nullable String template, int leftOver) {}

    Mono<Page<Shown>> page(Actor actor, @Nullable UUID before, int size) {
        return list.of(actor.town(), actor.person(), before, size + 1)
                .map(Shown::of)
                .collectList()
                .map(rows -> Page.of(rows, size, line -> line.id().toString()));
    }

    Mono<Unread> unread(Actor actor) {
        return list.unread(actor.town(), actor.person()).map(Unread::new);
    }

    @Transactional
    public Mono<Unread> read(Actor actor, Set<UUID> ids) {
        return list.read(actor.town(), actor.person(), ids).then(unread(actor));
    }

    Mono<Wishes> wishes(Actor actor) {
        return muted.of(actor.town(), actor.person())
                .collect(Collectors.toSet())
                .zipWith(subscriptions
                        .of(actor.person(), templates.byId().keySet())
                        .collectMap(Subscriptions.Left::template, Subscriptions.Left::leftOver))
                .map(found -> new Wishes(wechat.ready(), wishes(found.getT1(), found.getT2())));
    }

    private List<Wish> wishes(Set<Kind> off, Map<String, Integer> left) {
        return Arrays.stream(Kind.values())
                .map(kind -> wish(kind, !off.contains(kind), left))
                .toList();
    }

    private Wish wish(Kind kind, boolean on, Map<String, Integer> left) {
        String template = templates.of(kind).map(Template::id).orElse(null);
        return new Wish(kind, kind.title(), on, template, template == null ? 0 : left.getOrDefault(template, 0));
    }

    /** @throws Problem 400 when a kind is missing */
    @Transactional
    public Mono<Wishes> wish(Actor actor, Set<Kind> off) {
        if (off.stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid("off", "请选择消息的种类");
        }
        return muted.set(actor.town(), actor.person(), off).then(wishes(actor));
    }
}
