package cn.fengming.points.treasury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.LeftOver;
import cn.fengming.points.ledger.Lot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When points end, without a town: the rule, its changes, seasons, reprieves, reminders. */
class ExpiryRulesTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final UUID VILLAGE = new UUID(1, 1);
    private static final UUID HOME = new UUID(2, 2);
    private static final ExpiryRule YEAR_END = new ExpiryRule(ExpiryRule.Kind.YEAR_END, null);

    private static Quarter q(String text) {
        return Quarter.parse(text);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static ExpiryRule after(int quarters) {
        return new ExpiryRule(ExpiryRule.Kind.QUARTERS, quarters);
    }

    private static ExpiryTerms decided(ExpiryRule rule, String from, String announced) {
        Instant at = day(announced).atTime(10, 0).atZone(CHINA).toInstant();
        return ExpiryTerms.propose(
                        UUID.randomUUID(), rule, q(from), "镇长办公会", new ExpiryTerms.Who(new UUID(0, 1), "甲", at))
                .confirm(new ExpiryTerms.Who(new UUID(0, 2), "乙", at), day(announced), List.of());
    }

    private static Lives lives(ExpiryTerms... terms) {
        return new Lives(List.of(terms), CHINA);
    }

    private static Season season(String quarter, String opens, String closes) {
        return new Season(VILLAGE, q(quarter), day(opens), day(closes));
    }

    private static Ending ending(Lives lives, @Nullable LocalDate reprieve, Season... seasons) {
        return new Ending(lives, List.of(seasons), reprieve);
    }

    @ParameterizedTest
    @CsvSource({
        "2026Q1, 1, 2026-06-30",
        "2026Q4, 1, 2027-03-31",
        "2026Q3, 4, 2027-09-30",
        "2099Q2, 5, 9999-12-31",
    })
    void quartersAfterEarningEndWithTheLastOfThem(String earned, int quarters, String last) {
        assertThat(after(quarters).lastDay(q(earned))).isEqualTo(day(last));
        assertThat(YEAR_END.lastDay(q(earned))).isEqualTo(day(earned.substring(0, 4) + "-12-31"));
        assertThat(ExpiryRule.NEVER.lastDay(q(earned))).isEqualTo(ExpiryRule.NEVER_ENDS);
    }

    @Test
    void aRuleSaysHowManyQuartersExactlyWhenItCountsThem() {
        assertThatThrownBy(() -> after(0)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> after(21)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new ExpiryRule(ExpiryRule.Kind.QUARTERS, null)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new ExpiryRule(ExpiryRule.Kind.YEAR_END, 2)).isInstanceOf(Problem.class);
    }

    @Test
    void withoutADecisionNothingEnds() {
        assertThat(lives().ruleDay(q("2020Q1"))).isEqualTo(ExpiryRule.NEVER_ENDS);
        assertThat(lives().endedBy(day("2090-01-01"), q("2026Q4"))).isEmpty();
    }

    @Test
    void whatWasEarnedBeforeAShorterRuleHasItsNoticeFirst() {
        Lives lives = lives(decided(YEAR_END, "2027Q1", "2026-12-20"));

        assertThat(lives.ruleDay(q("2027Q1"))).isEqualTo(day("2027-12-31"));
        assertThat(lives.ruleDay(q("2026Q4"))).as("90 days from the decision").isEqualTo(day("2027-03-20"));
        assertThat(lives.ruleDay(q("2025Q1"))).isEqualTo(day("2027-03-20"));
    }

    @Test
    void aNoticeNeverGivesMoreThanTheOldRuleHad() {
        Lives lives = lives(decided(after(2), "2026Q1", "2025-12-01"), decided(after(1), "2026Q4", "2026-09-15"));

        assertThat(lives.ruleDay(q("2026Q1"))).isEqualTo(day("2026-09-30"));
        assertThat(lives.ruleDay(q("2026Q2"))).as("notice until 14 December").isEqualTo(day("2026-12-14"));
        assertThat(lives.ruleDay(q("2026Q4"))).isEqualTo(day("2027-03-31"));
    }

    @Test
    void aLongerRuleIsGoodForWhatIsThereAlready() {
        Lives lives =
                lives(decided(after(1), "2026Q1", "2025-12-01"), decided(ExpiryRule.NEVER, "2026Q4", "2026-09-15"));

        assertThat(lives.ruleDay(q("2026Q3"))).isEqualTo(ExpiryRule.NEVER_ENDS);
    }

    @Test
    void aDayThatWasToldHoldsWhenASeasonIsClosedEarly() {
        Lives lives = lives(decided(YEAR_END, "2026Q1", "2025-12-01"));
        List<Season> closedEarly = List.of(new Season(VILLAGE, q("2026Q4"), day("2027-01-05"), day("2027-01-15")));
        List<Lot> lots = List.of(new Lot(q("2026Q4"), 10));
        var told = new TreeSet<>(List.of(day("2027-01-31"), day("2027-03-31")));

        assertThat(new Ending(lives, closedEarly, null).of(lots).get(0).lastDay())
                .isEqualTo(day("2027-01-15"));
        assertThat(new Ending(lives, closedEarly, null, told).of(lots).get(0).lastDay())
                .isEqualTo(day("2027-01-31"));
    }

    @Test
    void aChangeTakesTwoPersonsAndAQuarterThatHasNotBegun() {
        var one = new ExpiryTerms.Who(new UUID(0, 1), "甲", Instant.parse("2026-11-01T02:00:00Z"));
        var other = new ExpiryTerms.Who(new UUID(0, 2), "乙", Instant.parse("2026-11-02T02:00:00Z"));
        ExpiryTerms asked = ExpiryTerms.propose(UUID.randomUUID(), YEAR_END, q("2027Q1"), "会议", one);

        assertThatThrownBy(() -> asked.confirm(one, day("2026-11-02"), List.of()))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> asked.confirm(other, day("2027-01-01"), List.of()))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() ->
                        asked.confirm(other, day("2026-11-02"), List.of(decided(after(4), "2027Q2", "2026-10-01"))))
                .isInstanceOf(Problem.class);
        ExpiryTerms confirmed = asked.confirm(other, day("2026-11-02"), List.of());
        assertThatThrownBy(() -> confirmed.decline(other, "不")).isInstanceOf(Problem.class);
    }

    @Test
    void pointsDoNotEndBeforeTheirVillageHadASeasonForThem() {
        Lives lives = lives(decided(YEAR_END, "2026Q1", "2025-09-01"));
        List<Lot> lots = List.of(new Lot(q("2026Q3"), 35), new Lot(q("2026Q4"), 10));
        Season autumn = season("2026Q3", "2026-12-01", "2026-12-20");

        var without = ending(lives, null, autumn).of(lots);
        assertThat(without.get(0).lastDay()).isEqualTo(day("2026-12-31"));
        assertThat(without.get(1).fate()).isEqualTo(Ending.Fate.WAITS);

        var planned = ending(lives, null, autumn, season("2026Q4", "2027-01-10", "2027-01-20"))
                .of(lots);
        assertThat(planned.get(1).lastDay()).isEqualTo(day("2027-01-20"));
    }

    @Test
    void nothingEndsWhileASeasonIsOpen() {
        Lives lives = lives(decided(YEAR_END, "2026Q1", "2025-09-01"));
        var lots = List.of(new Lot(q("2026Q3"), 35));

        assertThat(ending(
                                lives,
                                null,
                                season("2026Q3", "2026-12-01", "2026-12-20"),
                                season("2026Q4", "2027-01-01", "2027-01-15"),
                                season("2027Q1", "2027-01-16", "2027-01-18"))
                        .of(lots)
                        .get(0)
                        .lastDay())
                .isEqualTo(day("2027-01-18"));
    }

    @Test
    void whatAReversalGaveBackHasTimeAndOlderPointsNeverOutliveNewer() {
        Lives lives = lives(decided(YEAR_END, "2026Q1", "2025-09-01"));
        Season season = season("2026Q3", "2026-10-01", "2026-10-20");
        var wallet = new LeftOver(HOME, 0, List.of(new Lot(q("2026Q2"), 5), new Lot(q("2026Q3"), 7)));

        assertThat(ending(lives, day("2027-04-04"), season).over(wallet, day("2027-04-04")))
                .isEmpty();
        assertThat(ending(lives, day("2027-04-04"), season).over(wallet, day("2027-04-05")))
                .hasValue(new Ending.Over(q("2026Q3"), day("2027-04-04")));
        assertThat(ending(lives, null, season).over(wallet, day("2026-12-31"))).isEmpty();
        assertThat(ending(lives, null, season).over(wallet, day("2027-01-01")))
                .hasValue(new Ending.Over(q("2026Q3"), day("2026-12-31")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-11-30, -",
                "2026-12-01, FIRST",
                "2026-12-23, FIRST",
                "2026-12-24, LAST",
                "2026-12-31, LAST",
                "2027-01-01, -",
            })
    void aMonthAndAWeekBeforeItIsSaid(String today, @Nullable Reminder due) {
        assertThat(Reminder.due(day(today), day("2026-12-31")).orElse(null)).isEqualTo(due);
    }

    @Test
    void nobodyIsRemindedAtNight() {
        assertThat(Reminder.isTime(LocalTime.of(7, 59))).isFalse();
        assertThat(Reminder.isTime(LocalTime.of(8, 0))).isTrue();
    }
}
