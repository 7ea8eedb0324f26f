package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Follows published figures back to what was seen. */
@Component
class Traces {

    private final Rounds rounds;
    private final Schemes schemes;
    private final Sheets sheets;
    private final StandingRows standings;
    private final Counting counting;

    Traces(Rounds rounds, Schemes schemes, Sheets sheets, StandingRows standings, Counting counting) {
        this.rounds = rounds;
        this.schemes = schemes;
        this.sheets = sheets;
        this.standings = standings;
        this.counting = counting;
    }

    /** @throws Problem 404 before the standing is published, or for a subject that is not in it */
    Mono<Trace> of(UUID town, UUID round, UUID subject) {
        return standings
                .inForce(town, round)
                .flatMap(standing ->
                        Mono.justOrEmpty(standing.figures().of(subject)).flatMap(place -> trace(town, standing, place)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个村已公布的名次")));
    }

    private Mono<Trace> trace(UUID town, Standing standing, Place place) {
        Mono<Optional<Sheet>> sheet = sheets.ofSubject(town, standing.round(), place.subject())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
        return rounds.find(town, standing.round())
                .flatMap(round -> schemes.of(town, round)
                        .flatMap(scheme -> Mono.zip(
                                        sheet,
                                        counting.besides(town, round, scheme, place.subject())
                                                .collectList())
                                .map(read -> Trace.of(
                                        standing, scheme, place, read.getT1().orElse(null), read.getT2()))));
    }
}
