package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Seed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FiguresTest {

    private static final Seed SEED = new Seed("ab".repeat(32));
    private static final UUID INSPECTOR = new UUID(9, 9);

    /** Few different marks, so that ties of every depth are common. */
    record Case(List<Integer> marks, List<Integer> findings, List<Integer> previous, int first, Direction direction) {

        int size() {
            return marks.size();
        }

        Scheme scheme() {
            return FiguresTest.scheme(
                    direction, List.of(new Cut.Count(first), new Cut.Count(Math.max(1, first / 2)), new Cut.Rest()));
        }

        List<Entrant> entrants() {
            return IntStream.range(0, size())
                    .mapToObj(each -> entrant(each, marks.get(each), findings.get(each)))
                    .toList();
        }

        Map<UUID, Integer> previousRanks() {
            Map<UUID, Integer> ranks = new HashMap<>();
            for (int i = 0; i < size(); i++) {
                if (previous.get(i) > 0) {
                    ranks.put(id(i), previous.get(i));
                }
            }
            return ranks;
        }

        Figures figures() {
            return Figures.of(scheme(), entrants(), History.of(previousRanks()), SEED);
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.integers()
                .between(1, 40)
                .flatMap(size -> Combinators.combine(
                                Arbitraries.integers().between(7, 10).list().ofSize(size),
                                Arbitraries.integers().between(0, 2).list().ofSize(size),
                                Arbitraries.integers().between(0, 3).list().ofSize(size),
                                Arbitraries.integers().between(1, 12),
                                Arbitraries.of(Direction.class))
                        .as(Case::new));
    }

    @Property
    void everybody_stands_once_and_ranks_have_no_gap(@ForAll("cases") Case given) {
        List<Place> places = given.figures().places();

        assertThat(places)
                .extracting(Place::rank)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, given.size()).boxed().toList());
        assertThat(places).extracting(Place::subject).doesNotHaveDuplicates().hasSize(given.size());
    }

    @Property
    void the_order_they_come_in_changes_nothing(@ForAll("cases") Case given, @ForAll long shuffle) {
        List<Entrant> shuffled = new ArrayList<>(given.entrants());
        Collections.shuffle(shuffled, new Random(shuffle));

        Figures again = Figures.of(given.scheme(), shuffled, History.of(given.previousRanks()), SEED);

        assertThat(again).isEqualTo(given.figures());
        assertThat(JsonMapper.shared().writeValueAsString(again))
                .isEqualTo(JsonMapper.shared().writeValueAsString(given.figures()));
    }

    @Property
    void a_better_total_always_stands_before(@ForAll("cases") Case given) {
        List<Place> places = given.figures().places();
        for (int i = 1; i < places.size(); i++) {
            Score ahead = places.get(i - 1).total();
            Score behind = places.get(i).total();
            assertThat(given.direction().order().compare(ahead, behind)).isLessThanOrEqualTo(0);
        }
    }

    @Property
    void tiers_cover_all_from_the_top_down(@ForAll("cases") Case given) {
        List<Place> places = given.figures().places();
        int first = Math.min(given.first(), given.size());

        assertThat(places.subList(0, first)).extracting(Place::tier).containsOnly(1);
        assertThat(places).extracting(Place::tier).isSorted();
        assertThat(places.stream().filter(place -> place.tier() == 1)).hasSize(first);
        assertThat(given.figures().poolPoints())
                .isEqualTo(places.stream()
                        .mapToLong(place -> place.outcome().poolPoints())
                        .sum());
    }

    @Property
    void margins_are_what_separates_the_two_at_the_line(@ForAll("cases") Case given) {
        Figures figures = given.figures();
        List<Place> places = figures.places();
        List<Margin> expected = new ArrayList<>();
        for (int i = 1; i < places.size(); i++) {
            Place above = places.get(i - 1);
            Place below = places.get(i);
            if (above.tier() != below.tier()) {
                expected.add(new Margin(
                        above.tierName(),
                        below.tierName(),
                        above.subject(),
                        below.subject(),
                        above.total().distance(below.total())));
            }
        }

        assertThat(figures.margins()).isEqualTo(expected);
        for (Place place : places) {
            Score behind = expected.stream()
                    .filter(margin -> margin.below().equals(place.tierName()))
                    .findFirst()
                    .map(margin -> total(figures, margin.lastAbove()).distance(place.total()))
                    .orElse(null);
            Score ahead = expected.stream()
                    .filter(margin -> margin.above().equals(place.tierName()))
                    .findFirst()
                    .map(margin -> total(figures, margin.firstBelow()).distance(place.total()))
                    .orElse(null);
            assertThat(place.behindTierAbove()).isEqualTo(behind);
            assertThat(place.aheadOfTierBelow()).isEqualTo(ahead);
        }
    }

    @Property
    void every_tie_is_decided_by_the_first_rule_that_can_and_says_so(@ForAll("cases") Case given) {
        Figures figures = given.figures();
        Map<UUID, Integer> previous = given.previousRanks();
        List<Place> places = figures.places();
        int ties = 0;
        for (int i = 1; i < places.size(); i++) {
            Place ahead = places.get(i - 1);
            Place behind = places.get(i);
            if (ahead.total().equals(behind.total())) {
                Tie tie = figures.ties().get(ties++);
                assertThat(tie.ahead()).isEqualTo(ahead.subject());
                assertThat(tie.behind()).isEqualTo(behind.subject());
                assertThat(tie.reason()).contains(decider(ahead, behind, previous));
            }
        }
        assertThat(figures.ties()).hasSize(ties);
    }

    private static String decider(Place ahead, Place behind, Map<UUID, Integer> previous) {
        if (ahead.findings() != behind.findings()) {
            assertThat(ahead.findings()).isLessThan(behind.findings());
            return "问题";
        }
        int before = previous.getOrDefault(ahead.subject(), Integer.MAX_VALUE);
        int after = previous.getOrDefault(behind.subject(), Integer.MAX_VALUE);
        if (before != after) {
            assertThat(before).isLessThan(after);
            return "上期";
        }
        assertThat(SEED.lot("tie:" + ahead.subject())).isLessThan(SEED.lot("tie:" + behind.subject()));
        return "抽签";
    }

    @Property
    void stored_figures_are_read_back_the_same(@ForAll("cases") Case given) {
        JsonMapper json = JsonMapper.shared();

        assertThat(json.readValue(json.writeValueAsString(given.figures()), Figures.class))
                .isEqualTo(given.figures());
    }

    @Test
    void scaled_marks_stay_exact() {
        Scheme scheme = plain(
                Direction.HIGHEST_FIRST,
                List.of(new ScoredLine("a", "甲", 10, SourceKind.SHEETS, Score.of(3))),
                List.of(new TieRule.Draw()),
                List.of(new Tier("全部", new Cut.Rest(), Outcome.NOTHING)));

        Figures figures = Figures.of(scheme, List.of(entrant(0, "a", Score.of(1), List.of())), History.NONE, SEED);

        assertThat(figures.places().get(0).total()).hasToString("10/3");
        assertThat(figures.places().get(0).lines().get(0).working()).isEqualTo("1 ÷ 3 × 10 = 10/3");
    }

    @Test
    void deductions_stop_at_the_floor_and_show_their_sum() {
        DeductedLine water = new DeductedLine(
                "water",
                "水体",
                20,
                SourceKind.SHEETS,
                Score.of(5),
                false,
                List.of(new FindingKind("ditch", "沟渠", Score.parse("2.5"))));

        assertThat(water.score(of(content(List.of(finding("water", "ditch", 2)))))
                        .working())
                .isEqualTo("20 − 2.5×2 = 15");
        assertThat(water.score(of(content(List.of(finding("water", "ditch", 7)))))
                        .score())
                .isEqualTo(Score.of(5));
        assertThat(water.score(of(content(List.of(finding("water", "ditch", 7)))))
                        .working())
                .isEqualTo("20 − 2.5×7 = 5（最低 5）");
        assertThat(water.score(of(SheetContent.EMPTY)).score()).isEqualTo(Score.of(20));
    }

    @Test
    void a_subject_that_comes_twice_or_finds_no_tier_is_a_mistake_of_the_caller() {
        Scheme two = scheme(Direction.HIGHEST_FIRST, List.of(new Cut.Count(1), new Cut.Count(1)));
        Entrant one = entrant(0, 9, 0);

        assertThatThrownBy(() -> Figures.of(two, List.of(one, one), History.NONE, SEED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Figures.of(two, List.of(one, entrant(1, 8, 0), entrant(2, 7, 0)), History.NONE, SEED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_correction_is_shown_as_a_difference() {
        Scheme scheme = scheme(Direction.HIGHEST_FIRST, List.of(new Cut.Count(1), new Cut.Rest()));
        Figures before =
                Figures.of(scheme, List.of(entrant(0, 9, 0), entrant(1, 8, 0), entrant(2, 7, 0)), History.NONE, SEED);
        Figures after =
                Figures.of(scheme, List.of(entrant(0, 9, 0), entrant(1, 10, 0), entrant(2, 7, 0)), History.NONE, SEED);

        assertThat(after.since(before))
                .containsExactly(
                        new Change(id(1), "村1", 2, 1, Score.of(8), Score.of(10), "第2等", "第1等"),
                        new Change(id(0), "村0", 1, 2, Score.of(9), Score.of(9), "第1等", "第2等"));
        assertThat(before.since(before)).isEmpty();
    }

    static Scheme scheme(Direction direction, List<Cut> cuts) {
        List<Tier> tiers = IntStream.range(0, cuts.size())
                .mapToObj(each -> new Tier(
                        "第" + (each + 1) + "等", cuts.get(each), new Outcome(1000L * (3 - each), Score.of(3 - each))))
                .toList();
        return plain(
                direction,
                List.of(new ScoredLine("a", "甲", 10, SourceKind.SHEETS, Score.of(10))),
                List.of(new TieRule.FewerFindings(), new TieRule.PreviousStanding(), new TieRule.Draw()),
                tiers);
    }

    /** A quarterly scheme of villages with nothing that format 1 does not know. */
    private static Scheme plain(Direction direction, List<Line> lines, List<TieRule> ties, List<Tier> tiers) {
        return new Scheme(
                "test",
                "测试",
                null,
                null,
                SubjectKind.VILLAGE,
                PeriodKind.QUARTER,
                null,
                List.of(SourceKind.SHEETS),
                lines,
                List.of(),
                Bounds.NONE,
                direction,
                Grouping.WHOLE,
                false,
                ties,
                tiers,
                List.of(),
                List.of(),
                null,
                Map.of(),
                List.of(),
                5);
    }

    private static Entrant of(SheetContent content) {
        return new Entrant(new Subject(id(0), "村0"), content);
    }

    static Entrant entrant(int number, int mark, int findings) {
        List<Finding> found = IntStream.range(0, findings)
                .mapToObj(each -> finding("a", null, 1))
                .toList();
        return entrant(number, "a", Score.of(mark), found);
    }

    private static Entrant entrant(int number, String line, Score mark, List<Finding> findings) {
        return new Entrant(
                new Subject(id(number), "村" + number),
                new SheetContent(List.of(new Mark(line, mark, "路面有泥")), findings));
    }

    private static SheetContent content(List<Finding> findings) {
        return new SheetContent(List.of(), findings);
    }

    private static Finding finding(String line, String kind, int count) {
        return new Finding(UUID.randomUUID(), line, kind, "问题", count, null, List.of(), INSPECTOR, Instant.EPOCH);
    }

    private static UUID id(int number) {
        return new UUID(7, number);
    }

    private static Score total(Figures figures, UUID subject) {
        return figures.of(subject).orElseThrow().total();
    }
}
