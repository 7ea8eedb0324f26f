package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
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

    Traces(Rounds rounds, Schemes schemes, Sheets sheets, StandingRows standings) {
        this.rounds = rounds;
        this.schemes = schemes;
        this.sheets = sheets;
        this.standings = standings;
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
        return rounds.find(town, standing.round())
                .flatMap(round -> schemes.of(town, round))
                .zipWith(sheets.ofSubject(town, standing.round(), place.subject()))
                .map(pair -> Trace.of(standing, pair.getT1(), place, pair.getT2()));
    }
}
