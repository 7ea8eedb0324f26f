package cn.fengming.points.inspection;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * What becomes of a team after the draw: who keeps away, cannot come or is taken off, and who is drawn instead; and that
 * the village was inspected. A place nobody can take stays empty and shows.
 */
@Component
public class DutyDesk {

    private final Plans plans;
    private final Visits visits;
    private final Inspectors inspectors;
    private final Progress progress;
    private final Audit audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    DutyDesk(
            Plans plans,
            Visits visits,
            Inspectors inspectors,
            Progress progress,
            Audit audit,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.plans = plans;
        this.visits = visits;
        this.inspectors = inspectors;
        this.progress = progress;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What others are told when a team changes. */
    private record Changed(UUID plan, UUID left, @Nullable UUID came) {}

    /** A duty with the visit and plan it belongs to. */
    private record Place(Plan plan, Visit visit, Duty duty) {}

    /**
     * Keeps away from a village (回避), or says that one cannot come; somebody else is drawn.
     *
     * @throws Problem 404 for a duty that is not the actor's, or of an inspection that has not begun; 409 {@code
     *     duty-ended}, {@code visit-done}
     */
    @Transactional
    public Mono<Void> withdraw(Actor actor, UUID duty, Ground ground, String words) {
        Duty.State state = ground == Ground.UNABLE ? Duty.State.REFUSED : Duty.State.RECUSED;
        return place(actor, duty)
                .filter(place -> place.duty().person().equals(actor.person())
                        && place.plan().state() == Plan.State.BEGUN)
                .switchIfEmpty(unknown())
                .flatMap(place -> change(actor, place, state, ground, words));
    }

    /** Takes an inspector off a team: late, or never came; somebody else is drawn. */
    @Transactional
    public Mono<Void> replace(Actor actor, UUID duty, String words) {
        actor.mustServeTown(Role.TOWN);
        return place(actor, duty).flatMap(place -> change(actor, place, Duty.State.REPLACED, null, words));
    }

    /** Under the plan's lock: two who leave one team at once do not get the same substitute. */
    private Mono<Place> place(Actor actor, UUID duty) {
        UUID town = actor.town();
        return visits.visitOf(town, duty)
                .flatMap(visit -> plans.lock(town, visit.plan())
                        .flatMap(plan -> visits.duty(town, duty).map(found -> new Place(plan, visit, found))))
                .switchIfEmpty(unknown());
    }

    private Mono<Void> change(Actor actor, Place place, Duty.State state, @Nullable Ground ground, String words) {
        place.plan().mustBe(Plan.State.DRAWN, Plan.State.BEGUN);
        place.duty().mustBeOn();
        return progress.of(actor.town(), place.plan())
                .filter(known -> !known.done(place.visit()))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("visit-done", "这个村已经检查完，不用换人")))
                .then(visits.end(
                        actor.town(), place.duty().id(), state, ground, words.strip(), actor.person(), clock.instant()))
                .then(audit.record(
                        actor,
                        "inspection.duty-" + state.name().toLowerCase(java.util.Locale.ROOT),
                        "inspection-duty",
                        place.duty().id(),
                        words.strip()))
                .then(Mono.defer(() -> substitute(actor, place)));
    }

    private Mono<Void> substitute(Actor actor, Place place) {
        UUID town = actor.town();
        return Mono.zip(
                        inspectors.pot(town, List.of()),
                        visits.team(town, place.visit().id()).map(Duty::person).collect(Collectors.toSet()))
                .map(read -> read.getT1().stream()
                        .filter(each -> place.plan().inspectors().contains(each.person())
                                && !read.getT2().contains(each.person())
                                && each.may(
                                        place.visit().village(), place.plan().crossVillage()))
                        .toList())
                .flatMap(free -> free.isEmpty() ? tell(actor, place, null) : assign(actor, place, free));
    }

    private Mono<Void> assign(Actor actor, Place place, List<Inspector> free) {
        List<UUID> candidates = free.stream().map(Inspector::person).toList();
        UUID drawn = place.plan().lots().substitute(place.visit().village(), candidates);
        Duty duty = new Duty(
                ids.next(),
                place.visit().id(),
                drawn,
                "",
                How.SUBSTITUTE,
                Duty.State.ON,
                place.duty().id(),
                candidates,
                clock.instant(),
                null,
                null,
                null,
                null);
        return visits.add(actor.town(), duty).then(tell(actor, place, drawn));
    }

    /** While nobody has set out, nobody is told. */
    private Mono<Void> tell(Actor actor, Place place, @Nullable UUID came) {
        return place.plan().state() != Plan.State.BEGUN
                ? Mono.empty()
                : outbox.tell(
                        actor.town(),
                        "inspection.team-changed",
                        place.visit().id(),
                        new Changed(place.plan().id(), place.duty().person(), came));
    }

    /**
     * Says that a village was inspected. The same again changes nothing.
     *
     * @param present persons of the team who were there
     * @throws Problem 404 for a visit that is not the actor's, or has not begun; 400 for a day outside of the inspection or
     *     somebody who is not on the team; 409 {@code visit-done} when something else was said before
     */
    @Transactional
    public Mono<VisitReport> report(Actor actor, UUID visit, LocalDate on, List<UUID> present, String words) {
        UUID town = actor.town();
        VisitReport report = new VisitReport(
                visit,
                on,
                present.stream().distinct().sorted().toList(),
                words.strip(),
                actor.person(),
                clock.instant());
        return visits.find(town, visit)
                .flatMap(found -> plans.share(town, found.plan())
                        .flatMap(plan -> visits.team(town, visit)
                                .filter(Duty::on)
                                .map(Duty::person)
                                .collectList()
                                .filter(team -> team.contains(actor.person())
                                        && plan.state() != Plan.State.DRAWN
                                        && plan.state() != Plan.State.CANCELLED)
                                .doOnNext(team -> mustFit(plan, report, team))
                                .flatMap(team -> write(actor, plan, report))))
                .switchIfEmpty(unknown());
    }

    private void mustFit(Plan plan, VisitReport report, List<UUID> team) {
        if (report.visitedOn().isBefore(plan.fromDay()) || report.visitedOn().isAfter(LocalDate.now(clock))) {
            throw Problem.invalid("visitedOn", "检查日期应在 " + plan.fromDay() + " 到今天之间");
        }
        if (!team.containsAll(report.present())) {
            throw Problem.invalid("present", "只能写检查组里的人");
        }
    }

    private Mono<VisitReport> write(Actor actor, Plan plan, VisitReport report) {
        return visits.reports(actor.town(), plan.id())
                .filter(known -> known.visit().equals(report.visit()))
                .next()
                .flatMap(known -> says(known, report)
                        ? Mono.just(known)
                        : Mono.<VisitReport>error(Problem.conflict("visit-done", "这个村已经登记检查完")))
                .switchIfEmpty(Mono.defer(() -> Mono.just(plan.mustBe(Plan.State.BEGUN))
                        .flatMap(open -> visits.report(actor.town(), report))
                        .filter(added -> added)
                        .switchIfEmpty(Mono.error(() -> Problem.conflict("visit-done", "这个村已经登记检查完")))
                        .then(audit.record(
                                actor, "inspection.visited", "inspection-visit", report.visit(), report.words()))
                        .thenReturn(report)));
    }

    private static boolean says(VisitReport known, VisitReport report) {
        return known.visitedOn().equals(report.visitedOn())
                && known.present().equals(report.present())
                && known.words().equals(report.words());
    }

    private static <T> Mono<T> unknown() {
        return Mono.error(() -> Problem.notFound("您的这个检查任务"));
    }
}
