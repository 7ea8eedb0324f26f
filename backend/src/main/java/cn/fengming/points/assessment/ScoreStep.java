package cn.fengming.points.assessment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One figure a file would write.
 *
 * @param row of the file
 * @param column its title
 * @param before what stands there now; null for nothing
 * @param after what the file says
 * @param target what is to be done, where the file says it
 * @param words written with it; null for none
 */
record ScoreStep(
        int row,
        UUID subject,
        String name,
        String column,
        @Nullable Score before,
        Score after,
        @Nullable Score target,
        @JsonIgnore LocalDate day,
        @JsonIgnore @Nullable String words,
        @JsonIgnore @Nullable UUID replaces) {

    /** All that it says, for comparing with what was shown. */
    String said() {
        return String.join(
                "|",
                subject.toString(),
                column,
                String.valueOf(before),
                after.toString(),
                String.valueOf(target),
                day.toString(),
                String.valueOf(words),
                String.valueOf(replaces));
    }
}
