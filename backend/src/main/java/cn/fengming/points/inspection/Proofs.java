package cn.fengming.points.inspection;

import cn.fengming.points.assessment.Assessments;
import cn.fengming.points.assessment.KnownRound;
import cn.fengming.points.assessment.Round;
import cn.fengming.points.assessment.RoundVillage;
import cn.fengming.points.community.Community;
import cn.fengming.points.identity.Persons;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Does draws again from what was written down, and shows what it takes to do them without us. */
@Component
class Proofs {

    private final Plans plans;
    private final Visits visits;
    private final Assessments assessments;
    private final Persons persons;

    Proofs(Plans plans, Visits visits, Assessments assessments, Persons persons) {
        this.plans = plans;
        this.visits = visits;
        this.assessments = assessments;
        this.persons = persons;
    }

    /** What was drawn, as it stands in the rows. */
    private record Drawn(KnownRound round, List<Visit> visits, List<Duty> duties, List<RoundVillage> villages) {}

    /**
     * @throws Problem 404 for whom there is nothing to see yet: the town office and the auditor see it from the draw on,
     *     everybody else when the plan is over and the standing is public
     */
    Mono<DrawProof> of(Actor actor, UUID id) {
        boolean staff = actor.grants().stream()
                .anyMatch(grant ->
                        grant.village() == null && (grant.role() == Role.TOWN || grant.role() == Role.AUDITOR));
        return plans.find(actor.town(), id)
                .filter(plan -> plan.drawnAt() != null)
                .flatMap(plan -> drawn(actor.town(), plan)
                        .filter(drawn -> staff
                                || (plan.state() == Plan.State.CLOSED
                                        && drawn.round().state() != Round.State.SCORING))
                        .flatMap(drawn -> names(actor.town(), plan, staff).map(names -> proof(plan, drawn, names))))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这次抽签")));
    }

    private Mono<Drawn> drawn(UUID town, Plan plan) {
        return Mono.zip(
                        assessments.round(town, plan.round()),
                        visits.of(town, plan.id()).collectList(),
                        visits.teams(town, plan.id()).collectList(),
                        assessments.villages(town, plan.round()).collectList())
                .map(read -> new Drawn(read.getT1(), read.getT2(), read.getT3(), read.getT4()));
    }

    private Mono<Map<UUID, String>> names(UUID town, Plan plan, boolean staff) {
        return Flux.fromIterable(plan.inspectors())
                .concatMap(person -> persons.name(town, person)
                        .map(name -> Map.entry(person, staff ? name : Community.masked(name))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static DrawProof proof(Plan plan, Drawn drawn, Map<UUID, String> names) {
        boolean told = plan.state().over();
        return new DrawProof(
                plan.number(),
                plan.commitment(),
                drawn.round().commitment(),
                plan.secret().commitment().equals(plan.commitment()),
                Plan.seedOf(drawn.round().secret(), plan.number()).equals(plan.secret()),
                sameVillages(plan, drawn),
                sameTeams(plan, drawn),
                plan.seed(),
                told ? lots(plan, drawn, names) : List.of());
    }

    /** Draws from the pot as it was written down; districts are those of the visits, whatever they are called now. */
    private static boolean sameVillages(Plan plan, Drawn drawn) {
        Map<UUID, String> districts =
                drawn.villages().stream().collect(Collectors.toMap(RoundVillage::id, RoundVillage::district));
        drawn.visits().forEach(visit -> districts.put(visit.village(), visit.district()));
        List<RoundVillage> pot = plan.candidates().stream()
                .map(village -> new RoundVillage(village, "", districts.getOrDefault(village, "")))
                .toList();
        Integer howMany = plan.howMany();
        List<UUID> again = switch (plan.choice()) {
            case ALL -> ids(plan.lots().all(pot));
            case DRAWN -> ids(plan.lots().some(pot, howMany == null ? 0 : howMany));
            case DISTRICT -> ids(plan.lots().districts(pot, new HashSet<>(plan.nominated())));
            case AGAIN -> drawn.visits().stream().map(Visit::village).toList();
        };
        return again.equals(drawn.visits().stream().map(Visit::village).toList());
    }

    private static List<UUID> ids(List<Lots.Chosen> chosen) {
        return chosen.stream().map(each -> each.village().id()).toList();
    }

    private static boolean sameTeams(Plan plan, Drawn drawn) {
        List<Lots.Stop> stops = drawn.visits().stream()
                .map(visit -> new Lots.Stop(
                        visit.village(), visit.villageName(), visit.candidates(), of(drawn, visit, How.SAME_TEAM)))
                .toList();
        List<Lots.Team> teams = plan.lots().teams(stops, plan.teamSize());
        for (int at = 0; at < stops.size(); at++) {
            List<UUID> written = of(drawn, drawn.visits().get(at), How.DRAWN);
            if (!written.equals(teams.get(at).drawn())) {
                return false;
            }
        }
        Map<UUID, UUID> villages = drawn.visits().stream().collect(Collectors.toMap(Visit::id, Visit::village));
        return drawn.duties().stream()
                .filter(duty -> duty.how() == How.SUBSTITUTE)
                .allMatch(duty -> plan.lots()
                        .substitute(villages.getOrDefault(duty.visit(), duty.visit()), duty.candidates())
                        .equals(duty.person()));
    }

    private static List<UUID> of(Drawn drawn, Visit visit, How how) {
        return drawn.duties().stream()
                .filter(duty -> duty.visit().equals(visit.id()) && duty.how() == how)
                .map(Duty::person)
                .toList();
    }

    private static List<DrawProof.VillageLot> lots(Plan plan, Drawn drawn, Map<UUID, String> names) {
        Map<UUID, String> villageNames =
                drawn.villages().stream().collect(Collectors.toMap(RoundVillage::id, RoundVillage::name));
        Map<UUID, Visit> visited = drawn.visits().stream().collect(Collectors.toMap(Visit::village, visit -> visit));
        return plan.candidates().stream()
                .map(village -> {
                    Visit visit = visited.get(village);
                    return new DrawProof.VillageLot(
                            village,
                            villageNames.getOrDefault(village, ""),
                            "village:" + village,
                            plan.lots().village(village),
                            visit == null ? null : visit.how(),
                            visit == null ? List.of() : inspectors(plan, drawn, visit, names));
                })
                .sorted(Comparator.comparing(DrawProof.VillageLot::lot))
                .toList();
    }

    private static List<DrawProof.InspectorLot> inspectors(
            Plan plan, Drawn drawn, Visit visit, Map<UUID, String> names) {
        Set<UUID> team = drawn.duties().stream()
                .filter(duty -> duty.visit().equals(visit.id()))
                .map(Duty::person)
                .collect(Collectors.toSet());
        return visit.candidates().stream()
                .map(person -> new DrawProof.InspectorLot(
                        person,
                        names.getOrDefault(person, ""),
                        "team:" + visit.village() + ":" + person,
                        plan.lots().inspector(visit.village(), person),
                        team.contains(person)))
                .sorted(Comparator.comparing(DrawProof.InspectorLot::lot))
                .toList();
    }
}
