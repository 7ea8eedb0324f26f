package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Seed;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result of an assessment: everybody ranked, every tier line with its margin, every tie with its reason. Simulating,
 * publishing and freezing all compute it here, so they cannot differ; equal inputs in any order give equal figures.
 *
 * @param places group by group where a scheme ranks in groups, each from its first to its last
 * @param groups how the groups stand against each other; null when all are ranked together
 */
public record Figures(
        List<Place> places,
        List<Margin> margins,
        List<Tie> ties,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<GroupPlace> groups) {

    public Figures {
        places = List.copyOf(places);
        margins = List.copyOf(margins);
        ties = List.copyOf(ties);
        groups = groups == null || groups.isEmpty() ? null : List.copyOf(groups);
    }

    /** The places of these subjects, as they are in the whole; margins and ties would name others. */
    Figures only(Predicate<UUID> seen) {
        return new Figures(
                places.stream().filter(place -> seen.test(place.subject())).toList(), List.of(), List.of(), groups);
    }

    /**
     * @param entrants each subject once, none lacking anything; not more than the tiers cover
     * @param history where everybody stood before
     * @param seed of the round, for lots
     */
    static Figures of(Scheme scheme, List<Entrant> entrants, History history, Seed seed) {
        Field field = new Field(scheme, entrants);
        List<Contender> contenders = entrants.stream()
                .map(entrant -> field.contender(
                        entrant,
                        history.previousRank(entrant.subject().id()),
                        seed.lot("tie:" + entrant.subject().id())))
                .toList();
        if (contenders.stream()
                        .map(contender -> contender.subject().id())
                        .distinct()
                        .count()
                != contenders.size()) {
            throw new IllegalArgumentException("a subject stands once");
        }
        Effects effects = new Effects(scheme, history, contenders);
        List<Place> places = new ArrayList<>();
        List<Margin> margins = new ArrayList<>();
        List<Tie> ties = new ArrayList<>();
        grouped(scheme, contenders).forEach((name, members) -> {
            Ladder ladder = new Ladder(scheme, members);
            ladder.places().forEach(place -> places.add(effects.on(place, members.size())));
            margins.addAll(ladder.margins());
            ties.addAll(ladder.ties());
        });
        return new Figures(places, margins, ties, groups(scheme, contenders));
    }

    private static Map<String, List<Contender>> grouped(Scheme scheme, List<Contender> contenders) {
        Map<String, List<Contender>> groups = new TreeMap<>();
        contenders.forEach(contender -> groups.computeIfAbsent(
                        scheme.grouping().of(contender.subject()), each -> new ArrayList<>())
                .add(contender));
        return groups;
    }

    private static List<GroupPlace> groups(Scheme scheme, List<Contender> contenders) {
        if (scheme.grouping() == Grouping.WHOLE) {
            return List.of();
        }
        Comparator<Score> order = scheme.ranking().order();
        List<GroupPlace> unranked = new ArrayList<>();
        grouped(scheme, contenders)
                .forEach((name, members) -> unranked.add(new GroupPlace(0, name, mean(members), members.size())));
        return unranked.stream()
                .sorted(Comparator.comparing(GroupPlace::mean, order).thenComparing(GroupPlace::name))
                .map(group -> group.ranked(1
                        + (int) unranked.stream()
                                .filter(other -> order.compare(other.mean(), group.mean()) < 0)
                                .count()))
                .toList();
    }

    private static Score mean(List<Contender> members) {
        return members.stream()
                .map(Contender::total)
                .reduce(Score.ZERO, Score::plus)
                .over(Score.of(members.size()));
    }

    /** Points that freezing these figures grants to all pools together. */
    public long poolPoints() {
        return places.stream().mapToLong(place -> place.outcome().poolPoints()).sum();
    }

    /** Prizes in yuan of all places together. */
    public long prizeYuan() {
        return places.stream()
                .flatMap(place -> place.brought().stream())
                .mapToLong(consequence -> consequence.yuan() == null ? 0 : consequence.yuan())
                .sum();
    }

    public Optional<Place> of(UUID subject) {
        return places.stream().filter(place -> place.subject().equals(subject)).findFirst();
    }

    /** Who stands differently than before, in the new order. */
    List<Change> since(Figures before) {
        Map<UUID, Place> earlier = before.byId();
        return places.stream()
                .flatMap(after -> Optional.ofNullable(earlier.get(after.subject())).stream()
                        .filter(old ->
                                old.rank() != after.rank() || !old.total().equals(after.total()))
                        .map(old -> Change.between(old, after)))
                .toList();
    }

    Map<UUID, Place> byId() {
        return places.stream().collect(Collectors.toMap(Place::subject, Function.identity()));
    }

    /** Where everybody stood, and among how many. */
    Map<UUID, History.Held> held() {
        Map<String, Long> sizes = places.stream().collect(Collectors.groupingBy(Figures::group, Collectors.counting()));
        return places.stream()
                .collect(Collectors.toMap(
                        Place::subject,
                        place ->
                                new History.Held(place.rank(), Math.toIntExact(sizes.getOrDefault(group(place), 0L)))));
    }

    private static String group(Place place) {
        return place.group() == null ? "" : place.group();
    }
}
