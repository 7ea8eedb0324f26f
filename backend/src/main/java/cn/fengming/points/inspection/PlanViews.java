package cn.fengming.points.inspection;

import cn.fengming.points.assessment.Assessments;
import cn.fengming.points.assessment.KnownRound;
import cn.fengming.points.assessment.Round;
import cn.fengming.points.assessment.VisitedSheet;
import cn.fengming.points.identity.Persons;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Plans as each may see them: the town office and the auditor everything, an inspector the own visits once they have begun,
 * everybody else what a published place stands on.
 */
@Component
class PlanViews {

    private static final Duration KEPT = Duration.ofDays(60);

    private final Plans plans;
    private final Visits visits;
    private final Progress progress;
    private final Assessments assessments;
    private final Persons persons;
    private final Clock clock;

    PlanViews(Plans plans, Visits visits, Progress progress, Assessments assessments, Persons persons, Clock clock) {
        this.plans = plans;
        this.visits = visits;
        this.progress = progress;
        this.assessments = assessments;
        this.persons = persons;
        this.clock = clock;
    }

    /** Newest first. */
    Flux<Plan> list(Actor actor, @Nullable UUID round, @Nullable UUID after, int limit) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return plans.list(actor.town(), round, after, limit);
    }

    Mono<PlanView> view(Actor actor, UUID id) {
        actor.mustServeTown(Role.TOWN, Role.AUDITOR);
        return plans.find(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次检查")))
                .flatMap(
                        plan -> Mono.zip(assessments.round(actor.town(), plan.round()), progress.of(actor.town(), plan))
                                .flatMap(read -> view(actor.town(), plan, read.getT1(), read.getT2())));
    }

    private Mono<PlanView> view(UUID town, Plan plan, KnownRound round, Progress.Known known) {
        return Flux.fromIterable(known.visits())
                .concatMap(
                        visit -> names(town, present(visit, known)).map(names -> planVisit(plan, visit, known, names)))
                .collectList()
                .map(visited -> new PlanView(
                        plan,
                        round.title(),
                        round.period(),
                        round.commitment(),
                        (int) known.visits().stream().filter(known::done).count(),
                        visited));
    }

    /** Who was there: as the report says, or else who wrote on the sheet. */
    private static List<UUID> present(Visit visit, Progress.Known known) {
        VisitReport report = known.report(visit);
        VisitedSheet sheet = known.sheet(visit);
        return report != null ? report.present() : sheet != null ? sheet.authors() : List.of();
    }

    private static @Nullable LocalDate visitedOn(Visit visit, Progress.Known known) {
        VisitReport report = known.report(visit);
        VisitedSheet sheet = known.sheet(visit);
        return report != null ? report.visitedOn() : sheet != null ? sheet.visitedOn() : null;
    }

    private Mono<List<String>> names(UUID town, List<UUID> people) {
        return Flux.fromIterable(people)
                .concatMap(person -> persons.name(town, person))
                .collectList();
    }

    private PlanView.PlanVisit planVisit(Plan plan, Visit visit, Progress.Known known, List<String> names) {
        VisitReport report = known.report(visit);
        VisitedSheet sheet = known.sheet(visit);
        LocalDate day = visitedOn(visit, known);
        List<Duty> team = known.team(visit);
        int on = (int) team.stream().filter(Duty::on).count();
        return new PlanView.PlanVisit(
                visit.id(),
                visit.position(),
                visit.village(),
                visit.villageName(),
                visit.district(),
                visit.how(),
                stage(plan, visit, known.done(visit)),
                plan.teamSize() - on,
                day,
                day != null && day.isAfter(plan.untilDay()),
                names,
                report == null ? null : report.words(),
                sheet == null ? null : sheet.id(),
                sheet == null ? null : sheet.submittedAt(),
                team);
    }

    private PlanView.Stage stage(Plan plan, Visit visit, boolean done) {
        if (done) {
            return PlanView.Stage.DONE;
        }
        if (visit.missed()) {
            return PlanView.Stage.MISSED;
        }
        if (plan.state() != Plan.State.BEGUN) {
            return PlanView.Stage.WAITING;
        }
        return LocalDate.now(clock).isAfter(plan.untilDay()) ? PlanView.Stage.LATE : PlanView.Stage.OPEN;
    }

    /** The actor's own visits, the open ones first. */
    Flux<MyVisit> mine(Actor actor) {
        UUID town = actor.town();
        return visits.ofPerson(town, actor.person(), clock.instant().minus(KEPT))
                .collectList()
                .flatMapMany(all -> Flux.fromIterable(all)
                        .map(Visit::plan)
                        .distinct()
                        .concatMap(id -> plans.find(town, id))
                        .concatMap(plan -> Mono.zip(assessments.round(town, plan.round()), progress.of(town, plan))
                                .flatMapIterable(read -> mine(actor, plan, read.getT1(), read.getT2()))))
                .sort((one, other) -> Boolean.compare(other.open(), one.open()));
    }

    private List<MyVisit> mine(Actor actor, Plan plan, KnownRound round, Progress.Known known) {
        LocalDate today = LocalDate.now(clock);
        return known.visits().stream()
                .flatMap(visit -> known.team(visit).stream()
                        .filter(duty -> duty.on() && duty.person().equals(actor.person()))
                        .map(duty -> new MyVisit(
                                visit.id(),
                                duty.id(),
                                plan.id(),
                                plan.title(),
                                plan.round(),
                                round.period(),
                                visit.village(),
                                visit.villageName(),
                                round.sheets(),
                                plan.fromDay(),
                                plan.untilDay(),
                                !known.done(visit) && plan.state() == Plan.State.BEGUN,
                                (int) ChronoUnit.DAYS.between(today, plan.untilDay()),
                                visitedOn(visit, known),
                                known.report(visit) != null,
                                known.team(visit).stream()
                                        .filter(Duty::on)
                                        .map(each -> new MyVisit.Colleague(
                                                each.person(),
                                                each.name(),
                                                each.person().equals(actor.person())))
                                        .toList())))
                .toList();
    }

    /** What a published place stands on. @throws Problem 404 before the standing is published */
    Flux<Inspected> of(Actor actor, UUID round, UUID village) {
        boolean staff = actor.grants().stream()
                .anyMatch(grant ->
                        grant.village() == null && (grant.role() == Role.TOWN || grant.role() == Role.AUDITOR));
        return assessments
                .round(actor.town(), round)
                .filter(known -> staff || known.state() != Round.State.SCORING)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("已公布的名次")))
                .flatMapMany(known -> plans.of(actor.town(), round))
                .concatMap(plan -> progress.of(actor.town(), plan)
                        .flatMap(known -> Mono.justOrEmpty(Progress.at(known, village))
                                .flatMap(visit -> names(actor.town(), present(visit, known))
                                        .map(names -> inspected(plan, visit, known, names, staff)))));
    }

    private static Inspected inspected(
            Plan plan, Visit visit, Progress.Known known, List<String> names, boolean staff) {
        Stream<Inspected.Left> left = known.team(visit).stream()
                .filter(duty -> !duty.on())
                .map(duty ->
                        new Inspected.Left(duty.name(), duty.state(), duty.ground(), String.valueOf(duty.words())));
        return new Inspected(
                plan.id(),
                plan.title(),
                plan.state().over(),
                visit.how(),
                plan.crossVillage(),
                known.done(visit) ? visitedOn(visit, known) : null,
                names.size(),
                staff ? names : List.of(),
                staff ? left.toList() : List.of());
    }
}
