package cn.fengming.points.identity;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long somebody stays signed in.
 *
 * @param idle unused for this long, a session ends; villagers open the program a few times a quarter
 * @param longest used or not, a session ends after this long
 * @param desktop the same for a desk in an office, which others use too
 */
@Validated
@ConfigurationProperties("points.sessions")
record SessionSettings(
        @NotNull @DurationMin(minutes = 1) @DefaultValue("30d")
        Duration idle,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("180d")
        Duration longest,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("12h")
        Duration desktop) {

    /** How long a session lasts at most, used or not. */
    Duration longest(Session.Way way) {
        return way == Session.Way.DESKTOP ? desktop : longest;
    }
}
