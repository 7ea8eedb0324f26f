package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.rules.Cap;
import cn.fengming.points.rules.Window;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageTest {

    private static final UUID HOME = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    /** Whatever comes in on whatever day, no window ever holds more than the cap. */
    @Property
    void noWindowEverHoldsMoreThanTheCap(
            @ForAll @IntRange(min = 1, max = 5) int times,
            @ForAll Window window,
            @ForAll @Size(max = 60) List<@IntRange(max = 500) Integer> days,
            @ForAll @IntRange(min = 1, max = 3) int quantity) {
        Cap cap = Cap.of(times, window);
        Usage usage = new Usage(List.of());
        Map<Window.Span, Integer> taken = new HashMap<>();
        for (int later : days) {
            LocalDate day = LocalDate.of(2025, 6, 1).plusDays(later);
            Use use = new Use(HOME, "x", null, day, quantity);
            if (usage.excess(cap, use, 10).isEmpty()) {
                usage.add(use);
                taken.merge(window.around(day), quantity, Integer::sum);
            }
        }
        assertThat(taken.values()).allMatch(count -> count <= times);
    }

    @Property
    void noMoreThanTheShareOfHomesGetIt(
            @ForAll @IntRange(min = 1, max = 100) int percent,
            @ForAll @IntRange(min = 1, max = 200) int homes,
            @ForAll @Size(max = 200) List<@IntRange(max = 199) Integer> asking) {
        Cap cap = new Cap(1, Window.MONTH, Cap.Counted.HOUSEHOLD, percent, null);
        Usage usage = new Usage(List.of());
        long got = 0;
        for (int home : asking) {
            Use use = new Use(new UUID(2, home), "x", null, DAY, 1);
            if (usage.excess(cap, use, homes).isEmpty()) {
                usage.add(use);
                got++;
            }
        }
        assertThat(got).isLessThanOrEqualTo(Math.max(1, homes * (long) percent / 100));
    }

    @Test
    void anotherHouseholdAnotherRuleAnotherWindowDoNotCount() {
        Usage usage = new Usage(List.of(use(HOME, "x", null, DAY)));
        Cap cap = Cap.of(1, Window.MONTH);

        assertThat(usage.excess(cap, use(HOME, "x", null, DAY.plusDays(3)), 10)).isPresent();
        assertThat(usage.excess(cap, use(OTHER, "x", null, DAY), 10)).isEmpty();
        assertThat(usage.excess(cap, use(HOME, "y", null, DAY), 10)).isEmpty();
        assertThat(usage.excess(cap, use(HOME, "x", null, DAY.plusMonths(1)), 10))
                .isEmpty();
    }

    @Test
    void hoursCountAsHours() {
        Usage usage = new Usage(List.of(new Use(HOME, "x", null, DAY, 7)));
        Cap cap = Cap.of(10, Window.MONTH);

        assertThat(usage.excess(cap, new Use(HOME, "x", null, DAY, 3), 10)).isEmpty();
        assertThat(usage.excess(cap, new Use(HOME, "x", null, DAY, 4), 10)).isPresent();
    }

    @Test
    void anEventCountsOnceForAHouseholdHoweverLongAgo() {
        Usage usage = new Usage(List.of(use(HOME, "x", "婚事", DAY.minusYears(1))));
        Cap cap = Cap.of(1, Window.EVENT);

        assertThat(usage.excess(cap, use(HOME, "x", "婚事", DAY), 10)).isPresent();
        assertThat(usage.excess(cap, use(HOME, "x", "乔迁", DAY), 10)).isEmpty();
        assertThat(usage.excess(cap, use(OTHER, "x", "婚事", DAY), 10)).isEmpty();
    }

    @Test
    void aCapOfTheVillageCountsEventsHoweverManyHomesShareThem() {
        Cap cap = new Cap(2, Window.QUARTER, Cap.Counted.VILLAGE, null, null);
        Usage usage = new Usage(List.of(use(HOME, "x", "东院", DAY), use(OTHER, "x", "西院", DAY)));

        assertThat(usage.excess(cap, use(new UUID(1, 3), "x", "东院", DAY), 10)).isEmpty();
        assertThat(usage.excess(cap, use(new UUID(1, 3), "x", "南院", DAY), 10)).isPresent();
        assertThat(usage.excess(cap, use(new UUID(1, 3), "x", "南院", DAY.plusMonths(3)), 10))
                .isEmpty();
    }

    private static Use use(UUID home, String code, @Nullable String event, LocalDate day) {
        return new Use(home, code, event, day, 1);
    }
}
