package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class HomeGradesTest {

    private static final AwardSettings SETTINGS =
            new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("points.awards", AwardSettings.class);

    @Property
    void noMoreRedFlagsThanAllowedAndNoHomeIsBoth(
            @ForAll @Size(max = 60) List<@IntRange(max = 100) Integer> scores,
            @ForAll @IntRange(min = 1, max = 20) int most) {
        List<HomeSheet> sheets = IntStream.range(0, scores.size())
                .mapToObj(i -> sheet(i, scores.get(i), 1))
                .toList();

        HomeGrades grades = HomeGrades.of(sheets, Map.of(), most, SETTINGS);

        assertThat(grades.redFlags()).hasSizeLessThanOrEqualTo(most).allMatch(sheet -> sheet.score() >= 90);
        assertThat(grades.clean())
                .allMatch(sheet -> sheet.score() >= 80 && !grades.redFlags().contains(sheet));
        assertThat(grades.redFlags().size() + grades.clean().size())
                .isEqualTo((int) scores.stream().filter(score -> score >= 80).count());
        assertThat(grades.clean())
                .allMatch(clean -> grades.redFlags().stream().allMatch(red -> red.score() >= clean.score()));
    }

    @Test
    void amongEqualScoresTheLargerGainThenTheEarlierInspectionGetsTheFlag() {
        List<HomeSheet> sheets = List.of(sheet(1, 95, 1), sheet(2, 95, 1), sheet(3, 95, 1));

        HomeGrades grades = HomeGrades.of(sheets, before(Map.of(2, 90)), 2, SETTINGS);

        assertThat(grades.redFlags())
                .extracting(sheet -> sheet.household().getLeastSignificantBits())
                .containsExactly(2L, 1L);
    }

    @Test
    void withoutAPhotoThereIsNoRedFlag() {
        HomeGrades grades = HomeGrades.of(List.of(sheet(1, 100, 0)), Map.of(), 5, SETTINGS);

        assertThat(grades.redFlags()).isEmpty();
        assertThat(grades.clean()).hasSize(1);
    }

    @Test
    void improvementIsFifteenPointsAboveTheMonthBefore() {
        List<HomeSheet> sheets = List.of(sheet(1, 65, 1), sheet(2, 64, 1), sheet(3, 100, 1));

        HomeGrades grades = HomeGrades.of(sheets, before(Map.of(1, 50, 2, 50)), 5, SETTINGS);

        assertThat(grades.improved())
                .extracting(sheet -> sheet.household().getLeastSignificantBits())
                .containsExactly(1L);
    }

    private static Map<UUID, Integer> before(Map<Integer, Integer> scores) {
        Map<UUID, Integer> before = new HashMap<>();
        scores.forEach((home, score) -> before.put(new UUID(0, home), score));
        return before;
    }

    private static HomeSheet sheet(int home, int score, int photos) {
        return new HomeSheet(
                new UUID(1, home),
                new UUID(2, 0),
                new UUID(0, home),
                YearMonth.of(2026, 11),
                score,
                "",
                photos,
                new UUID(3, 0),
                LocalDate.of(2026, 11, 20),
                Instant.EPOCH.plusSeconds(home));
    }
}
