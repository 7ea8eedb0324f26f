package cn.fengming.points.awards;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Public notices of a village. A notice runs for the term it was published with and cannot be shortened; when it is
 * over, what nobody objects to falls due, and what is still objected to stays behind.
 */
@Component
class NoticeDesk {

    private final Notices notices;
    private final Applications applications;
    private final Audit audit;
    private final Outbox outbox;
    private final AwardSettings settings;
    private final Ids ids;
    private final Clock clock;

    NoticeDesk(
            Notices notices,
            Applications applications,
            Audit audit,
            Outbox outbox,
            AwardSettings settings,
            Ids ids,
            Clock clock) {
        this.notices = notices;
        this.applications = applications;
        this.audit = audit;
        this.outbox = outbox;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Payload of {@code awards.notice-published} and {@code awards.notice-ended}.
     *
     * @param endsAt until when one can object
     * @param households whose awards stand on it, each once
     */
    record Told(UUID notice, UUID village, @Nullable Instant endsAt, List<UUID> households) {}

    /**
     * Drafts a notice.
     *
     * @param wanted approved applications of the village; all that are ready when null
     */
    @Transactional
    public Mono<Notice> compose(Actor actor, UUID village, String title, @Nullable List<UUID> wanted) {
        actor.mustServe(village, Role.COMMITTEE);
        Notice notice = new Notice(
                ids.next(),
                village,
                title,
                Notice.State.DRAFT,
                actor.person(),
                clock.instant(),
                null,
                null,
                null,
                null);
        return (wanted == null ? ready(actor, village) : approved(actor, village, new LinkedHashSet<>(wanted)))
                .flatMap(items -> notices.add(actor.town(), notice)
                        .then(notices.addItems(actor.town(), notice.id(), items))
                        .then(audit.record(actor, "awards.notice-composed", "notice", notice.id(), null)))
                .thenReturn(notice);
    }

    private Mono<List<UUID>> ready(Actor actor, UUID village) {
        return notices.ready(actor.town(), village)
                .collectList()
                .filter(items -> !items.isEmpty())
                .switchIfEmpty(Mono.error(() -> Problem.refused("nothing-approved", "没有已通过、可以公示的申报")));
    }

    private Mono<List<UUID>> approved(Actor actor, UUID village, LinkedHashSet<UUID> wanted) {
        if (wanted.isEmpty()) {
            return Mono.error(Problem.invalid("applications", "请选择要公示的申报"));
        }
        return applications
                .lockAll(actor.town(), village, wanted)
                .doOnNext(application -> Move.PUBLISH.from(application.state(), application.required()))
                .map(Application::id)
                .collectList()
                .filter(found -> found.size() == wanted.size())
                .switchIfEmpty(Applications.unknown());
    }

    /** Puts the draft up. What was withdrawn or posted meanwhile is left out. */
    @Transactional
    public Mono<Notice> publish(Actor actor, UUID id, @Nullable Integer days) {
        return drafted(actor, id)
                .map(draft -> draft.published(days == null ? settings.noticeDays() : days, clock.instant()))
                .delayUntil(notice -> putUp(actor, notice))
                .flatMap(notice -> notices.save(actor.town(), notice))
                .delayUntil(notice -> told(actor, notice, "awards.notice-published"));
    }

    private Mono<Void> putUp(Actor actor, Notice notice) {
        return notices.items(actor.town(), notice.id())
                .collectList()
                .flatMapMany(items -> applications.moveAll(
                        actor.town(), items, State.APPROVED, Move.PUBLISH, actor.person(), notice.id()))
                .count()
                .filter(moved -> moved > 0)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("nothing-approved", "这份公示里的申报都已不在“已通过”状态")))
                .then();
    }

    /** Throws a draft away; its items stay approved. */
    @Transactional
    public Mono<Notice> discard(Actor actor, UUID id) {
        return drafted(actor, id)
                .map(Notice::discarded)
                .flatMap(notice -> notices.save(actor.town(), notice))
                .delayUntil(notice -> audit.record(actor, "awards.notice-discarded", "notice", id, null));
    }

    private Mono<Notice> drafted(Actor actor, UUID id) {
        return notices.lock(actor.town(), id).doOnNext(notice -> actor.mustServe(notice.village(), Role.COMMITTEE));
    }

    /** Ends a notice whose term is over, before the clock's own round comes to it. */
    @Transactional
    public Mono<Notice> end(Actor actor, UUID id) {
        return notices.lock(actor.town(), id)
                .doOnNext(notice -> actor.mustServe(notice.village(), Role.COMMITTEE, Role.TOWN))
                .flatMap(notice -> end(actor, notice));
    }

    /** Ends every notice whose term is over, of one village or (null) of the town. Emits how many. */
    @Transactional
    public Mono<Long> endOver(Actor actor, @Nullable UUID village) {
        return notices.lockOver(actor.town(), village)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(notice -> end(actor, notice))
                .count();
    }

    private Mono<Notice> end(Actor actor, Notice notice) {
        return Mono.fromSupplier(() -> notice.ended(clock.instant()))
                .flatMap(ended -> notices.save(actor.town(), ended))
                .delayUntil(ended -> notices.items(actor.town(), ended.id())
                        .collectList()
                        .flatMapMany(items -> applications.moveAll(
                                actor.town(), items, State.ON_NOTICE, Move.END_TERM, actor.person(), ended.id()))
                        .then())
                .delayUntil(ended -> told(actor, ended, "awards.notice-ended"));
    }

    private Mono<Void> told(Actor actor, Notice notice, String fact) {
        return audit.record(actor, fact, "notice", notice.id(), null)
                .then(notices.households(actor.town(), notice.id()).collectList())
                .map(households -> new Told(notice.id(), notice.village(), notice.endsAt(), households))
                .flatMap(told -> outbox.tell(actor.town(), fact, notice.id(), told));
    }
}
