package cn.fengming.points.awards;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Objections: any household of the village against an item while its notice runs, and the household itself against a
 * deduction. While one is open its item is not posted and its deduction takes nothing; everything else goes on.
 */
@Component
class ObjectionDesk {

    private final Objections objections;
    private final Applications applications;
    private final Deductions deductions;
    private final DeductionDesk deductionDesk;
    private final Notices notices;
    private final Reviews reviews;
    private final Hearing hearing;
    private final Community community;
    private final Audit audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    ObjectionDesk(
            Objections objections,
            Applications applications,
            Deductions deductions,
            DeductionDesk deductionDesk,
            Notices notices,
            Reviews reviews,
            Hearing hearing,
            Community community,
            Audit audit,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.objections = objections;
        this.applications = applications;
        this.deductions = deductions;
        this.deductionDesk = deductionDesk;
        this.notices = notices;
        this.reviews = reviews;
        this.hearing = hearing;
        this.community = community;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Payload of {@code awards.objection-opened} and {@code awards.objection-heard}. */
    record Told(UUID objection, UUID subject, UUID household, Objection.State state) {}

    /** Objects to an item on notice. */
    @Transactional
    public Mono<Objection> object(Actor actor, UUID application, String reason) {
        return household(actor)
                .flatMap(home -> applications
                        .find(actor.town(), application)
                        .filter(item -> item.village().equals(home.village()))
                        .switchIfEmpty(Applications.unknown())
                        .delayUntil(item -> mustBeOnRunningNotice(actor, item))
                        .flatMap(item -> applications.lock(actor.town(), item.id()))
                        .flatMap(item -> applications.move(item, Move.OBJECT, actor.person(), null))
                        .map(item -> against(actor, home.id(), item, reason)))
                .flatMap(objection -> opened(actor, objection));
    }

    private Mono<Void> mustBeOnRunningNotice(Actor actor, Application item) {
        Problem over = Problem.refused("notice-not-running", "这件事不在公示期内，不能提异议");
        return item.notice() == null
                ? Mono.error(over)
                : notices.share(actor.town(), item.notice())
                        .filter(notice -> notice.running(clock.instant()))
                        .switchIfEmpty(Mono.error(over))
                        .then();
    }

    /** The household objects to a deduction against it, until it was wholly taken or dropped. */
    @Transactional
    public Mono<Objection> objectToDeduction(Actor actor, UUID deduction, String reason) {
        return household(actor)
                .flatMap(home -> deductions
                        .lock(actor.town(), deduction)
                        .filter(item -> item.household().equals(home.id()))
                        .switchIfEmpty(Deductions.unknown()))
                .filter(Deduction::objectionable)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("deduction-state", "这条扣分已经了结，不能再提异议")))
                .map(item -> against(actor, item, reason))
                .flatMap(objection -> opened(actor, objection));
    }

    private Mono<cn.fengming.points.community.Household> household(Actor actor) {
        return Mono.fromSupplier(actor::mustHaveHousehold)
                .flatMap(household -> community.household(actor.town(), household));
    }

    private Objection against(Actor actor, UUID household, Application item, String reason) {
        return open(
                actor,
                item.village(),
                Matter.APPLICATION,
                item.id(),
                item.household(),
                item.notice(),
                household,
                reason);
    }

    private Objection against(Actor actor, Deduction item, String reason) {
        return open(
                actor, item.village(), Matter.DEDUCTION, item.id(), item.household(), null, item.household(), reason);
    }

    private Objection open(
            Actor actor,
            UUID village,
            Matter matter,
            UUID subject,
            UUID against,
            @Nullable UUID notice,
            UUID household,
            String reason) {
        return new Objection(
                ids.next(),
                actor.town(),
                village,
                matter,
                subject,
                against,
                notice,
                actor.person(),
                household,
                reason,
                clock.instant(),
                Objection.State.OPEN,
                null,
                null,
                null,
                null);
    }

    private Mono<Objection> opened(Actor actor, Objection objection) {
        return objections
                .add(objection)
                .delayUntil(added ->
                        audit.record(actor, "awards.objection-opened", "objection", added.id(), added.reason()))
                .delayUntil(added -> tell("awards.objection-opened", added));
    }

    private Mono<Void> tell(String fact, Objection objection) {
        Told told = new Told(objection.id(), objection.subject(), objection.household(), objection.state());
        return outbox.tell(objection.town(), fact, objection.id(), told);
    }

    /**
     * Hears an objection, once and for all.
     *
     * @param state UPHELD, CHANGED or REJECTED
     * @param award for CHANGED: what the item is worth now, at least 1 and less than before
     */
    @Transactional
    public Mono<Objection> hear(Actor actor, UUID id, Objection.State state, @Nullable Long award, String outcome) {
        if (state == Objection.State.OPEN) {
            return Mono.error(Problem.invalid("state", "请选择异议成立、调整或不成立"));
        }
        return objections
                .find(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这条异议")))
                .flatMap(objection -> objection.matter() == Matter.APPLICATION
                        ? hearAboutApplication(actor, objection, state, award, outcome)
                        : hearAboutDeduction(actor, objection, state, outcome))
                .delayUntil(heard -> audit.record(actor, "awards.objection-heard", "objection", id, outcome))
                .delayUntil(heard -> tell("awards.objection-heard", heard));
    }

    private Mono<Objection> hearAboutApplication(
            Actor actor, Objection objection, Objection.State state, @Nullable Long award, String outcome) {
        return noticeOf(objection)
                .flatMap(notice -> applications
                        .lock(actor.town(), objection.subject())
                        .delayUntil(item -> hearing.mustBeOpenTo(actor, objection, item))
                        .doOnNext(item -> mustBeLess(state, award, item))
                        .flatMap(item -> objections
                                .hear(objection, state, actor.person(), outcome, award)
                                .delayUntil(heard -> carryOut(actor, heard, item, notice, outcome))));
    }

    private Mono<Notice> noticeOf(Objection objection) {
        return Mono.justOrEmpty(objection.notice())
                .flatMap(notice -> notices.share(objection.town(), notice))
                .switchIfEmpty(Notices.unknown());
    }

    private static void mustBeLess(Objection.State state, @Nullable Long award, Application item) {
        if (state != Objection.State.CHANGED && award != null) {
            throw Problem.invalid("award", "只有调整分值时才填写分值");
        }
        if (state == Objection.State.CHANGED && (award == null || award < 1 || award >= item.award())) {
            throw Problem.invalid("award", "调整后的分值应为正整数，且低于原来的" + item.award() + "分");
        }
    }

    private Mono<Void> carryOut(Actor actor, Objection heard, Application item, Notice notice, String outcome) {
        return switch (heard.state()) {
            case UPHELD ->
                objections
                        .settleOthers(heard, actor.person(), outcome)
                        .then(applications.move(item, Move.STRIKE, actor.person(), outcome))
                        .then();
            case CHANGED ->
                applications
                        .changeAward(actor.town(), item.id(), heard.award() == null ? item.award() : heard.award())
                        .then(clearWhenLast(actor, item, notice, outcome));
            case REJECTED, OPEN -> clearWhenLast(actor, item, notice, outcome);
        };
    }

    /** With the last objection heard the item goes on: back on notice, or due when the notice is over already. */
    private Mono<Void> clearWhenLast(Actor actor, Application item, Notice notice, String outcome) {
        return objections
                .open(actor.town(), item.id())
                .filter(open -> open == 0)
                .flatMap(none -> applications.move(item, Move.CLEAR, actor.person(), outcome))
                .filter(cleared -> notice.state() == Notice.State.ENDED)
                .flatMap(cleared -> applications.move(cleared, Move.END_TERM, actor.person(), outcome))
                .then();
    }

    private Mono<Objection> hearAboutDeduction(
            Actor actor, Objection objection, Objection.State state, String outcome) {
        if (state == Objection.State.CHANGED) {
            return Mono.error(Problem.invalid("state", "扣分异议只有成立或不成立"));
        }
        return deductions
                .find(actor.town(), objection.subject())
                .delayUntil(deduction -> hearing.mustBeOpenTo(actor, objection, deduction))
                .then(objections.hear(objection, state, actor.person(), outcome, null))
                .delayUntil(heard -> heard.state() == Objection.State.UPHELD
                        ? reviews.takeOff(actor.town(), objection.subject())
                                .then(deductionDesk.drop(actor, objection.subject(), outcome))
                        : Mono.empty());
    }
}
