package cn.fengming.points.assessment;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;

/**
 * Where the figures of some lines come from, one bean for each kind of source: sheets are read by {@link Counting}
 * itself, everything else comes through here. A further kind is a further bean and a word in {@link SourceKind}.
 *
 * <p>Reads only, and says the same as long as nothing was changed: freezing asks again and compares.
 */
interface Source {

    /** A problem somebody found, and whom it counts against. {@code finding.line()} is a line of the scheme. */
    record Found(UUID subject, Finding finding) {}

    Set<SourceKind> kinds();

    /** Figures for lines of these kinds, and for the scheme's vetoes. */
    default Flux<Fact> facts(UUID town, Round round, Scheme scheme) {
        return Flux.empty();
    }

    /** Findings for lines of these kinds; each names a kind of its line's catalogue. */
    default Flux<Found> findings(UUID town, Round round, Scheme scheme) {
        return Flux.empty();
    }

    /** The scheme's lines that draw on this source. */
    default List<Line> linesOf(Scheme scheme) {
        return scheme.lines().stream()
                .filter(line -> kinds().contains(line.source()))
                .toList();
    }
}
