package cn.fengming.points.assessment;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Frozen standings of other schemes, in periods that ended within the one that counts with them. */
@Component
class ResultSource implements Source {

    private final StandingRows standings;
    private final Rounds rounds;
    private final Community community;
    private final Entries entries;

    ResultSource(StandingRows standings, Rounds rounds, Community community, Entries entries) {
        this.standings = standings;
        this.rounds = rounds;
        this.community = community;
        this.entries = entries;
    }

    @Override
    public Set<SourceKind> kinds() {
        return Set.of(SourceKind.SCHEMES);
    }

    @Override
    public Flux<Fact> facts(UUID town, Round round, Scheme scheme) {
        return Flux.fromIterable(scheme.results()).concatMap(line -> facts(town, round, line));
    }

    private Flux<Fact> facts(UUID town, Round round, SchemeLine line) {
        return standings
                .frozenWithin(town, line.scheme(), round.period())
                .concatMap(standing -> rounds.find(town, standing.round())
                        .flatMapMany(source -> owners(town, round, source, standing)
                                .flatMapIterable(owner -> facts(line, source, standing, owner))));
    }

    static List<Fact> facts(SchemeLine line, Round source, Standing standing, Function<UUID, UUID> owner) {
        return standing.figures().places().stream()
                .map(place -> fact(line, source.period(), standing.title(), place, owner.apply(place.subject())))
                .toList();
    }

    /** A result as a fact about whom it counts for. */
    static Fact fact(SchemeLine line, Period period, String title, Place place, UUID owner) {
        String words = title + " " + period.code() + " 第 " + place.rank() + " 名";
        // The same place is the same fact, whenever it is asked for.
        UUID origin =
                UUID.nameUUIDFromBytes((title + period.code() + place.subject()).getBytes(StandardCharsets.UTF_8));
        return new Fact(owner, line.code(), line.take().of(place), null, period.lastDay(), words, origin);
    }

    /** Whom results count for: subjects of the same kind for themselves, others for their village. */
    private Mono<Function<UUID, UUID>> owners(UUID town, Round round, Round source, Standing standing) {
        if (source.subject() == round.subject()) {
            return Mono.just(Function.identity());
        }
        return villages(town, source, standing).map(villages -> subject -> villages.getOrDefault(subject, subject));
    }

    private Mono<Map<UUID, UUID>> villages(UUID town, Round source, Standing standing) {
        Collection<UUID> subjects =
                standing.figures().places().stream().map(Place::subject).toList();
        return switch (source.subject()) {
            case HOUSEHOLD -> community.households(town, subjects).collectMap(Household::id, Household::village);
            case GRID ->
                Flux.fromIterable(subjects)
                        .concatMap(grid -> community.grid(town, grid))
                        .collectMap(grid -> grid.id(), grid -> grid.village());
            case WORK, ROAD -> entries.of(town, source.id()).collectMap(RoundEntry::id, RoundEntry::village);
            case VILLAGE -> Mono.just(Map.of());
        };
    }
}
