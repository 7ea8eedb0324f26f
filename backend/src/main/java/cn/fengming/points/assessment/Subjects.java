package cn.fengming.points.assessment;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who takes part in a round: from the register of the town, or entered in the round. The roster of the scheme, or else of
 * the round, says who is listed, in which class or district, and what is asked of them.
 */
@Component
class Subjects {

    private final Community community;
    private final Entries entries;
    private final Rosters rosters;

    Subjects(Community community, Entries entries, Rosters rosters) {
        this.community = community;
        this.entries = entries;
        this.rosters = rosters;
    }

    /** Everybody who takes part now. */
    Flux<Subject> of(UUID town, Round round, Scheme scheme) {
        return in(town, round, scheme, community.villages(town));
    }

    /**
     * Those of one village.
     *
     * @throws Problem 404 for a foreign one
     */
    Flux<Subject> of(UUID town, Round round, Scheme scheme, UUID village) {
        return in(town, round, scheme, community.village(town, village).flux());
    }

    private Flux<Subject> in(UUID town, Round round, Scheme scheme, Flux<Village> villages) {
        return Mono.zip(rosters.current(town, round.id()), entered(town, round))
                .flatMapMany(known -> villages.filter(village -> listed(scheme, village))
                        .concatMap(village -> inVillage(round, village, known.getT2())
                                .map(subject -> placed(scheme, known.getT1(), village, subject))));
    }

    /** Works and roads by their village; nothing where a register knows the subjects. */
    private Mono<Map<UUID, Collection<RoundEntry>>> entered(UUID town, Round round) {
        return round.subject().entered()
                ? entries.of(town, round.id()).collectMultimap(RoundEntry::village)
                : Mono.just(Map.of());
    }

    /** Village by village, those that take part: what they entered and what was asked of them. */
    Flux<VillageEntries> entries(UUID town, Round round, Scheme scheme) {
        return Mono.zip(rosters.current(town, round.id()), entered(town, round))
                .flatMapMany(known -> community
                        .villages(town)
                        .filter(village -> listed(scheme, village))
                        .map(village -> new VillageEntries(
                                village.id(),
                                village.name(),
                                placed(scheme, known.getT1(), village, new Subject(village.id(), village.name()))
                                        .target(),
                                List.copyOf(known.getT2().getOrDefault(village.id(), List.of())))));
    }

    /** How many villages, households or grids the register has; nothing for what is entered in a round. */
    Mono<Long> count(UUID town, SubjectKind kind) {
        return kind == SubjectKind.VILLAGE ? community.villages(town).count() : Mono.empty();
    }

    Flux<String> villages(UUID town) {
        return community.villages(town).map(Village::name);
    }

    /** @throws Problem 404 when the round has no such subject */
    Mono<Subject> one(UUID town, Round round, UUID id) {
        return switch (round.subject()) {
            case VILLAGE -> community.village(town, id).map(village -> new Subject(village.id(), village.name()));
            case HOUSEHOLD ->
                community
                        .household(town, id)
                        .map(home -> new Subject(home.id(), home.publicName(), home.village(), null, null));
            case GRID ->
                community.grid(town, id).map(grid -> new Subject(grid.id(), grid.name(), grid.village(), null, null));
            case WORK, ROAD ->
                entries.of(town, round.id())
                        .filter(entry -> entry.id().equals(id))
                        .next()
                        .map(RoundEntry::subject)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("这个考核对象")));
        };
    }

    /** A subject of the round, or a village whose subjects something is said about together. */
    Mono<Subject> oneOrVillage(UUID town, Round round, UUID id) {
        return one(town, round, id)
                .onErrorResume(
                        Problem.class,
                        unknown ->
                                community.village(town, id).map(village -> new Subject(village.id(), village.name())));
    }

    private static boolean listed(Scheme scheme, Village village) {
        return scheme.roster().isEmpty()
                || scheme.roster().stream().anyMatch(entry -> entry.name().equals(village.name()));
    }

    private Flux<Subject> inVillage(Round round, Village village, Map<UUID, Collection<RoundEntry>> entered) {
        return switch (round.subject()) {
            case VILLAGE -> Flux.just(new Subject(village.id(), village.name()));
            case HOUSEHOLD ->
                community
                        .householdsOf(village.town(), village.id())
                        .map(home -> new Subject(home.id(), home.publicName(), village.id(), null, null));
            case GRID ->
                community
                        .grids(village.town(), village.id())
                        .map(grid -> new Subject(grid.id(), grid.name(), village.id(), null, null));
            case WORK, ROAD ->
                Flux.fromIterable(entered.getOrDefault(village.id(), List.of())).map(RoundEntry::subject);
        };
    }

    private static Subject placed(Scheme scheme, Map<UUID, Rosters.Row> roster, Village village, Subject subject) {
        Map<String, RosterEntry> written =
                scheme.roster().stream().collect(Collectors.toMap(RosterEntry::name, Function.identity()));
        RosterEntry named = written.get(village.name());
        Rosters.Row row = roster.get(subject.id()) == null ? roster.get(village.id()) : roster.get(subject.id());
        String group = scheme.grouping() == Grouping.VILLAGE ? village.name() : group(named, row);
        return subject.in(
                group, named != null && named.target() != null ? named.target() : row == null ? null : row.target());
    }

    private static @Nullable String group(@Nullable RosterEntry named, Rosters.@Nullable Row row) {
        if (named != null && named.group() != null) {
            return named.group();
        }
        return row == null ? null : row.group();
    }
}
