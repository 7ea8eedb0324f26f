package cn.fengming.points.assessment;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What was reported by hand: surveys, marks of panel members, progress, findings, vetoes. */
@Component
class ReportSource implements Source {

    private static final Set<SourceKind> KINDS =
            Set.of(SourceKind.FINDINGS, SourceKind.SURVEY, SourceKind.VISITS, SourceKind.PROGRESS);

    private final Reports reports;

    ReportSource(Reports reports) {
        this.reports = reports;
    }

    @Override
    public Set<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Flux<Fact> facts(UUID town, Round round, Scheme scheme) {
        return reports.standing(town, round.id())
                .filter(report -> !(scheme.line(report.line()).orElse(null) instanceof CountedLine))
                .map(report -> report.fact(Objects.requireNonNull(report.value())));
    }

    @Override
    public Flux<Found> findings(UUID town, Round round, Scheme scheme) {
        return reports.standing(town, round.id())
                .filter(report -> scheme.line(report.line()).orElse(null) instanceof CountedLine)
                .map(report -> new Found(report.subject(), report.finding(Objects.requireNonNull(report.value()))));
    }
}
