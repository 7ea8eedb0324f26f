package cn.fengming.points.awards;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import cn.fengming.points.rules.Proof;
import cn.fengming.points.rules.Rule;
import cn.fengming.points.rules.Rules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Activities: opened by the organiser, attended by scanning cards, closed with one set of photos. Each attendance is
 * paid once, under the cap of its household, and waits for the second person like everything else.
 */
@Component
class ActivityDesk {

    static final String SUBJECT = "awards.activity";
    private static final Set<Proof> ATTENDED =
            Set.of(Proof.SCAN, Proof.SCAN_IN_OUT, Proof.SIGN_SHEET, Proof.DUTY_SHEET);

    private final Activities activities;
    private final Applications applications;
    private final Intake intake;
    private final RecordDesk records;
    private final Fairness fairness;
    private final Rules rules;
    private final Photos photos;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    ActivityDesk(
            Activities activities,
            Applications applications,
            Intake intake,
            RecordDesk records,
            Fairness fairness,
            Rules rules,
            Photos photos,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.activities = activities;
        this.applications = applications;
        this.intake = intake;
        this.records = records;
        this.fairness = fairness;
        this.rules = rules;
        this.photos = photos;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public Mono<Activity> open(Actor actor, UUID village, String ruleCode, String title, @Nullable LocalDate heldOn) {
        LocalDate day = heldOn == null ? LocalDate.now(clock) : heldOn;
        intake.mustBeTimely(day);
        return rules.current(actor.town(), ruleCode, day)
                .doOnNext(rule -> actor.mustServe(village, rule.awarding().staff()))
                .doOnNext(ActivityDesk::mustBeAttended)
                .map(rule -> new Activity(
                        ids.next(),
                        village,
                        rule.id(),
                        rule.name(),
                        title,
                        day,
                        Activity.State.OPEN,
                        actor.person(),
                        clock.instant(),
                        null))
                .flatMap(activity -> activities.add(actor.town(), activity))
                .delayUntil(added -> audit.record(actor, "awards.activity-opened", "activity", added.id(), title));
    }

    private static void mustBeAttended(Rule rule) {
        if (rule.evidence().proofs().stream().noneMatch(ATTENDED::contains)) {
            throw Problem.refused("rule-not-attended", "“" + rule.name() + "”不是按参加活动计分的项目");
        }
    }

    /** A household arrives. */
    @Transactional
    public Mono<Household> scanIn(Actor actor, UUID id, String card) {
        return openFor(actor, id)
                .flatMap(activity -> of(actor, activity, card))
                .delayUntil(household -> activities
                        .scanIn(actor.town(), id, household.id(), actor.person())
                        .filter(added -> added)
                        .switchIfEmpty(Mono.error(() -> Problem.conflict("scanned-already", "这户已经签到"))));
    }

    /** A household leaves: its whole hours count. */
    @Transactional
    public Mono<Household> scanOut(Actor actor, UUID id, String card) {
        return openFor(actor, id)
                .flatMap(activity -> of(actor, activity, card))
                .delayUntil(household -> activities
                        .scanOut(actor.town(), id, household.id())
                        .filter(done -> done)
                        .switchIfEmpty(Mono.error(() -> Problem.conflict("not-scanned-in", "这户没有签到，或已经签退"))));
    }

    private Mono<Activity> openFor(Actor actor, UUID id) {
        return activities
                .share(actor.town(), id)
                .delayUntil(activity -> mustOrganise(actor, activity))
                .map(Activity::mustBeOpen);
    }

    private Mono<Rule> mustOrganise(Actor actor, Activity activity) {
        return rules.version(actor.town(), activity.rule())
                .doOnNext(rule ->
                        actor.mustServe(activity.village(), rule.awarding().staff()));
    }

    private Mono<Household> of(Actor actor, Activity activity, String card) {
        return intake.household(actor.town(), null, card)
                .filter(household -> household.village().equals(activity.village()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("本村的这户")));
    }

    /** Ends it: who was there earns, as far as their caps allow. */
    @Transactional
    public Mono<Activity> close(Actor actor, UUID id, List<ShownPhoto> shown) {
        Handed handed = new Handed(shown, "");
        return activities
                .lock(actor.town(), id)
                .map(Activity::mustBeOpen)
                .flatMap(activity -> mustOrganise(actor, activity)
                        .doOnNext(rule -> handed.mustSuffice(rule.evidence()))
                        .delayUntil(rule -> photos.claim(
                                actor, handed.photoIds(), SUBJECT, id, Audience.village(activity.village())))
                        .flatMap(rule -> reward(actor, activity, rule)))
                .then(activities.close(actor.town(), id))
                .then(audit.record(actor, "awards.activity-closed", "activity", id, null))
                .then(activities.find(actor.town(), id));
    }

    private Mono<Void> reward(Actor actor, Activity activity, Rule rule) {
        return activities
                .attendance(actor.town(), activity.id())
                .collectList()
                .flatMapIterable(there -> there)
                .concatMap(one -> reward(actor, activity, rule, one))
                .then();
    }

    private Mono<Void> reward(Actor actor, Activity activity, Rule rule, Activity.Attendance one) {
        int times = times(rule, one);
        if (times == 0) {
            return settle(actor, activity, one, null, "没有签退，或不足一小时");
        }
        return fairness.related(actor, one.household())
                .map(kin -> draft(actor, activity, rule, one, times, kin))
                .flatMap(draft -> intake.excess(actor.town(), draft)
                        .flatMap(excess -> excess.isPresent()
                                ? settle(actor, activity, one, null, excess.get())
                                : intake.add(actor, draft)
                                        .flatMap(added -> settle(actor, activity, one, added.id(), null))));
    }

    /** Whole hours between in and out, for a rule paid by the hour; once otherwise. */
    static int times(Rule rule, Activity.Attendance one) {
        if (!rule.byTheHour()) {
            return 1;
        }
        long hours = one.outAt() == null
                ? 0
                : Duration.between(one.inAt(), one.outAt()).toHours();
        return (int) Math.min(Intake.MOST_HOURS, hours);
    }

    private static Application.Draft draft(
            Actor actor, Activity activity, Rule rule, Activity.Attendance one, int times, boolean kin) {
        Required required = Required.of(rule.awarding()).andSecondFor(kin);
        return new Application.Draft(
                activity.village(),
                one.household(),
                Origin.ACTIVITY,
                rule,
                times,
                activity.id().toString(),
                null,
                activity.heldOn(),
                new Handed(List.of(), activity.title()),
                required,
                actor.person(),
                null,
                required.whenRecorded());
    }

    private Mono<Void> settle(
            Actor actor,
            Activity activity,
            Activity.Attendance one,
            @Nullable UUID application,
            @Nullable String refusal) {
        return activities.settle(actor.town(), activity.id(), one.household(), application, refusal);
    }

    /**
     * The second person agrees to everything of the activity that waits, except for their own household and kin, which
     * wait for somebody else. Emits how many were confirmed.
     */
    @Transactional
    public Mono<Long> confirm(Actor actor, UUID id) {
        return activities
                .find(actor.town(), id)
                .flatMapMany(activity -> activities.attendance(actor.town(), id))
                .flatMapIterable(one -> one.application() == null ? List.<UUID>of() : List.of(one.application()))
                .collectList()
                .flatMapMany(waiting -> applications.findAll(actor.town(), waiting))
                .filter(application -> application.state() == State.AWAITING_SECOND)
                .filterWhen(application ->
                        fairness.related(actor, application.household()).map(related -> !related))
                .collectList()
                .flatMapIterable(waiting -> waiting)
                .concatMap(application -> records.confirm(actor, application.id(), null))
                .count()
                .filter(confirmed -> confirmed > 0)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("nothing-waits", "这次活动没有等您确认的登记")));
    }
}
