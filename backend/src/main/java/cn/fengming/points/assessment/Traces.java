package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Follows published figures back to what was seen. */
@Component
class Traces {

    private final Rounds rounds;
    private final Schemes schemes;
    private final Counting counting;
    private final StandingRows standings;
    private final Reports reports;
    private final Sight sight;

    Traces(Rounds rounds, Schemes schemes, Counting counting, StandingRows standings, Reports reports, Sight sight) {
        this.rounds = rounds;
        this.schemes = schemes;
        this.counting = counting;
        this.standings = standings;
        this.reports = reports;
        this.sight = sight;
    }

    /** @throws Problem 404 before the standing is published, or for a subject that is not in it */
    Mono<Trace> of(Actor actor, UUID round, UUID subject) {
        return rounds.find(actor.town(), round)
                .map(known -> known.mustBeReadableBy(actor, subject))
                .flatMap(known -> sight.mustReach(actor, known, subject))
                .flatMap(known -> standings.inForce(actor.town(), round))
                .flatMap(standing -> Mono.justOrEmpty(standing.figures().of(subject))
                        .flatMap(place -> trace(actor.town(), standing, place)))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这个村已公布的名次")));
    }

    /** Of every place of a standing, in its order, gathered once. */
    Flux<Trace> all(UUID town, Standing standing) {
        List<Place> places = standing.figures().places();
        return behind(
                        town,
                        standing,
                        places,
                        known -> places.stream().map(known::trace).toList())
                .flatMapIterable(traces -> traces);
    }

    /** Several at once, by subject, as the standing in force has them. Empty before it is published. */
    Mono<Map<UUID, Trace>> all(UUID town, UUID round, Collection<UUID> wanted) {
        return standings.inForce(town, round).flatMap(standing -> {
            List<Place> places = standing.figures().places().stream()
                    .filter(place -> wanted.contains(place.subject()))
                    .toList();
            return behind(
                    town,
                    standing,
                    places,
                    known -> places.stream().collect(Collectors.toMap(Place::subject, known::trace)));
        });
    }

    private Mono<Trace> trace(UUID town, Standing standing, Place place) {
        return behind(town, standing, List.of(place), known -> known.trace(place));
    }

    private <T> Mono<T> behind(UUID town, Standing standing, List<Place> places, Function<Known, T> told) {
        return rounds.find(town, standing.round())
                .flatMap(round -> schemes.of(town, round)
                        .flatMap(scheme -> Mono.zip(counting.gathered(town, round, scheme), photos(town, round, places))
                                .map(read -> told.apply(new Known(standing, scheme, read.getT1(), read.getT2())))));
    }

    private Mono<Map<UUID, List<UUID>>> photos(UUID town, Round round, List<Place> places) {
        Set<UUID> subjects = places.stream().map(Place::subject).collect(Collectors.toSet());
        return reports.all(town, round.id(), subjects).collectMap(Report::id, Report::photos);
    }

    /** What a standing was made of. @param photos of the reports, by report */
    private record Known(Standing standing, Scheme scheme, Gathered gathered, Map<UUID, List<UUID>> photos) {

        Trace trace(Place place) {
            Subject subject = new Subject(place.subject(), place.name());
            Sheet sheet = gathered.sheets().stream()
                    .filter(each -> each.subject().equals(place.subject()))
                    .findFirst()
                    .orElse(null);
            Entrant entrant = gathered.known(scheme, List.of(subject)).get(0).entrant();
            return Trace.of(standing, scheme, place, sheet, entrant, photos);
        }
    }
}
