package cn.fengming.points.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Days of actions, and the file they are taken along in. */
class ActionTest {

    private static Action monthly(LocalDate first, LocalDate last) {
        ActionForm form =
                new ActionForm(null, null, null, "集中行动日", "", "", first, null, Action.Repeats.MONTHLY, last, 1, null);
        return form.mustFit().action(UUID.randomUUID(), UUID.randomUUID(), Instant.EPOCH);
    }

    @Test
    void a_monthly_action_has_its_day_in_every_month_also_in_short_ones() {
        Action action = monthly(LocalDate.of(2021, 1, 31), LocalDate.of(2021, 4, 30));
        assertThat(action.days(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31)))
                .containsExactly(
                        LocalDate.of(2021, 1, 31),
                        LocalDate.of(2021, 2, 28),
                        LocalDate.of(2021, 3, 31),
                        LocalDate.of(2021, 4, 30));
        assertThat(action.on(LocalDate.of(2021, 2, 28))).isTrue();
        assertThat(action.on(LocalDate.of(2021, 5, 31))).isFalse();
    }

    @Test
    void the_file_escapes_what_has_a_meaning_and_folds_between_characters() {
        ActionDay day = new ActionDay(
                UUID.randomUUID(),
                LocalDate.of(2021, 3, 24),
                LocalTime.of(8, 30),
                "清洁日;全镇,都来",
                "村口",
                "带扫把\n" + "清".repeat(80),
                null,
                "全镇",
                true,
                "下雨");
        String file = CalendarFile.of("行动日历", List.of(day), Instant.EPOCH);
        assertThat(file)
                .contains("SUMMARY:清洁日\\;全镇\\,都来\r\n")
                .contains("DTSTART;TZID=Asia/Shanghai:20210324T083000\r\n")
                .contains("STATUS:CANCELLED\r\n")
                .endsWith("END:VCALENDAR\r\n");
        assertThat(file.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(file.replace("\r\n ", "")).contains("带扫把\\n" + "清".repeat(80));
    }
}
