package cn.fengming.points.kernel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests are written together.
 *
 * @param enabled false: every request is a transaction of its own, for comparing
 * @param most acts in one transaction
 * @param waiting acts of a town that may wait; who comes then is asked to come back
 * @param workers transactions of a town under way at once
 */
@ConfigurationProperties("points.group-commit")
record GroupCommitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("64") int most,
        @DefaultValue("1024") int waiting,
        @DefaultValue("2") int workers) {

    GroupCommitSettings {
        if (most < 1 || waiting < 1 || workers < 1) {
            throw new IllegalArgumentException("points.group-commit: most, waiting and workers are at least 1");
        }
    }
}
