package cn.fengming.points.kernel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests are written together.
 *
 * @param enabled false: every request is a transaction of its own, for comparing
 * @param most acts in one transaction
 * @param waiting acts of a town that may wait; who comes then is asked to come back
 * @param workers transactions of a town under way at most; a second only while one takes long ({@link Crossing#LONG})
 * @param patience what was decided longer ago is not written any more: windows close, and whoever waited that long has put
 *     the phone down. Well below the 20 seconds after which a phone gives up
 */
@ConfigurationProperties("points.group-commit")
record GroupCommitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("64") int most,
        @DefaultValue("1024") int waiting,
        @DefaultValue("2") int workers,
        @DefaultValue("5s") Duration patience) {

    GroupCommitSettings {
        if (most < 1 || waiting < 1 || workers < 1) {
            throw new IllegalArgumentException("points.group-commit: most, waiting and workers are at least 1");
        }
    }
}
