package cn.fengming.points.awards;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.rules.Rule;
import cn.fengming.points.rules.Rules;
import cn.fengming.points.rules.Second;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Where a villager applies for their own household, and takes an application back before it falls due. */
@Component
class ApplicationDesk {

    private final Intake intake;
    private final Applications applications;
    private final Reviews reviews;
    private final Rules rules;
    private final Community community;
    private final Clock clock;

    ApplicationDesk(
            Intake intake, Applications applications, Reviews reviews, Rules rules, Community community, Clock clock) {
        this.intake = intake;
        this.applications = applications;
        this.reviews = reviews;
        this.rules = rules;
        this.community = community;
        this.clock = clock;
    }

    @Transactional
    public Mono<Application> apply(Actor actor, ApplicationForm form) {
        LocalDate day = form.happenedOn() == null ? LocalDate.now(clock) : form.happenedOn();
        return Mono.fromSupplier(actor::mustHaveHousehold)
                .doOnNext(household -> intake.mustBeTimely(day))
                .flatMap(household -> community.household(actor.town(), household))
                .map(Household::mustBeActive)
                .zipWith(rules.current(actor.town(), form.ruleCode(), day))
                .flatMap(found -> draft(actor, found.getT1(), found.getT2(), form, day))
                .flatMap(draft -> intake.take(actor, draft));
    }

    private Mono<Application.Draft> draft(
            Actor actor, Household household, Rule rule, ApplicationForm form, LocalDate day) {
        if (!rule.awarding().mayApply()) {
            return Mono.error(Problem.refused("rule-not-applied-for", "“" + rule.name() + "”由村里登记，不用自己申报"));
        }
        String event = Intake.event(form.event());
        Required required = Required.of(rule.awarding());
        intake.mustFit(rule, 1, event);
        form.handed().mustSuffice(rule.evidence());
        return host(actor.town(), household, rule, form.hostCard())
                .map(host -> new Application.Draft(
                        household.village(),
                        household.id(),
                        Origin.APPLIED,
                        rule,
                        1,
                        event,
                        host.orElse(null),
                        day,
                        form.handed(),
                        required,
                        null,
                        null,
                        required.whenApplied()));
    }

    private Mono<Optional<UUID>> host(
            UUID town, Household helped, Rule rule, @org.jspecify.annotations.Nullable String card) {
        return hostOf(intake, town, helped, rule, card);
    }

    /** The household that was helped, when the rule has it confirm: another one of the same village. */
    static Mono<Optional<UUID>> hostOf(
            Intake intake, UUID town, Household helper, Rule rule, @org.jspecify.annotations.Nullable String card) {
        if (rule.awarding().second() != Second.HOST) {
            return Mono.just(Optional.empty());
        }
        if (card == null) {
            return Mono.error(Problem.invalid("hostCard", "请扫描受助户的户卡"));
        }
        return intake.household(town, null, card)
                .filter(host ->
                        host.village().equals(helper.village()) && !host.id().equals(helper.id()))
                .switchIfEmpty(Mono.error(() -> Problem.invalid("hostCard", "受助户应是本村的另一户")))
                .map(host -> Optional.of(host.id()));
    }

    /** Takes an application back before it falls due. Only the household itself can. */
    @Transactional
    public Mono<Application> withdraw(Actor actor, UUID id) {
        return Mono.fromSupplier(actor::mustHaveHousehold)
                .delayUntil(household -> reviews.takeOff(actor.town(), id))
                .flatMap(household -> applications
                        .lock(actor.town(), id)
                        .filter(application -> application.household().equals(household)))
                .switchIfEmpty(Applications.unknown())
                .flatMap(application -> applications.move(application, Move.WITHDRAW, actor.person(), "本户撤回"));
    }
}
