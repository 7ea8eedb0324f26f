package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Follows published figures back to what was seen. */
@Component
class Traces {

    private final Rounds rounds;
    private final Schemes schemes;
    private final Counting counting;
    private final StandingRows standings;
    private final Reports reports;

    Traces(Rounds rounds, Schemes schemes, Counting counting, StandingRows standings, Reports reports) {
        this.rounds = rounds;
        this.schemes = schemes;
        this.counting = counting;
        this.standings = standings;
        this.reports = reports;
    }

    /** @throws Problem 404 before the standing is published, or for a subject that is not in it */
    Mono<Trace> of(Actor actor, UUID round, UUID subject) {
        return rounds.find(actor.town(), round)
                .map(known -> known.mustBeReadableBy(actor, subject))
                .flatMap(known -> standings.inForce(actor.town(), round))
                .flatMap(standing -> Mono.justOrEmpty(standing.figures().of(subject))
                        .flatMap(place -> trace(actor.town(), standing, place)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个村已公布的名次")));
    }

    private Mono<Trace> trace(UUID town, Standing standing, Place place) {
        return rounds.find(town, standing.round())
                .flatMap(round -> schemes.of(town, round)
                        .flatMap(scheme -> Mono.zip(
                                        counting.gathered(town, round, scheme), photos(town, round, place.subject()))
                                .map(read -> trace(standing, scheme, place, read.getT1(), read.getT2()))));
    }

    private Mono<Map<UUID, List<UUID>>> photos(UUID town, Round round, UUID subject) {
        return reports.all(town, round.id(), Set.of(subject)).collectMap(Report::id, Report::photos);
    }

    private static Trace trace(
            Standing standing, Scheme scheme, Place place, Gathered gathered, Map<UUID, List<UUID>> photos) {
        Subject subject = new Subject(place.subject(), place.name());
        Sheet sheet = gathered.sheets().stream()
                .filter(each -> each.subject().equals(place.subject()))
                .findFirst()
                .orElse(null);
        Entrant entrant = gathered.known(scheme, List.of(subject)).get(0).entrant();
        return Trace.of(standing, scheme, place, sheet, entrant, photos);
    }
}
