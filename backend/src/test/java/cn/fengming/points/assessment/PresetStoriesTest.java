package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The five towns' documents with the figures they name. */
class PresetStoriesTest {

    private static final Seed SEED = new Seed("ef".repeat(32));
    private static final Presets PRESETS = presets();

    // --- Dazhangzhuang: 44 villages, every month

    /** January: village n has n problems. February: the worst five stay, five others join them. */
    private static String dazhangzhuangMonths() {
        StringBuilder rows = new StringBuilder("村名\t期次\tproblems:found\n");
        for (int village = 1; village <= 44; village++) {
            rows.append("村%02d\t2024-04\t%d\n".formatted(village, village));
            int february = village >= 40 ? 90 + village : village <= 5 ? 80 + village : 20;
            rows.append("村%02d\t2024-05\t%d\n".formatted(village, february));
        }
        return rows.toString();
    }

    @Test
    void dazhangzhuangs_bottom_ten_are_talked_to_and_two_months_running_cost_five_instead_of_three() {
        TrialRun run = run("dazhangzhuang-month", dazhangzhuangMonths());

        Figures april = run.periods().get(0).figures();
        assertThat(april.places()).hasSize(44);
        assertThat(names(april, Consequence.Kind.TALK))
                .hasSize(10)
                .contains("村35", "村44")
                .doesNotContain("村34");
        assertThat(place(april, "村44").outcome().assessmentScore()).hasToString("-3");
        assertThat(place(april, "村44").brought()).extracting(Consequence::words).contains("分管领导约谈提醒村支部书记");

        Figures may = run.periods().get(1).figures();
        assertThat(names(may, Consequence.Kind.TALK))
                .containsExactlyInAnyOrder("村01", "村02", "村03", "村04", "村05", "村40", "村41", "村42", "村43", "村44");
        assertThat(place(may, "村44").outcome().assessmentScore()).hasToString("-5");
        assertThat(place(may, "村44").brought())
                .filteredOn(each -> each.kind() == Consequence.Kind.TALK)
                .extracting(Consequence::words)
                .containsExactly("镇主要领导约谈村支部书记及相关共同体副书记");
        assertThat(place(may, "村01").outcome().assessmentScore()).hasToString("-3");
        assertThat(sum(run, "村44").assessmentScore()).hasToString("-8");
    }

    @Test
    void a_town_that_lets_the_two_add_up_takes_eight_in_the_second_month() {
        String adding = PRESETS.preset("dazhangzhuang-month").document().replace("\"replace\"", "\"add\"");
        Scheme scheme = SchemeReader.read(adding, Surroundings.NONE).mustBeSound();

        TrialRun run = TrialRun.of(scheme, pasted(scheme, dazhangzhuangMonths()));

        assertThat(place(run.periods().get(1).figures(), "村44").outcome().assessmentScore())
                .hasToString("-8");
        assertThat(sum(run, "村44").assessmentScore()).hasToString("-11");
    }

    @Test
    void a_month_that_was_not_assessed_ends_the_streak() {
        TrialRun run = run("dazhangzhuang-month", dazhangzhuangMonths().replace("2024-05", "2024-06"));

        assertThat(place(run.periods().get(1).figures(), "村44").outcome().assessmentScore())
                .hasToString("-3");
    }

    @Test
    void dazhangzhuangs_year_adds_survey_rectification_models_and_months() {
        StringBuilder rows = new StringBuilder("村名,survey,unrectified:unrectified,model:model,model:hosting,months\n");
        for (int village = 1; village <= 44; village++) {
            String survey = village == 1 ? "6" : village == 2 ? "7" : village == 3 ? "12" : "";
            String bad = village == 4 ? "3" : "0";
            String model = village == 5 ? "1" : "0";
            String months = village > 34 ? "-" + (village - 34) : "0";
            rows.append("村%02d,%s,%s,%s,%s,%s\n".formatted(village, survey, bad, model, model, months));
        }
        Figures year =
                run("dazhangzhuang-year", rows.toString()).periods().get(0).figures();

        assertThat(place(year, "村01").total()).as("8 - 6 = 2 fewer").hasToString("0.2");
        assertThat(place(year, "村02").total()).hasToString("0.1");
        assertThat(place(year, "村03").total()).as("4 more").hasToString("-0.4");
        assertThat(place(year, "村06").total())
                .as("not surveyed: (0.2 + 0.1 - 0.4) / 3")
                .hasToString("-1/30");
        assertThat(place(year, "村04").total())
                .as("three unrectified")
                .isEqualTo(Score.parse("-1/30").minus(Score.parse("1.5")));
        assertThat(place(year, "村05").total())
                .as("model village and host: 5 once")
                .isEqualTo(Score.of(5).plus(Score.parse("-1/30")));
        assertThat(place(year, "村44").total()).isEqualTo(Score.parse("-1/30").minus(Score.of(10)));

        assertThat(names(year, Consequence.Kind.PRIZE)).hasSize(5).contains("村05", "村01", "村02");
        assertThat(year.prizeYuan()).isEqualTo(5 * 1500);
        assertThat(names(year, Consequence.Kind.PAY)).containsExactlyInAnyOrder("村40", "村41", "村42", "村43", "村44");
        assertThat(place(year, "村05").lines().get(1).working()).isEqualTo("没有登记");
        assertThat(place(year, "村04").lines().get(1).working()).isEqualTo("0 − 0.5×3 = -1.5");
    }

    @Test
    void the_months_of_a_year_roll_up_into_the_years_scheme() {
        Scheme year = scheme("dazhangzhuang-year");
        SchemeLine months = year.results().get(0);
        List<Fact> facts = new ArrayList<>();
        List<Subject> field = new ArrayList<>();
        TrialRun run = run("dazhangzhuang-month", dazhangzhuangMonths());
        for (TrialRun.TrialPeriod month : run.periods()) {
            Period period = PeriodKind.MONTH.parse(month.period());
            month.figures()
                    .places()
                    .forEach(
                            place -> facts.add(ResultSource.fact(months, period, run.title(), place, place.subject())));
        }
        run.periods().get(0).figures().places().forEach(place -> field.add(new Subject(place.subject(), place.name())));
        facts.add(fact(field.get(0).id(), "survey", 8, LocalDate.of(2024, 9, 1)));

        Tally tally = Tally.of(year, field, new Gathered(List.of(), facts, List.of(), History.NONE), SEED);

        assertThat(tally.whole()).isTrue();
        Place worst = place(tally.figures(), "村44");
        assertThat(worst.total()).hasToString("-8");
        assertThat(worst.lines().get(3).working()).isEqualTo("2 个结果，合计 -8");
    }

    // --- Xili: three beauties, half-months, visits, contest

    @Test
    void xilis_homes_are_marked_by_one_to_four_inspectors_and_the_mean_counts() {
        String rows = """
                户名,管区,room,yard,health
                张*三,甲村,90/80/85/95,80,70
                李*四,甲村,60,60,60
                王*五,乙村,100/90,100,90/90
                """;
        Figures homes = run("xili-home", rows).periods().get(0).figures();

        assertThat(place(homes, "张*三").total()).hasToString("237.5");
        assertThat(place(homes, "张*三").rank()).isEqualTo(1);
        assertThat(place(homes, "王*五").rank()).as("each village by itself").isEqualTo(1);
        assertThat(place(homes, "张*三").lines().get(0).working()).isEqualTo("4 人打分，平均 87.5（满分 100）");

        TrialRun.TrialPeriod five = run("xili-home", rows.replace("90/80/85/95", "90/80/85/95/70"))
                .periods()
                .get(0);
        assertThat(five.complete()).isFalse();
        assertThat(five.unscored().get(0).reasons()).containsExactly("「居室整齐美」应有 1 到 4 人打分，现有 5 人");
    }

    @Test
    void xilis_half_months_add_up_to_the_months_ranking() {
        Scheme half = scheme("xili-half-month");
        Scheme month = scheme("xili-month");
        UUID village = new UUID(1, 1);
        List<Subject> field = List.of(new Subject(village, "甲村"), new Subject(new UUID(1, 2), "乙村"));
        List<Fact> halves = new ArrayList<>();
        for (String code : List.of("2026-06a", "2026-06b")) {
            Period period = PeriodKind.HALF_MONTH.parse(code);
            Figures homes = run("xili-home", """
                            户名,管区,room,yard,health
                            张*三,甲村,90,80,70
                            李*四,甲村,60,60,%s
                            王*五,乙村,70,70,70
                            """.formatted(code.endsWith("a") ? "60" : "70"))
                    .periods()
                    .get(0)
                    .figures();
            List<Fact> facts = homes.places().stream()
                    .map(place -> ResultSource.fact(
                            half.results().get(0),
                            period,
                            "家庭洁美",
                            place,
                            "甲村".equals(place.group()) ? village : new UUID(1, 2)))
                    .toList();
            Tally tally = Tally.of(half, field, new Gathered(List.of(), facts, List.of(), History.NONE), SEED);
            assertThat(tally.figures().places().get(0).brought().get(0).words()).isEqualTo("列入督查通报");
            tally.figures()
                    .places()
                    .forEach(place -> halves.add(
                            ResultSource.fact(month.results().get(0), period, "半月督查", place, place.subject())));
        }

        Figures figures = Tally.of(month, field, new Gathered(List.of(), halves, List.of(), History.NONE), SEED)
                .figures();

        assertThat(place(figures, "甲村").total())
                .as("(210 and 215) / 2, a half and a half")
                .hasToString("212.5");
        assertThat(place(figures, "甲村").rank()).isEqualTo(1);
    }

    @Test
    void xilis_visits_rank_one_nominated_and_one_drawn_village_by_district() {
        Map<String, List<String>> districts =
                Map.of("东管区", List.of("东升", "梅家庄", "泉头"), "西管区", List.of("前西里", "后西里", "中西里"));
        StringBuilder rows = new StringBuilder("村名,管区,visit\n");
        new TreeMap<>(districts).forEach((district, villages) -> {
            String drawn = SEED.derive("draw:1").draw(villages.subList(1, 3), 1).get(0);
            rows.append("%s,%s,95/93\n".formatted(villages.get(0), district));
            rows.append("%s,%s,%s\n".formatted(drawn, district, district.startsWith("东") ? "80" : "90"));
            villages.stream()
                    .filter(village -> !village.equals(villages.get(0)) && !village.equals(drawn))
                    .forEach(village -> rows.append("%s,%s,\n".formatted(village, district)));
        });

        TrialRun.TrialPeriod visits =
                run("xili-visit", rows.toString()).periods().get(0);

        assertThat(visits.complete()).as("who was not visited takes no part").isTrue();
        assertThat(visits.figures().places()).hasSize(4).extracting(Place::rank).containsExactly(1, 2, 1, 2);
        assertThat(Objects.requireNonNull(visits.figures().groups()))
                .containsExactly(new GroupPlace(1, "西管区", Score.of(92), 2), new GroupPlace(2, "东管区", Score.of(87), 2));
    }

    @Test
    void xilis_contest_lists_the_59_villages_with_200_landscapes_as_the_table_does() throws IOException {
        Scheme contest = scheme("xili-contest");
        List<String> table = new ClassPathResource("schemes/xili-villages.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .toList();

        assertThat(contest.roster())
                .hasSize(59)
                .extracting(entry -> entry.name() + "," + entry.target())
                .containsExactlyElementsOf(table);
        assertThat(contest.roster().stream().map(RosterEntry::target).reduce(Score.ZERO, Score::plus))
                .hasToString("200");
    }

    @Test
    void xilis_prizes_sum_to_97500_and_the_document_says_100000() {
        SchemeReading reading = SchemeReader.read(PRESETS.preset("xili-contest").document(), Surroundings.NONE);

        assertThat(reading.errors()).isEmpty();
        assertThat(reading.warnings())
                .extracting(SchemeError::message)
                .containsExactly("奖金合计 97500 元（10×3000 + 30×1000 + 50×600 + 3×2500），与写明的 100000 元不符，少 2500 元");
        assertThat(SchemeReader.read(
                                PRESETS.preset("xili-contest").document().replace("100000", "97499"), Surroundings.NONE)
                        .errors())
                .extracting(SchemeError::message)
                .containsExactly("奖金合计 97500 元（10×3000 + 30×1000 + 50×600 + 3×2500），超过预算 97499 元");
    }

    @Test
    void works_of_a_village_that_did_not_clean_up_stand_last_however_good_they_are() {
        Scheme contest = scheme("xili-contest");
        List<Subject> works = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        for (RosterEntry village : contest.roster()) {
            UUID id = PastedFigures.idOf(village.name());
            int target = Objects.requireNonNull(village.target()).numerator().intValue();
            for (int i = 1; i <= target; i++) {
                Subject work =
                        new Subject(PastedFigures.idOf(village.name() + i), village.name() + i + "号", id, null, null);
                works.add(work);
                int quality = village.name().equals("唐庄") ? 0 : works.size() % 17;
                facts.add(fact(work.id(), "scale", 40 - quality, LocalDate.of(2026, 6, 26)));
                facts.add(fact(work.id(), "creativity", 40 - quality, LocalDate.of(2026, 6, 26)));
                facts.add(fact(work.id(), "public-use", 20, LocalDate.of(2026, 6, 26)));
            }
        }
        facts.add(fact(PastedFigures.idOf("唐庄"), "base-cleaning", 1, LocalDate.of(2026, 6, 26)));

        Tally tally = Tally.of(contest, works, new Gathered(List.of(), facts, List.of(), History.NONE), SEED);

        assertThat(works).hasSize(200);
        assertThat(tally.whole()).isTrue();
        Figures figures = tally.figures();
        assertThat(figures.places().stream()
                        .map(Place::tier)
                        .collect(Collectors.groupingBy(tier -> tier, Collectors.counting())))
                .isEqualTo(Map.of(1, 10L, 2, 30L, 3, 50L, 4, 110L));
        assertThat(figures.places().subList(195, 200))
                .allSatisfy(place -> assertThat(place.name()).startsWith("唐庄"))
                .allSatisfy(place -> assertThat(place.vetoes()).containsExactly("“清底子”未完成"))
                .allSatisfy(place -> assertThat(place.tierName()).isEqualTo("未获奖"))
                .allSatisfy(place -> assertThat(place.total()).hasToString("100"));
        assertThat(figures.prizeYuan()).isEqualTo(97_500);
        assertThat(figures.places().stream()
                        .flatMap(place -> place.brought().stream())
                        .filter(each -> each.cause().equals("最佳创意奖")))
                .hasSize(3);
    }

    // --- Baitu: three classes, before the 25th

    @Test
    void baitus_villages_stand_in_three_classes_and_an_action_after_the_25th_is_too_late() {
        Scheme baitu = scheme("baitu-month");
        List<Subject> field = List.of(
                village(1, "一类", 4),
                village(2, "一类", 4),
                village(3, "二类", 6),
                village(4, "三类", 10),
                village(5, "三类", 10));
        List<Fact> facts = List.of(
                fact(1, "tasks", 4, 20),
                fact(1, "action", 1, 12),
                fact(2, "tasks", 2, 20),
                fact(2, "action", 1, 25),
                fact(3, "tasks", 6, 20),
                fact(3, "action", 1, 26),
                fact(4, "tasks", 5, 28),
                fact(4, "tasks", 2, 10),
                fact(4, "action", 1, 2),
                fact(4, "action", 1, 9),
                fact(5, "tasks", 5, 28),
                fact(5, "action", 1, 2));
        List<Source.Found> found = List.of(new Source.Found(new UUID(1, 5), finding(5)));

        Figures month = Tally.of(baitu, field, new Gathered(List.of(), facts, found, History.NONE), SEED)
                .figures();

        assertThat(place(month, "村1").tierName()).isEqualTo("完成任务");
        assertThat(place(month, "村1").brought()).extracting(Consequence::words).containsExactly("表扬信", "通报表扬");
        assertThat(place(month, "村2").total()).hasToString("50");
        assertThat(place(month, "村2").tierName()).isEqualTo("推进中");
        assertThat(place(month, "村3").vetoes()).containsExactly("「25 日前集中行动」没有完成");
        assertThat(place(month, "村3").tierName()).isEqualTo("通报批评");
        assertThat(place(month, "村4").rank())
                .as("same share, one problem fewer")
                .isEqualTo(1);
        assertThat(place(month, "村5").rank()).isEqualTo(2);
        assertThat(place(month, "村4").lines().get(0).working()).isEqualTo("完成 5 / 任务 10，剩余 5");
    }

    // --- Nanma: one month, counted down by the day

    @Test
    void nanmas_remaining_work_is_counted_down_by_the_day_and_nobody_gets_a_mark() {
        Scheme nanma = scheme("nanma-campaign");
        Period period = Objects.requireNonNull(nanma.days());
        ProgressLine line = (ProgressLine) nanma.lines().get(0);
        Subject village = new Subject(new UUID(1, 1), "某村");
        List<Fact> facts = List.of(
                new Fact(
                        village.id(),
                        "weak-spots",
                        Score.of(0),
                        Score.of(62),
                        LocalDate.of(2021, 11, 22),
                        "摸排",
                        new UUID(2, 1)),
                new Fact(
                        village.id(),
                        "weak-spots",
                        Score.of(10),
                        Score.of(62),
                        LocalDate.of(2021, 12, 1),
                        "销号",
                        new UUID(2, 2)));
        Entrant entrant = new Entrant(village, SheetContent.EMPTY, facts);

        Countdown countdown = Countdown.of(village, line, entrant, period, LocalDate.of(2021, 12, 2));

        assertThat(countdown.days()).hasSize(31);
        assertThat(countdown.days().get(0).planned())
                .as("an even plan: 2 a day")
                .hasToString("60");
        assertThat(countdown.days().get(30).planned()).hasToString("0");
        assertThat(countdown.days().get(8).remaining()).hasToString("62");
        assertThat(countdown.days().get(9).remaining()).hasToString("52");
        assertThat(countdown.days().get(11).remaining()).as("still to come").isNull();
        assertThat(countdown.remaining()).hasToString("52");
        assertThat(countdown.daysLeft()).isEqualTo(21);
        assertThat(countdown.perDay()).as("52 in 21 days").hasToString("3");
        assertThat(countdown.behind()).as("the plan leaves 40").hasToString("12");
        assertThat(Countdown.of(village, line, entrant, period, LocalDate.of(2021, 12, 23))
                        .perDay())
                .isNull();

        Figures figures = Tally.of(
                        nanma, List.of(village), new Gathered(List.of(), facts, List.of(), History.NONE), SEED)
                .figures();
        assertThat(figures.places().get(0).outcome()).isEqualTo(Outcome.NOTHING);
        assertThat(figures.places().get(0).brought())
                .extracting(Consequence::words)
                .containsExactly("通报剩余工作量");
    }

    // --- Fengming: three, two, one

    @Test
    void fengmings_quarters_bring_three_two_one_and_48000_points() {
        StringBuilder rows = new StringBuilder("村名,期次,roads,courtyards,poultry:roaming,black-water:ditch\n");
        for (int quarter = 1; quarter <= 4; quarter++) {
            for (int village = 1; village <= 24; village++) {
                rows.append(
                        "村%02d,2026Q%d,%d,30,0,0\n".formatted(village, quarter, 31 - village > 0 ? 31 - village : 0));
            }
        }
        TrialRun run = run("fengming", rows.toString());

        assertThat(run.periods())
                .hasSize(4)
                .allSatisfy(period -> assertThat(period.figures().poolPoints()).isEqualTo(48_000));
        assertThat(sum(run, "村01").assessmentScore()).hasToString("12");
        assertThat(sum(run, "村09").assessmentScore()).hasToString("8");
        assertThat(sum(run, "村24").assessmentScore()).hasToString("4");
        assertThat(sum(run, "村01").poolPoints()).isEqualTo(12_000);
    }

    private static Scheme scheme(String preset) {
        return SchemeReader.read(PRESETS.preset(preset).document(), Surroundings.NONE)
                .mustBeSound();
    }

    private static List<PastedFigures.PastedPeriod> pasted(Scheme scheme, String rows) {
        return PastedFigures.read(rows, scheme, java.util.Set.of()).mustBeSound();
    }

    private static TrialRun run(String preset, String rows) {
        Scheme scheme = scheme(preset);
        return TrialRun.of(scheme, pasted(scheme, rows));
    }

    private static Place place(Figures figures, String name) {
        return figures.places().stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TrialRun.TrialSum sum(TrialRun run, String name) {
        return run.sums().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Figures figures, Consequence.Kind kind) {
        return figures.places().stream()
                .filter(place -> place.brought().stream().anyMatch(each -> each.kind() == kind))
                .map(Place::name)
                .toList();
    }

    private static Subject village(int number, String group, int target) {
        return new Subject(new UUID(1, number), "村" + number).in(group, Score.of(target));
    }

    private static Fact fact(int village, String line, int value, int day) {
        return fact(new UUID(1, village), line, value, LocalDate.of(2021, 4, day));
    }

    private static Fact fact(UUID subject, String line, int value, LocalDate day) {
        UUID origin = PastedFigures.idOf(subject + line + day);
        return new Fact(subject, line, Score.of(value), null, day, "填报", origin);
    }

    private static Finding finding(int village) {
        return new Finding(
                new UUID(3, village),
                "checks",
                "found",
                "暗访发现垃圾",
                1,
                null,
                List.of(new UUID(4, 1)),
                new UUID(9, 9),
                java.time.Instant.EPOCH);
    }

    private static Presets presets() {
        try {
            return new Presets();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
