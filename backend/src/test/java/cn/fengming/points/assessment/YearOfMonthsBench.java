package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Seed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/**
 * How long a year of monthly schemes takes for 1,000 villages: twelve months with mean fill, findings and streaks, then
 * the year that adds them up. Not part of the tests; run it with {@code -Dtest=YearOfMonthsBench}.
 */
class YearOfMonthsBench {

    private static final int VILLAGES = 1000;
    private static final Seed SEED = new Seed("ab".repeat(32));

    @RepeatedTest(8)
    void a_year_of_months_for_a_thousand_villages() throws IOException {
        Presets presets = new Presets();
        Scheme month = SchemeReader.read(presets.preset("dazhangzhuang-month").document(), Surroundings.NONE)
                .mustBeSound();
        Scheme year = SchemeReader.read(presets.preset("dazhangzhuang-year").document(), Surroundings.NONE)
                .mustBeSound();
        List<Subject> field = IntStream.range(0, VILLAGES)
                .mapToObj(each -> new Subject(new UUID(1, each), "村" + each))
                .toList();
        List<List<Source.Found>> found =
                IntStream.rangeClosed(1, 12).mapToObj(YearOfMonthsBench::found).toList();
        List<Fact> results = new ArrayList<>(surveys());

        long begun = System.nanoTime();
        History history = History.NONE;
        int talks = 0;
        for (int number = 1; number <= 12; number++) {
            Period period = Period.of(YearMonth.of(2026, number));
            Gathered gathered = new Gathered(List.of(), List.of(), found.get(number - 1), history);
            Figures figures = Tally.of(month, field, gathered, SEED).figures();
            history = history.then(figures);
            for (Place place : figures.places()) {
                results.add(ResultSource.fact(year.results().get(0), period, month.title(), place, place.subject()));
                talks += place.brought().isEmpty() ? 0 : 1;
            }
        }
        Tally whole = Tally.of(
                year,
                field,
                new Gathered(
                        List.of(),
                        results,
                        found.get(0).stream()
                                .map(YearOfMonthsBench::unrectified)
                                .toList(),
                        History.NONE),
                SEED);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(whole.whole()).isTrue();
        assertThat(talks).isEqualTo(120);
        System.out.println("12 months and the year of " + VILLAGES + " villages: " + took.toMillis() + " ms");
    }

    private static List<Source.Found> found(int month) {
        List<Source.Found> found = new ArrayList<>();
        for (int village = 0; village < VILLAGES; village++) {
            for (int i = 0; i < 5; i++) {
                found.add(new Source.Found(new UUID(1, village), finding(month, village, i)));
            }
        }
        return found;
    }

    private static Finding finding(int month, int village, int number) {
        return new Finding(
                new UUID(month * 100_000L + village, number),
                "problems",
                "found",
                "问题",
                1 + (village * 31 + month * 17 + number) % 7,
                null,
                List.of(new UUID(0, 1)),
                new UUID(9, 9),
                Instant.EPOCH);
    }

    private static Source.Found unrectified(Source.Found found) {
        Finding was = found.finding();
        return new Source.Found(
                found.subject(),
                new Finding(
                        was.id(),
                        "unrectified",
                        "unrectified",
                        was.text(),
                        1,
                        null,
                        was.photos(),
                        was.foundBy(),
                        was.foundAt()));
    }

    private static List<Fact> surveys() {
        return IntStream.range(0, VILLAGES / 2)
                .mapToObj(each -> new Fact(
                        new UUID(1, each),
                        "survey",
                        Score.of(each % 17),
                        null,
                        LocalDate.of(2026, 9, 1),
                        "测评",
                        new UUID(8, each)))
                .toList();
    }
}
