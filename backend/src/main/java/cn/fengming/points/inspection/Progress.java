package cn.fengming.points.inspection;

import cn.fengming.points.assessment.Assessments;
import cn.fengming.points.assessment.VisitedSheet;
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

/** How far an inspection has come: a village is done when somebody of its team said so or its sheet was submitted. */
@Component
class Progress {

    private final Visits visits;
    private final Assessments assessments;

    Progress(Visits visits, Assessments assessments) {
        this.visits = visits;
        this.assessments = assessments;
    }

    /** Everything known of a plan's visits at one moment. */
    record Known(List<Visit> visits, List<Duty> duties, Map<UUID, VisitReport> reports, Map<UUID, VisitedSheet> sheets) {

        List<Duty> team(Visit visit) {
            return duties.stream().filter(duty -> duty.visit().equals(visit.id())).toList();
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
            return report(visit) != null || (sheet != null && sheet.submittedAt() != null);
        }
    }

    Mono<Known> of(UUID town, Plan plan) {
        return Mono.zip(
                        visits.of(town, plan.id()).collectList(),
                        visits.teams(town, plan.id()).collectList(),
                        visits.reports(town, plan.id()).collectMap(VisitReport::visit, Function.identity()),
                        assessments.sheets(town, plan.round()).collectList())
                .map(read -> new Known(read.getT1(), read.getT2(), read.getT3(), ofVillages(read.getT4())));
    }

    private static Map<UUID, VisitedSheet> ofVillages(List<VisitedSheet> sheets) {
        return sheets.stream()
                .filter(sheet -> sheet.subject().equals(sheet.village()))
                .collect(Collectors.toMap(VisitedSheet::village, Function.identity(), (one, other) -> one, HashMap::new));
    }

    /** Visits that are still to be made. */
    Flux<Visit> open(UUID town, Plan plan) {
        return of(town, plan).flatMapIterable(known ->
                known.visits().stream().filter(visit -> !known.done(visit)).toList());
    }

    /** The visit of a village in a plan, when it is on it. */
    static Optional<Visit> at(Known known, UUID village) {
        return known.visits().stream()
                .filter(visit -> visit.village().equals(village))
                .findFirst();
    }
}
