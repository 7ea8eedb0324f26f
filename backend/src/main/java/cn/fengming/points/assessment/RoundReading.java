package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Who takes part in a round and what was reported, as far as somebody may read it: everything for the town's team. Whoever
 * serves one village reads who takes part there, its progress, and what they reported themselves: no member of a panel
 * sees what another one gave.
 */
@Component
class RoundReading {

    private final Schemes schemes;
    private final Subjects subjects;
    private final Reports reports;

    RoundReading(Schemes schemes, Subjects subjects, Reports reports) {
        this.schemes = schemes;
        this.subjects = subjects;
        this.reports = reports;
    }

    /**
     * @param village none for all of the town
     * @throws cn.fengming.points.kernel.Problem 403 for who does not serve there; 404 for a foreign village
     */
    Flux<Subject> subjects(Actor actor, Round round, @Nullable UUID village) {
        mustRead(actor, village);
        return schemes.of(actor.town(), round)
                .flatMapMany(scheme -> village == null
                        ? subjects.of(actor.town(), round, scheme)
                        : subjects.of(actor.town(), round, scheme, village));
    }

    /** Replaced ones too, in the order they came; otherwise as above. */
    Flux<Report> reports(Actor actor, Round round, @Nullable UUID village) {
        mustRead(actor, village);
        if (village == null) {
            return reports.all(actor.town(), round.id());
        }
        return schemes.of(actor.town(), round)
                .flatMapMany(scheme -> subjects.of(actor.town(), round, scheme, village)
                        .map(Subject::id)
                        .collect(Collectors.toSet())
                        .flatMapMany(ids -> ofSubjects(actor, round, ids))
                        .filter(report -> mayRead(actor, scheme, report)));
    }

    private Flux<Report> ofSubjects(Actor actor, Round round, Set<UUID> ids) {
        return ids.isEmpty() ? Flux.empty() : reports.all(actor.town(), round.id(), ids);
    }

    private static boolean mayRead(Actor actor, Scheme scheme, Report report) {
        boolean team = actor.grants().stream()
                .anyMatch(grant -> grant.village() == null
                        && Set.of(Role.TOWN, Role.INSPECTOR, Role.AUDITOR).contains(grant.role()));
        boolean progress = scheme.line(report.line()).orElse(null) instanceof ProgressLine;
        return team || progress || report.reportedBy().equals(actor.person());
    }

    private static void mustRead(Actor actor, @Nullable UUID village) {
        if (village == null) {
            TownTeam.mustRead(actor);
        } else {
            actor.mustServe(village, Role.TOWN, Role.INSPECTOR, Role.AUDITOR, Role.COMMITTEE);
        }
    }
}
