package cn.fengming.points.inspection;

import cn.fengming.points.assessment.Assessments;
import cn.fengming.points.assessment.KnownRound;
import cn.fengming.points.assessment.Round;
import cn.fengming.points.assessment.RoundVillage;
import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.kernel.Seed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Plans an inspection, draws it, begins and ends it. Nobody chooses the chance: it follows from the seed fixed when the
 * scheme was adopted and from how many plans there were before. Nobody but the town office knows anything before it begins.
 */
@Component
public class PlanDesk {

    private final Plans plans;
    private final Visits visits;
    private final Inspectors inspectors;
    private final Progress progress;
    private final Assessments assessments;
    private final Audit audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    PlanDesk(
            Plans plans,
            Visits visits,
            Inspectors inspectors,
            Progress progress,
            Assessments assessments,
            Audit audit,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.plans = plans;
        this.visits = visits;
        this.inspectors = inspectors;
        this.progress = progress;
        this.assessments = assessments;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What others are told when the teams set out, and when some are late. */
    private record Begun(UUID round, LocalDate untilDay, List<UUID> inspectors) {}

    private record Late(UUID round, LocalDate untilDay, List<UUID> villages) {}

    /**
     * Plans an inspection of a round and promises its seed.
     *
     * @throws Problem 404 foreign round or earlier plan; 409 {@code standing-published}, {@code binding-plan-exists}
     */
    @Transactional
    public Mono<Plan> plan(Actor actor, PlanEntry entry) {
        actor.mustServeTown(Role.TOWN);
        return assessments
                .held(actor.town(), entry.round())
                .doOnNext(PlanDesk::mustBeScoring)
                .doOnNext(round -> entry.mustFit(round, LocalDate.now(clock)))
                .delayUntil(round -> mustFollow(actor.town(), entry.follows()))
                .flatMap(round ->
                        plans.nextNumber(actor.town(), round.id()).map(number -> promised(actor, entry, round, number)))
                .delayUntil(plan -> plans.add(actor.town(), plan))
                .delayUntil(
                        plan -> audit.record(actor, "inspection.planned", "inspection-plan", plan.id(), plan.reason()));
    }

    private static void mustBeScoring(KnownRound round) {
        if (round.state() != Round.State.SCORING) {
            throw Problem.conflict("standing-published", "名次已经公布，不能再安排检查");
        }
    }

    private Mono<Plan> mustFollow(UUID town, @Nullable UUID earlier) {
        return earlier == null
                ? Mono.empty()
                : plans.find(town, earlier)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("上一次检查")))
                        .map(plan -> plan.mustBe(Plan.State.BEGUN, Plan.State.CLOSED));
    }

    private Plan promised(Actor actor, PlanEntry entry, KnownRound round, int number) {
        Seed seed = Plan.seedOf(round.secret(), number);
        return new Plan(
                ids.next(),
                round.id(),
                number,
                entry.title().strip(),
                entry.choice(),
                entry.howMany(),
                entry.teamSize(),
                entry.crossVillage(),
                entry.binding(),
                entry.follows(),
                entry.nominated(),
                entry.fromDay(),
                entry.untilDay(),
                Plan.State.PROMISED,
                seed,
                seed.commitment(),
                entry.inspectors(),
                List.of(),
                entry.reason().strip(),
                actor.person(),
                clock.instant(),
                null,
                null,
                null,
                null);
    }

    /**
     * Draws villages and teams, once.
     *
     * @throws Problem 409 {@code plan-state}; 422 {@code too-few-inspectors}, {@code too-few-villages}, {@code nominations}
     */
    @Transactional
    public Mono<Void> draw(Actor actor, UUID id) {
        actor.mustServeTown(Role.TOWN);
        return locked(actor.town(), id)
                .map(plan -> plan.mustBe(Plan.State.PROMISED))
                .flatMap(plan -> Mono.zip(
                                inspectors.pot(actor.town(), plan.inspectors()),
                                assessments.villages(actor.town(), plan.round()).collectList(),
                                before(actor.town(), plan.follows()))
                        .flatMap(read -> draw(actor, plan, read.getT1(), read.getT2(), read.getT3())));
    }

    /** The visits of the plan that is followed, with whoever was on their teams at the end. */
    private Mono<Map<Visit, List<UUID>>> before(UUID town, @Nullable UUID earlier) {
        if (earlier == null) {
            return Mono.just(Map.of());
        }
        return visits.of(town, earlier)
                .collectList()
                .zipWith(visits.teams(town, earlier).filter(Duty::on).collectList(), PlanDesk::onTeams);
    }

    private static Map<Visit, List<UUID>> onTeams(List<Visit> visits, List<Duty> duties) {
        Map<Visit, List<UUID>> teams = new HashMap<>();
        visits.forEach(visit -> teams.put(
                visit,
                duties.stream()
                        .filter(duty -> duty.visit().equals(visit.id()))
                        .map(Duty::person)
                        .toList()));
        return teams;
    }

    private Mono<Void> draw(
            Actor actor, Plan plan, List<Inspector> pot, List<RoundVillage> villages, Map<Visit, List<UUID>> before) {
        List<Lots.Chosen> chosen = chosen(plan, villages, before);
        Map<UUID, List<UUID>> lastTeams = before.entrySet().stream()
                .collect(Collectors.toMap(team -> team.getKey().village(), Map.Entry::getValue));
        List<Lots.Stop> stops = chosen.stream()
                .map(each -> stop(
                        plan,
                        each.village(),
                        pot,
                        lastTeams.getOrDefault(each.village().id(), List.of())))
                .toList();
        List<Lots.Team> teams = plan.lots().teams(stops, plan.teamSize());
        List<UUID> persons = pot.stream().map(Inspector::person).toList();
        List<UUID> pots = villages.stream().map(RoundVillage::id).sorted().toList();
        return plans.drawn(actor.town(), plan.id(), persons, pots, actor.person(), clock.instant())
                .thenMany(Flux.range(0, chosen.size())
                        .concatMap(at -> write(actor.town(), plan, at, chosen.get(at), stops.get(at), teams.get(at))))
                .then(audit.record(actor, "inspection.drawn", "inspection-plan", plan.id(), plan.reason()));
    }

    private static List<Lots.Chosen> chosen(Plan plan, List<RoundVillage> villages, Map<Visit, List<UUID>> before) {
        Integer howMany = plan.howMany();
        return switch (plan.choice()) {
            case ALL -> plan.lots().all(villages);
            case DRAWN -> plan.lots().some(villages, howMany == null ? 0 : howMany);
            case DISTRICT -> plan.lots().districts(villages, new HashSet<>(plan.nominated()));
            case AGAIN -> again(villages, before);
        };
    }

    private static List<Lots.Chosen> again(List<RoundVillage> villages, Map<Visit, List<UUID>> before) {
        Map<UUID, RoundVillage> known =
                villages.stream().collect(Collectors.toMap(RoundVillage::id, Function.identity()));
        return before.keySet().stream()
                .sorted(Comparator.comparingInt(Visit::position))
                .map(Visit::village)
                .flatMap(village -> Stream.ofNullable(known.get(village)))
                .map(village -> new Lots.Chosen(village, How.AGAIN))
                .toList();
    }

    private static Lots.Stop stop(Plan plan, RoundVillage village, List<Inspector> pot, List<UUID> before) {
        List<UUID> may = pot.stream()
                .filter(inspector -> inspector.may(village.id(), plan.crossVillage()))
                .map(Inspector::person)
                .toList();
        return new Lots.Stop(village.id(), village.name(), may, before);
    }

    private Mono<Void> write(UUID town, Plan plan, int at, Lots.Chosen chosen, Lots.Stop stop, Lots.Team team) {
        RoundVillage village = chosen.village();
        Visit visit = new Visit(
                ids.next(),
                plan.id(),
                at + 1,
                village.id(),
                village.name(),
                village.district(),
                chosen.how(),
                stop.may(),
                false);
        List<Duty> duties = new ArrayList<>();
        team.kept().forEach(person -> duties.add(duty(visit, person, How.SAME_TEAM)));
        team.drawn().forEach(person -> duties.add(duty(visit, person, How.DRAWN)));
        return visits.add(town, visit)
                .thenMany(Flux.fromIterable(duties).concatMap(duty -> visits.add(town, duty)))
                .then();
    }

    private Duty duty(Visit visit, UUID person, How how) {
        return new Duty(
                ids.next(),
                visit.id(),
                person,
                "",
                how,
                Duty.State.ON,
                null,
                List.of(),
                clock.instant(),
                null,
                null,
                null,
                null);
    }

    /** Sends the teams out: from now on they see where to go. @throws Problem 409 {@code plan-state}; 422 {@code not-yet} */
    @Transactional
    public Mono<Void> begin(Actor actor, UUID id) {
        actor.mustServeTown(Role.TOWN);
        return locked(actor.town(), id)
                .map(plan -> plan.mustBe(Plan.State.DRAWN).mustHaveCome(LocalDate.now(clock)))
                .flatMap(plan -> plans.begun(actor.town(), id, clock.instant())
                        .then(visits.teams(actor.town(), id)
                                .filter(Duty::on)
                                .map(Duty::person)
                                .distinct()
                                .collectList())
                        .flatMap(persons -> outbox.tell(
                                actor.town(),
                                "inspection.begun",
                                id,
                                new Begun(plan.round(), plan.untilDay(), persons)))
                        .then(audit.record(actor, "inspection.begun", "inspection-plan", id, null)));
    }

    /**
     * Ends an inspection and tells its seed. Villages nobody reported from are marked as missed: the town's own team may
     * write their sheets then.
     */
    @Transactional
    public Mono<Void> close(Actor actor, UUID id, String words) {
        actor.mustServeTown(Role.TOWN);
        return locked(actor.town(), id)
                .map(plan -> plan.mustBe(Plan.State.BEGUN))
                .flatMap(plan -> progress.open(actor.town(), plan)
                        .concatMap(visit -> visits.missed(actor.town(), visit.id()))
                        .then(end(actor, plan, Plan.State.CLOSED, words)));
    }

    /** Gives an inspection up before it begins. Its number stays used. */
    @Transactional
    public Mono<Void> cancel(Actor actor, UUID id, String words) {
        actor.mustServeTown(Role.TOWN);
        return locked(actor.town(), id)
                .map(plan -> plan.mustBe(Plan.State.PROMISED, Plan.State.DRAWN))
                .flatMap(plan -> end(actor, plan, Plan.State.CANCELLED, words));
    }

    private Mono<Void> end(Actor actor, Plan plan, Plan.State state, String words) {
        String deed = state == Plan.State.CLOSED ? "inspection.closed" : "inspection.cancelled";
        return plans.ended(actor.town(), plan.id(), state, words.strip(), actor.person(), clock.instant())
                .then(audit.record(actor, deed, "inspection-plan", plan.id(), words.strip()));
    }

    /** Tells once that villages were not inspected in time. Emits false when there is nothing to tell. */
    @Transactional
    public Mono<Boolean> tellLate(UUID town, UUID id) {
        return locked(town, id)
                .flatMap(plan -> progress.open(town, plan)
                        .map(Visit::village)
                        .collectList()
                        .flatMap(villages -> plans.toldLate(town, id, clock.instant())
                                .filter(rows -> rows == 1 && !villages.isEmpty())
                                .flatMap(rows -> outbox.tell(
                                                town,
                                                "inspection.late",
                                                id,
                                                new Late(plan.round(), plan.untilDay(), villages))
                                        .thenReturn(true))))
                .defaultIfEmpty(false);
    }

    private Mono<Plan> locked(UUID town, UUID id) {
        return plans.lock(town, id).switchIfEmpty(Mono.error(() -> Problem.notFound("这次检查")));
    }
}
