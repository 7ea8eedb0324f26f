package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Seed;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gathers what a tally needs, from sheets and all other sources. Reads only, so a simulation may use it at any time. */
@Component
class Counting {

    private final Sheets sheets;
    private final Outcomes outcomes;
    private final Subjects subjects;
    private final List<Source> sources;
    private final Json json;

    Counting(Sheets sheets, Outcomes outcomes, Subjects subjects, List<Source> sources, Json json) {
        this.sheets = sheets;
        this.outcomes = outcomes;
        this.subjects = subjects;
        this.sources = sources;
        this.json = json;
    }

    /** The round as it is now, with everybody who takes part. */
    Mono<Tally> tally(UUID town, Round round, Scheme scheme) {
        return subjects.of(town, round, scheme).collectList().flatMap(field -> tally(town, round, scheme, field));
    }

    /** The round as it is now, for the field of a standing: a village renamed or founded since then changes nothing. */
    Mono<Tally> again(UUID town, Round round, Scheme scheme, Standing standing) {
        return subjects.of(town, round, scheme)
                .collectMap(Subject::id, Function.identity())
                .map(known -> standing.figures().places().stream()
                        .map(place -> pinned(place, known))
                        .toList())
                .flatMap(field -> tally(town, round, scheme, field));
    }

    private static Subject pinned(Place place, Map<UUID, Subject> known) {
        Subject now = known.get(place.subject());
        return now == null
                ? new Subject(place.subject(), place.name(), null, place.group(), null)
                : now.named(place.name()).in(place.group(), now.target());
    }

    private Mono<Tally> tally(UUID town, Round round, Scheme scheme, List<Subject> field) {
        return gathered(town, round, scheme).map(gathered -> Tally.of(scheme, field, gathered, round.secret()));
    }

    /** Everything all sources say now. */
    Mono<Gathered> gathered(UUID town, Round round, Scheme scheme) {
        return Mono.zip(
                        sheets.submitted(town, round.id()).collectList(),
                        drawnUpon(scheme)
                                .concatMap(source -> source.facts(town, round, scheme))
                                .collectList(),
                        drawnUpon(scheme)
                                .concatMap(source -> source.findings(town, round, scheme))
                                .collectList(),
                        outcomes.history(town, round, scheme))
                .map(read -> new Gathered(read.getT1(), read.getT2(), read.getT3(), read.getT4()));
    }

    private Flux<Source> drawnUpon(Scheme scheme) {
        return Flux.fromIterable(sources)
                .filter(source ->
                        !source.linesOf(scheme).isEmpty() || !scheme.vetoes().isEmpty());
    }

    /** SHA-256 of the figures as they are stored. */
    String fingerprint(Figures figures) {
        return Seed.sha256(json.text(figures));
    }
}
