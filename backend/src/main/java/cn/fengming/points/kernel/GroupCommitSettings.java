package cn.fengming.points.kernel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests are written together.
 *
 * @param enabled false: every request is a transaction of its own, for comparing
 * @param most acts in one transaction
 * @param waiting acts that may wait; who comes then is asked to come back
 * @param workers transactions under way at once
 */
@ConfigurationProperties("points.group-commit")
record GroupCommitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("64") int most,
        @DefaultValue("1024") int waiting,
        @DefaultValue("2") int workers) {}
