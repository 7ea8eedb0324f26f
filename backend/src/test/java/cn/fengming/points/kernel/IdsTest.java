package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {

    /** A thread that read the clock before another, and a clock that was set back. */
    private static final List<String> MADE = List.of(
            "01a22944-3071-734c-aef0-f6f682ecb120",
            "01a22944-3070-7fff-bfff-ffffffffffff",
            "01a22944-3071-734c-8000-000000000000",
            "01a22944-3072-7000-8000-000000000000",
            "01a22940-0000-7000-8000-000000000000");

    @Test
    void ids_sort_in_the_order_they_were_made_whatever_the_clock_says() {
        Iterator<UUID> made = MADE.stream().map(UUID::fromString).iterator();
        Ids ids = new Ids(made::next);

        List<String> given = IntStream.range(0, MADE.size())
                .mapToObj(each -> ids.next().toString())
                .toList();

        assertThat(given).isSorted().doesNotHaveDuplicates();
        assertThat(given).contains(MADE.get(0), MADE.get(3));
    }

    @Test
    void they_are_of_the_seventh_kind() {
        UUID id = new Ids().next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }
}
