package cn.fengming.points.assessment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Scheme documents read for a town: its villages decide whether tiers and roster fit, its other schemes whether results
 * run in a circle.
 */
@Component
class Schemes {

    private final Rounds rounds;
    private final Subjects subjects;
    private final Presets presets;
    private final Set<SourceKind> sources;

    Schemes(Rounds rounds, Subjects subjects, Presets presets, List<Source> sources) {
        this.rounds = rounds;
        this.subjects = subjects;
        this.presets = presets;
        this.sources = sources.stream()
                .flatMap(source -> source.kinds().stream())
                .collect(Collectors.toCollection(HashSet::new));
        this.sources.add(SourceKind.SHEETS);
    }

    /** The scheme a round is computed by. It was sound when it was adopted. */
    Mono<Scheme> of(UUID town, Round round) {
        return rounds.document(town, round)
                .map(document ->
                        SchemeReader.read(document, OptionalInt.empty()).mustBeSound());
    }

    /** Everything that is wrong with a document for this town. */
    Mono<SchemeReading> check(UUID town, String document) {
        SchemeReading alone = SchemeReader.read(document, OptionalInt.empty());
        Scheme scheme = alone.scheme();
        return scheme == null
                ? Mono.just(alone)
                : around(town, scheme).map(around -> SchemeReader.read(document, around));
    }

    /** @throws cn.fengming.points.kernel.Problem 400 {@code invalid-scheme} with every error and its line */
    Mono<Scheme> sound(UUID town, String document) {
        return check(town, document).map(SchemeReading::mustBeSound);
    }

    private Mono<Surroundings> around(UUID town, Scheme scheme) {
        Mono<OptionalInt> number = subjects.count(town, scheme.subject())
                .map(count -> OptionalInt.of(count.intValue()))
                .defaultIfEmpty(OptionalInt.empty());
        return Mono.zip(number, subjects.villages(town).collectList(), others(town, scheme))
                .map(read -> new Surroundings(read.getT1(), read.getT2(), read.getT3(), sources));
    }

    /** Schemes it counts with, and those they count with in turn: the town's latest document, or else the preset. */
    private Mono<Map<String, Scheme>> others(UUID town, Scheme scheme) {
        Map<String, Scheme> found = new HashMap<>();
        return Flux.fromIterable(codes(scheme))
                .expand(code -> found.containsKey(code)
                        ? Flux.empty()
                        : latest(town, code)
                                .doOnNext(other -> found.put(code, other))
                                .flatMapIterable(Schemes::codes))
                .then(Mono.fromSupplier(() -> found));
    }

    private static Set<String> codes(Scheme scheme) {
        return scheme.results().stream().map(SchemeLine::scheme).collect(Collectors.toSet());
    }

    private Mono<Scheme> latest(UUID town, String code) {
        return rounds.latestDocument(town, code)
                .switchIfEmpty(Mono.justOrEmpty(presets.find(code)).map(Preset::document))
                .flatMap(document -> Mono.justOrEmpty(
                        SchemeReader.read(document, OptionalInt.empty()).scheme()));
    }
}
