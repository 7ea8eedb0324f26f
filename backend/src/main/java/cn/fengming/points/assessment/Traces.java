package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Follows published figures back to what was seen. */
@Component
class Traces {

    private final Rounds rounds;
    private final Schemes schemes;
    private final Counting counting;
    private final StandingRows standings;

    Traces(Rounds rounds, Schemes schemes, Counting counting, StandingRows standings) {
        this.rounds = rounds;
        this.schemes = schemes;
        this.counting = counting;
        this.standings = standings;
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

    /** Several at once, by subject, as the standing in force has them. Empty before it is published. */
    Mono<Map<UUID, Trace>> all(UUID town, UUID round, Collection<UUID> wanted) {
        return standings
                .inForce(town, round)
                .flatMap(standing -> behind(
                        town,
                        standing,
                        scheme -> gathered -> standing.figures().places().stream()
                                .filter(place -> wanted.contains(place.subject()))
                                .collect(Collectors.toMap(
                                        Place::subject, place -> trace(standing, scheme, place, gathered)))));
    }

    private Mono<Trace> trace(UUID town, Standing standing, Place place) {
        return behind(town, standing, scheme -> gathered -> trace(standing, scheme, place, gathered));
    }

    private <T> Mono<T> behind(UUID town, Standing standing, Function<Scheme, Function<Gathered, T>> told) {
        return rounds.find(town, standing.round())
                .flatMap(round -> schemes.of(town, round)
                        .flatMap(
                                scheme -> counting.gathered(town, round, scheme).map(told.apply(scheme))));
    }

    private static Trace trace(Standing standing, Scheme scheme, Place place, Gathered gathered) {
        Subject subject = new Subject(place.subject(), place.name());
        Sheet sheet = gathered.sheets().stream()
                .filter(each -> each.subject().equals(place.subject()))
                .findFirst()
                .orElse(null);
        Entrant entrant = gathered.known(scheme, List.of(subject)).get(0).entrant();
        return Trace.of(standing, scheme, place, sheet, entrant);
    }
}
