package cn.fengming.points.assessment;

import cn.fengming.points.spots.SpotFinding;
import cn.fengming.points.spots.SpotFindings;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What was found against villages by way of their dirty spots (脏乱点). Nobody copies it onto a sheet: it is read when a
 * round is counted. The first publication closes the list; afterwards a finding can only be withdrawn, until the
 * standing is frozen.
 */
@Component
class SpotSource implements Source {

    private final SpotFindings findings;
    private final StandingRows standings;

    SpotSource(SpotFindings findings, StandingRows standings) {
        this.findings = findings;
        this.standings = standings;
    }

    @Override
    public Set<SourceKind> kinds() {
        return Set.of(SourceKind.SPOTS);
    }

    @Override
    public Flux<Found> findings(UUID town, Round round, Scheme scheme) {
        List<Line> lines = linesOf(scheme);
        return lines.isEmpty()
                ? Flux.empty()
                : seen(town, round)
                        .flatMapMany(seen -> findings.asOf(
                                        town,
                                        round.period().firstDay(),
                                        round.period().lastDay(),
                                        seen.written(),
                                        seen.judged())
                                .flatMapIterable(finding -> against(lines, finding)));
    }

    /**
     * The moments as of which a round reads the findings.
     *
     * @param written nothing written later counts; null for now
     * @param judged no withdrawal from then on counts; null for now
     */
    private record Seen(@Nullable Instant written, @Nullable Instant judged) {}

    private Mono<Seen> seen(UUID town, Round round) {
        return round.state() == Round.State.SCORING
                ? Mono.just(new Seen(null, null))
                : standings.revision(town, round.id(), 1).map(first -> new Seen(first.publishedAt(), round.frozenAt()));
    }

    private static List<Found> against(List<Line> lines, SpotFinding spot) {
        return lines.stream()
                .filter(line -> line.kind(finding(line, spot)).isPresent())
                .map(line -> new Found(spot.village(), finding(line, spot)))
                .toList();
    }

    private static Finding finding(Line line, SpotFinding spot) {
        return new Finding(
                spot.id(),
                line.code(),
                spot.code().word(),
                spot.words(),
                1,
                spot.spotCode(),
                spot.photos(),
                spot.foundBy(),
                spot.foundAt());
    }
}
