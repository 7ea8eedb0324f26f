package cn.fengming.points.inspection;

import cn.fengming.points.assessment.Assessments;
import cn.fengming.points.assessment.VisitedSheet;
import cn.fengming.points.identity.Persons;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How far an inspection has come. Where villages are scored on sheets, one is done when its sheet was submitted; elsewhere
 * when somebody of its team said so.
 */
@Component
class Progress {

    private final Visits visits;
    private final Assessments assessments;
    private final Persons persons;

    Progress(Visits visits, Assessments assessments, Persons persons) {
        this.visits = visits;
        this.assessments = assessments;
        this.persons = persons;
    }

    /** Everything known of a plan's visits at one moment. */
    record Known(
            boolean scored,
            List<Visit> visits,
            List<Duty> duties,
            Map<UUID, VisitReport> reports,
            Map<UUID, VisitedSheet> sheets) {

        List<Duty> team(Visit visit) {
            return duties.stream()
                    .filter(duty -> duty.visit().equals(visit.id()))
                    .toList();
        }

        @Nullable
        VisitReport report(Visit visit) {
            return reports.get(visit.id());
        }

        /** Of the village itself; nothing where homes or works are scored. */
        @Nullable
        VisitedSheet sheet(Visit visit) {
            return sheets.get(visit.village());
        }

        boolean done(Visit visit) {
            VisitedSheet sheet = sheet(visit);
            return scored ? sheet != null && sheet.submittedAt() != null : report(visit) != null;
        }
    }

    Mono<Known> of(UUID town, Plan plan) {
        return Mono.zip(
                        assessments.round(town, plan.round()),
                        visits.of(town, plan.id()).collectList(),
                        teams(town, plan.id()),
                        visits.reports(town, plan.id()).collectMap(VisitReport::visit, Function.identity()),
                        assessments.sheets(town, plan.round()).collectList())
                .map(read -> new Known(
                        read.getT1().sheets(), read.getT2(), read.getT3(), read.getT4(), ofVillages(read.getT5())));
    }

    private Mono<List<Duty>> teams(UUID town, UUID plan) {
        return visits.teams(town, plan)
                .collectList()
                .zipWhen(duties -> Flux.fromIterable(duties)
                        .map(Duty::person)
                        .distinct()
                        .concatMap(person -> persons.name(town, person).map(name -> Map.entry(person, name)))
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue))
                .map(read -> read.getT1().stream()
                        .map(duty -> duty.named(read.getT2().getOrDefault(duty.person(), "")))
                        .toList());
    }

    private static Map<UUID, VisitedSheet> ofVillages(List<VisitedSheet> sheets) {
        return sheets.stream()
                .filter(sheet -> sheet.subject().equals(sheet.village()))
                .collect(Collectors.toMap(
                        VisitedSheet::village, Function.identity(), (one, other) -> one, HashMap::new));
    }

    /** Visits that are still to be made. */
    Flux<Visit> open(UUID town, Plan plan) {
        return of(town, plan)
                .flatMapIterable(known -> known.visits().stream()
                        .filter(visit -> !known.done(visit))
                        .toList());
    }

    /** The visit of a village in a plan, when it is on it. */
    static Optional<Visit> at(Known known, UUID village) {
        return known.visits().stream()
                .filter(visit -> visit.village().equals(village))
                .findFirst();
    }
}
