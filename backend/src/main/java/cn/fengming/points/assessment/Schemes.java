package cn.fengming.points.assessment;

import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Scheme documents read for a town: the town's number of subjects decides whether the tiers cover. */
@Component
class Schemes {

    private final Rounds rounds;
    private final Subjects subjects;

    Schemes(Rounds rounds, Subjects subjects) {
        this.rounds = rounds;
        this.subjects = subjects;
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
                : subjects.of(town, scheme.subject())
                        .count()
                        .map(number -> SchemeReader.read(document, OptionalInt.of(number.intValue())));
    }

    /** @throws cn.fengming.points.kernel.Problem 400 {@code invalid-scheme} with every error and its line */
    Mono<Scheme> sound(UUID town, String document) {
        return check(town, document).map(SchemeReading::mustBeSound);
    }
}
