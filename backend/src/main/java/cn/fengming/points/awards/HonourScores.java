package cn.fengming.points.awards;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.MergedHousehold;
import cn.fengming.points.kernel.Page;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Honour scores, apart from wallets: nothing that is redeemed, lapses or expires ever lowers one. Every active household
 * starts a year with the base and ranks within its village.
 */
@Component
public class HonourScores {

    private final DatabaseClient database;
    private final Community community;
    private final AwardSettings settings;
    private final Clock clock;

    HonourScores(DatabaseClient database, Community community, AwardSettings settings, Clock clock) {
        this.database = database;
        this.community = community;
        this.settings = settings;
        this.clock = clock;
    }

    /** What one award adds, or its correction takes; a fact counts once. */
    record Earned(String source, UUID sourceId, UUID household, int year, long points) {}

    Mono<Void> earn(UUID town, List<Earned> lines) {
        return lines.isEmpty()
                ? Mono.empty()
                : database.sql("""
                                insert into awards.honour_score
                                  (town_id, source, source_id, household_id, year, points, at)
                                select :town, source, source_id, household, year, points, :at
                                  from unnest(:sources, :ids, :households, :years, :points)
                                    as line (source, source_id, household, year, points)
                                """)
                        .bind("town", town)
                        .bind("at", clock.instant())
                        .bind("sources", lines.stream().map(Earned::source).toArray(String[]::new))
                        .bind("ids", lines.stream().map(Earned::sourceId).toArray(UUID[]::new))
                        .bind(
                                "households",
                                lines.stream().map(Earned::household).toArray(UUID[]::new))
                        .bind("years", lines.stream().map(Earned::year).toArray(Integer[]::new))
                        .bind("points", lines.stream().map(Earned::points).toArray(Long[]::new))
                        .then();
    }

    Mono<Boolean> knows(UUID town, String source, UUID sourceId) {
        return yearOf(town, source, sourceId).hasElement();
    }

    /** The year in which a fact counted; nothing when it did not. */
    Mono<Integer> yearOf(UUID town, String source, UUID sourceId) {
        return database.sql("""
                        select year from awards.honour_score
                         where town_id = :town and source = :source and source_id = :id
                        """)
                .bind("town", town)
                .bind("source", source)
                .bind("id", sourceId)
                .mapValue(Integer.class)
                .one();
    }

    /**
     * Every active household of a village, best first.
     *
     * @throws cn.fengming.points.kernel.Problem 404 (signalled) when the town has no such village
     */
    public Flux<HonourScore> ofVillage(UUID town, UUID village, int year) {
        return community
                .village(town, village)
                .thenMany(community.householdsOf(town, village))
                .collectList()
                .flatMapMany(homes -> earnedBy(town, homes, year)
                        .flatMapIterable(earned -> ranked(homes, earned, year, settings.basePoints())));
    }

    /** One page of {@link #ofVillage}, walked by score and household: a score that changes meanwhile repeats nobody. */
    Mono<Page<HonourScore>> page(UUID town, UUID village, int year, @Nullable String after, int size) {
        Predicate<HonourScore> beyond = HonourScore.after(after);
        return ofVillage(town, village, year)
                .filter(beyond)
                .take(size + 1L)
                .collectList()
                .map(rows -> Page.of(rows, size, HonourScore::key));
    }

    /** One household's, ranked within its village. Empty for one that is no longer active. */
    public Mono<HonourScore> of(UUID town, UUID household, int year) {
        return community
                .household(town, household)
                .flatMapMany(home -> ofVillage(town, home.village(), year))
                .filter(score -> score.household().equals(household))
                .collectList()
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    /** What each of these households earned; what a merged one had earned counts for the one it joined. */
    private Mono<Map<UUID, Long>> earnedBy(UUID town, List<Household> homes, int year) {
        return community
                .merged(town)
                .collectMap(MergedHousehold::ended, MergedHousehold::survivor)
                .flatMap(merged -> earned(town, withJoined(homes, merged), year)
                        .collectList()
                        .map(earned -> together(earned, merged)));
    }

    private static UUID[] withJoined(List<Household> homes, Map<UUID, UUID> merged) {
        Set<UUID> ids = homes.stream().map(Household::id).collect(Collectors.toSet());
        Stream<UUID> joined = merged.keySet().stream().filter(ended -> ids.contains(last(ended, merged)));
        return Stream.concat(ids.stream(), joined).toArray(UUID[]::new);
    }

    private static Map<UUID, Long> together(List<Map.Entry<UUID, Long>> earned, Map<UUID, UUID> merged) {
        return earned.stream()
                .collect(Collectors.toMap(entry -> last(entry.getKey(), merged), Map.Entry::getValue, Long::sum));
    }

    /** The household that remains after all merges. */
    private static UUID last(UUID household, Map<UUID, UUID> merged) {
        UUID survivor = merged.get(household);
        return survivor == null ? household : last(survivor, merged);
    }

    private Flux<Map.Entry<UUID, Long>> earned(UUID town, UUID[] households, int year) {
        return database.sql("""
                        select household_id, sum(points)::bigint as earned from awards.honour_score
                         where town_id = :town and year = :year and household_id = any(:households)
                         group by household_id
                        """)
                .bind("town", town)
                .bind("year", year)
                .bind("households", households)
                .map(row -> Map.entry(new Cells(row).id("household_id"), new Cells(row).number("earned")))
                .all();
    }

    /** Competition ranks: 1, 2, 2, 4. Households with the same score stand in the order of the register. */
    static List<HonourScore> ranked(List<Household> homes, Map<UUID, Long> earned, int year, long base) {
        List<Household> order = homes.stream()
                .sorted(Comparator.comparing((Household home) -> -earned.getOrDefault(home.id(), 0L)))
                .toList();
        List<HonourScore> scores = new ArrayList<>();
        for (Household home : order) {
            long own = earned.getOrDefault(home.id(), 0L);
            boolean tied = !scores.isEmpty() && scores.get(scores.size() - 1).earned() == own;
            int rank = tied ? scores.get(scores.size() - 1).rank() : scores.size() + 1;
            scores.add(new HonourScore(home.id(), home.publicName(), year, base, own, base + own, rank));
        }
        return scores;
    }
}
