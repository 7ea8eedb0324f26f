package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookmarkTest {

    @Test
    void a_bookmark_reads_back_to_the_microsecond() {
        Bookmark mark = new Bookmark(Instant.parse("2026-11-23T02:00:00.123456Z"), UUID.randomUUID());
        assertThat(Bookmark.parse(mark.text())).isEqualTo(mark);
        assertThat(Bookmark.parse(null)).isNull();
        assertThat(Bookmark.parse("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                ".",
                "1",
                "1.",
                ".00000000-0000-0000-0000-000000000000",
                "1.0-0-0-0-0",
                "+1.00000000-0000-0000-0000-000000000000",
                "01.00000000-0000-0000-0000-000000000000",
                "1.00000000-0000-0000-0000-000000000000 ",
                "9223372036854775807.00000000-0000-0000-0000-000000000000",
                "-9223372036854775808.00000000-0000-0000-0000-000000000000"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Bookmark.parse(text)).isInstanceOf(Problem.class);
    }
}
