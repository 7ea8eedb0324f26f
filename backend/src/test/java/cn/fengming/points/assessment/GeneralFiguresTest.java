package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Seed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

/** Any scheme of format 2 on any figures: what always holds. */
class GeneralFiguresTest {

    private static final Seed SEED = new Seed("cd".repeat(32));
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);
    private static final String DOCUMENT = """
            {
              "format": 2, "code": "any", "title": "任意", "subject": "village", "period": "month",
              "sources": ["visits", "survey", "findings", "progress"],
              "lines": [
                {"kind": "visits", "code": "visit", "title": "点评", "weight": 7, "max": 3, "unmeasured": "mean"},
                {"kind": "survey", "code": "survey", "title": "测评", "baseline": 2, "fewer": 0.1, "more": 0.3,
                 "unmeasured": "mean"},
                {"kind": "counted", "code": "checks", "title": "抽查", "source": "findings", "photo": false,
                 "deductions": [{"code": "bad", "title": "问题", "deduct": 0.5}],
                 "additions": [{"code": "good", "title": "典型", "add": 1}], "cap": 2},
                {"kind": "progress", "code": "tasks", "title": "任务", "weight": 3, "target": 3, "unmeasured": "zero"}
              ],
              "vetoes": [{"code": "veto", "title": "否决"}],
              "ranking": "%s", "within": "%s",
              "ties": ["line:visit", "fewer-findings", "previous-standing", "draw"],
              "tiers": [%s],
              "specials": [{"name": "单项", "line": "checks", "count": 2, "outcome": {"yuan": 5}}],
              "streaks": [
                {"name": "后二", "bottom": 2, "outcome": {"assessmentScore": -3, "talk": "分管"}},
                {"name": "连二", "bottom": 2, "periods": 2, "mode": "%s", "outcome": {"assessmentScore": -5, "talk": "主要"}}
              ]
            }
            """;
    private static final List<String> TIERS = List.of(
            "{\"name\": \"好\", \"count\": 3, \"outcome\": {\"poolPoints\": 9}}, {\"name\": \"其余\", \"rest\": true}",
            "{\"name\": \"好\", \"count\": 2}, {\"name\": \"中\", \"rest\": true}, {\"name\": \"差\", \"count\": 2}",
            "{\"name\": \"优\", \"threshold\": 6}, {\"name\": \"良\", \"threshold\": 4}, {\"name\": \"差\", \"rest\": true}",
            "{\"name\": \"头\", \"count\": 1}, {\"name\": \"优\", \"threshold\": 5}, {\"name\": \"中\", \"rest\": true}, {\"name\": \"差\", \"count\": 1}");

    /** What is known of one village; negative where nothing is. */
    record One(int visit, int second, int survey, int bad, int good, int done, boolean veto, int group, int before) {}

    record Case(List<One> villages, boolean highest, boolean grouped, int tiers, boolean adds) {

        Scheme scheme() {
            // Thresholds fall for the one direction only.
            int which = highest ? tiers : tiers % 2;
            String document = DOCUMENT.formatted(
                    highest ? "highest-first" : "lowest-first",
                    grouped ? "group" : "whole",
                    TIERS.get(which),
                    adds ? "add" : "replace");
            return SchemeReader.read(document, Surroundings.NONE).mustBeSound();
        }

        List<Subject> field() {
            return IntStream.range(0, villages.size())
                    .mapToObj(each -> new Subject(id(each), "村" + each)
                            .in("第" + villages.get(each).group() + "类", null))
                    .toList();
        }

        Gathered gathered() {
            List<Fact> facts = new ArrayList<>();
            List<Source.Found> found = new ArrayList<>();
            Map<UUID, History.Held> before = new HashMap<>();
            for (int i = 0; i < villages.size(); i++) {
                One one = villages.get(i);
                add(facts, i, "visit", one.visit(), 1);
                add(facts, i, "visit", one.second(), 2);
                add(facts, i, "survey", one.survey(), 3);
                add(facts, i, "tasks", one.done(), 4);
                add(facts, i, "veto", one.veto() ? 1 : -1, 5);
                found(found, i, "bad", one.bad(), 1);
                found(found, i, "good", one.good(), 2);
                if (one.before() > 0) {
                    before.put(id(i), new History.Held(one.before(), 6));
                }
            }
            return new Gathered(List.of(), facts, found, new History(List.of(before)));
        }

        Tally tally() {
            return Tally.of(scheme(), field(), gathered(), SEED);
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<Integer> few = Arbitraries.integers().between(-1, 3);
        Arbitrary<One> one = Combinators.combine(
                        few,
                        few,
                        few,
                        few,
                        few,
                        few,
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(4, Arbitraries.just(false)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(true))),
                        Arbitraries.integers().between(1, 3))
                .flatAs((visit, second, survey, bad, good, done, veto, group) -> Arbitraries.integers()
                        .between(0, 6)
                        .map(before -> new One(visit, second, survey, bad, good, done, veto, group, before)));
        return one.list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .flatMap(villages -> Combinators.combine(
                                Arbitraries.of(true, false),
                                Arbitraries.of(true, false),
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.of(true, false))
                        .as((highest, grouped, tiers, adds) -> new Case(villages, highest, grouped, tiers, adds)));
    }

    @Property
    void ranks_of_every_group_are_a_permutation_and_everybody_has_a_tier(@ForAll("cases") Case given) {
        Tally tally = given.tally();

        assertThat(tally.figures().places().size() + tally.unscored().size())
                .isEqualTo(given.villages().size());
        byGroup(tally).values().forEach(places -> {
            assertThat(places)
                    .extracting(Place::rank)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, places.size()).boxed().toList());
            assertThat(places).extracting(Place::tier).isSorted();
        });
    }

    @Property
    void the_order_of_subjects_facts_and_findings_changes_no_byte(@ForAll("cases") Case given, @ForAll long shuffle) {
        Gathered gathered = given.gathered();
        Gathered shuffled = new Gathered(
                List.of(),
                shuffled(gathered.facts(), shuffle),
                shuffled(gathered.found(), shuffle),
                gathered.history());

        Tally again = Tally.of(given.scheme(), shuffled(given.field(), shuffle), shuffled, SEED);

        assertThat(text(again.figures())).isEqualTo(text(given.tally().figures()));
    }

    @Property
    void who_is_vetoed_stands_behind_all_others_in_the_last_tier(@ForAll("cases") Case given) {
        int last = given.scheme().tiers().size();
        for (List<Place> places : byGroup(given.tally()).values()) {
            assertThat(places.stream().map(Place::vetoed).toList()).isSorted();
            assertThat(places.stream().filter(Place::vetoed))
                    .allSatisfy(place -> assertThat(place.tier()).isEqualTo(last));
        }
    }

    @Property
    void every_tie_ends_with_a_rule_that_says_so(@ForAll("cases") Case given) {
        Tally tally = given.tally();
        int equal = 0;
        for (List<Place> places : byGroup(tally).values()) {
            for (int i = 1; i < places.size(); i++) {
                Place ahead = places.get(i - 1);
                Place behind = places.get(i);
                if (ahead.vetoed() == behind.vetoed()) {
                    assertThat(given.scheme().ranking().order().compare(ahead.total(), behind.total()))
                            .isLessThanOrEqualTo(0);
                    equal += ahead.total().equals(behind.total()) ? 1 : 0;
                }
            }
        }
        assertThat(tally.figures().ties())
                .hasSize(equal)
                .allSatisfy(tie -> assertThat(tie.reason()).startsWith("总分相同"));
    }

    @Property
    void the_unmeasured_get_exactly_the_mean_of_the_measured(@ForAll("cases") Case given) {
        Tally tally = given.tally();
        if (tally.figures().places().isEmpty()) {
            return;
        }
        List<Score> measured = new ArrayList<>();
        List<Score> filled = new ArrayList<>();
        for (Place place : tally.figures().places()) {
            One one = given.villages().get((int) place.subject().getLeastSignificantBits());
            (one.survey() < 0 ? filled : measured).add(place.lines().get(1).score());
        }
        Score mean = measured.stream().reduce(Score.ZERO, Score::plus).over(Score.of(measured.size()));
        assertThat(filled).allMatch(mean::equals);
    }

    @Property
    void a_streak_costs_once_or_twice_as_the_scheme_says(@ForAll("cases") Case given) {
        byGroup(given.tally())
                .values()
                .forEach(places -> places.forEach(place -> {
                    One one = given.villages().get((int) place.subject().getLeastSignificantBits());
                    boolean now = place.rank() > places.size() - 2;
                    boolean before = one.before() > 4;
                    Score expected = !now ? Score.ZERO : !before ? Score.of(-3) : Score.of(given.adds() ? -8 : -5);
                    assertThat(place.outcome().assessmentScore()).isEqualTo(expected);
                    assertThat(place.brought().stream().filter(each -> each.kind() == Consequence.Kind.TALK))
                            .hasSize(!now ? 0 : before && given.adds() ? 2 : 1);
                }));
    }

    /** What a simulation shows is what freezing finds when it counts again for those who were published. */
    @Property
    void counting_again_for_the_published_field_gives_the_same_bytes(@ForAll("cases") Case given) {
        Tally shown = given.tally();
        List<Subject> pinned = shown.field().stream()
                .filter(subject -> shown.figures().of(subject.id()).isPresent())
                .toList();

        Tally frozen = Tally.of(given.scheme(), pinned, given.gathered(), SEED);

        if (shown.unscored().isEmpty()) {
            assertThat(text(frozen.figures())).isEqualTo(text(shown.figures()));
        }
        String stored = text(shown.figures());
        assertThat(JsonMapper.shared().readValue(stored, Figures.class)).isEqualTo(shown.figures());
    }

    private static Map<String, List<Place>> byGroup(Tally tally) {
        return tally.figures().places().stream()
                .collect(Collectors.groupingBy(place -> place.group() == null ? "" : place.group()));
    }

    private static String text(Figures figures) {
        return JsonMapper.shared().writeValueAsString(figures);
    }

    private static <T> List<T> shuffled(List<T> list, long seed) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }

    private static UUID id(int number) {
        return new UUID(7, number);
    }

    private static void add(List<Fact> facts, int village, String line, int value, int which) {
        if (value >= 0) {
            facts.add(new Fact(id(village), line, Score.of(value), null, DAY, "填报", new UUID(which, village)));
        }
    }

    private static void found(List<Source.Found> found, int village, String kind, int places, int which) {
        if (places > 0) {
            found.add(new Source.Found(
                    id(village),
                    new Finding(
                            new UUID(which, village),
                            "checks",
                            kind,
                            "问题",
                            places,
                            null,
                            List.of(),
                            id(0),
                            Instant.EPOCH)));
        }
    }
}
