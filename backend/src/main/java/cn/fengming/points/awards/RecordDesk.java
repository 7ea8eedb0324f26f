package cn.fengming.points.awards;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.rules.Proof;
import cn.fengming.points.rules.Rule;
import cn.fengming.points.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Where staff records what a household did, takes on what villagers applied for, and where the second person agrees.
 * Nobody is both first and second, and nobody acts alone for their own household or kin.
 */
@Component
class RecordDesk {

    private final Intake intake;
    private final Applications applications;
    private final Fairness fairness;
    private final Rules rules;
    private final Audit audit;
    private final Clock clock;

    RecordDesk(Intake intake, Applications applications, Fairness fairness, Rules rules, Audit audit, Clock clock) {
        this.intake = intake;
        this.applications = applications;
        this.fairness = fairness;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** Records for one household of the village. */
    @Transactional
    public Mono<Application> record(Actor actor, UUID village, RecordForm form) {
        LocalDate day = form.happenedOn() == null ? LocalDate.now(clock) : form.happenedOn();
        return Mono.fromRunnable(() -> intake.mustBeTimely(day))
                .then(rules.current(actor.town(), form.ruleCode(), day))
                .doOnNext(rule -> actor.mustServe(village, rule.awarding().staff()))
                .doOnNext(rule -> mustBeScanned(rule, form))
                .zipWith(intake.household(actor.town(), form.household(), form.card())
                        .filter(household -> household.village().equals(village))
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("本村的这户"))))
                .doOnNext(found -> actor.mustServeHousehold(
                        village, found.getT2().grid(), found.getT1().awarding().staff()))
                .flatMap(found -> draft(actor, found.getT2(), found.getT1(), form, day))
                .flatMap(draft -> intake.take(actor, draft))
                .delayUntil(taken -> audit.record(actor, "awards.recorded", "application", taken.id(), taken.words()));
    }

    private static void mustBeScanned(Rule rule, RecordForm form) {
        boolean scans = rule.evidence().proofs().contains(Proof.SCAN)
                || rule.evidence().proofs().contains(Proof.SCAN_IN_OUT);
        if (scans && form.card() == null) {
            throw Problem.invalid("card", "这项要扫描户卡登记");
        }
    }

    private Mono<Application.Draft> draft(Actor actor, Household household, Rule rule, RecordForm form, LocalDate day) {
        String event = Intake.event(form.event());
        intake.mustFit(rule, form.times(), event);
        form.handed().mustSuffice(rule.evidence());
        return Mono.zip(
                ApplicationDesk.hostOf(intake, actor.town(), household, rule, form.hostCard()),
                fairness.related(actor, household.id()),
                (host, kin) -> recorded(
                        actor,
                        household,
                        rule,
                        form,
                        day,
                        host.orElse(null),
                        Required.of(rule.awarding()).andSecondFor(kin)));
    }

    private static Application.Draft recorded(
            Actor actor,
            Household household,
            Rule rule,
            RecordForm form,
            LocalDate day,
            @Nullable UUID host,
            Required required) {
        return new Application.Draft(
                household.village(),
                household.id(),
                Origin.RECORDED,
                rule,
                form.times(),
                Intake.event(form.event()),
                host,
                day,
                form.handed(),
                required,
                actor.person(),
                null,
                required.whenRecorded());
    }

    /** Takes on what a villager applied for, when no panel decides it. */
    @Transactional
    public Mono<Application> takeOn(Actor actor, UUID id) {
        return applications
                .lock(actor.town(), id)
                .delayUntil(application -> mustBeStaffFor(actor, application))
                .doOnNext(application -> mustBeAnother(actor, application))
                .flatMap(application -> fairness.related(actor, application.household())
                        .map(kin -> application.requiring(application.required().andSecondFor(kin))))
                .flatMap(application -> applications.move(application, Move.TAKE_ON, actor.person(), null))
                .delayUntil(taken -> audit.record(actor, "awards.taken-on", "application", id, null));
    }

    /** The second person agrees. */
    @Transactional
    public Mono<Application> confirm(Actor actor, UUID id, @Nullable String reason) {
        return applications
                .lock(actor.town(), id)
                .delayUntil(application -> mustBeSecondFor(actor, application, reason))
                .delayUntil(application -> fairness.mustBeUnrelated(actor, application.household()))
                .flatMap(application -> applications.move(application, Move.CONFIRM, actor.person(), reason))
                .delayUntil(confirmed -> audit.record(actor, "awards.confirmed", "application", id, reason));
    }

    /** Staff, or the second person, says no, and why. */
    @Transactional
    public Mono<Application> decline(Actor actor, UUID id, String reason) {
        return applications
                .lock(actor.town(), id)
                .delayUntil(application -> application.state() == State.AWAITING_SECOND
                        ? mustBeSecondFor(actor, application, reason)
                        : mustBeStaffFor(actor, application))
                .delayUntil(application -> fairness.mustBeUnrelated(actor, application.household()))
                .flatMap(application -> applications.move(application, Move.DECLINE, actor.person(), reason))
                .delayUntil(declined -> audit.record(actor, "awards.declined", "application", id, reason));
    }

    private Mono<Household> mustBeStaffFor(Actor actor, Application application) {
        return rules.version(actor.town(), application.rule())
                .flatMap(rule -> intake.served(
                        actor,
                        application.village(),
                        application.household(),
                        rule.awarding().staff()));
    }

    private Mono<Household> mustBeSecondFor(Actor actor, Application application, @Nullable String reason) {
        Mono<Household> agreeing = switch (application.required().second()) {
            case TOWN -> Mono.fromRunnable(() -> actor.mustServeTown(Role.TOWN));
            case CADRE -> intake.served(actor, application.village(), application.household(), Role.COMMITTEE);
            case HOST -> mustSpeakForHost(actor, application, reason);
            case COLLEAGUE, NONE ->
                intake.served(actor, application.village(), application.household(), Role.COMMITTEE, Role.INSPECTOR);
        };
        return agreeing.then(Mono.fromRunnable(() -> mustBeAnother(actor, application)));
    }

    /** The helped household itself; or, for those without a phone, staff who asked them and says how. */
    private Mono<Household> mustSpeakForHost(Actor actor, Application application, @Nullable String reason) {
        boolean host = application.host() != null && application.host().equals(actor.household());
        return host
                ? Mono.empty()
                : intake.served(actor, application.village(), application.household(), Role.COMMITTEE, Role.INSPECTOR)
                        .doOnNext(home -> mustSayHow(reason));
    }

    private static void mustSayHow(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw Problem.invalid("reason", "请写明是怎样向受助户核实的");
        }
    }

    private static void mustBeAnother(Actor actor, Application application) {
        boolean first = actor.person().equals(application.submittedBy())
                || Objects.equals(actor.person(), application.takenBy());
        if (first) {
            throw Fairness.barred("same-person", "申报、登记和确认要由不同的人办理");
        }
    }
}
