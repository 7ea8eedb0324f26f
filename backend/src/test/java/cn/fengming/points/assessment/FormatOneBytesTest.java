package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Seed;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Figures that were published under format 1 keep their bytes: their fingerprints stand on bulletins, and freezing
 * compares them. The fingerprint below was computed before there was a format 2.
 */
class FormatOneBytesTest {

    private static final UUID INSPECTOR = new UUID(9, 9);

    @Test
    void fengmings_figures_are_the_same_bytes_as_ever() throws IOException {
        Scheme scheme = SchemeReader.read(new Presets().preset("fengming").document(), OptionalInt.of(24))
                .mustBeSound();
        List<Entrant> villages =
                IntStream.range(0, 24).mapToObj(FormatOneBytesTest::village).toList();
        Map<UUID, Integer> previous = new HashMap<>();
        IntStream.range(0, 20).forEach(each -> previous.put(new UUID(7, each), 20 - each));

        Figures figures = Figures.of(scheme, villages, History.of(previous), new Seed("ab".repeat(32)));

        assertThat(Seed.sha256(JsonMapper.shared().writeValueAsString(figures)))
                .isEqualTo("15c88f5ae44da80f2526d58518726c4894c6863540102957e31ada26c354ec1e");
    }

    private static Entrant village(int number) {
        List<Mark> marks = List.of(
                new Mark("roads", Score.of(30 - number / 3), "边沟有泥土"), new Mark("courtyards", Score.of(30), null));
        List<Finding> findings = IntStream.range(0, number % 4)
                .mapToObj(each -> new Finding(
                        new UUID(number, each),
                        each % 2 == 0 ? "poultry" : "black-water",
                        each % 2 == 0 ? "roaming" : "ditch",
                        "现场看到的问题",
                        1 + each,
                        null,
                        List.of(new UUID(5, each)),
                        INSPECTOR,
                        Instant.EPOCH))
                .toList();
        return new Entrant(new Subject(new UUID(7, number), "村" + number), new SheetContent(marks, findings));
    }
}
