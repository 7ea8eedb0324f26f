package cn.fengming.points.kernel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the backend does by itself, without a request.
 *
 * @param enabled false where somebody else drains and runs: in tests, or on a replica that only answers
 * @param every how often it looks for something to do
 * @param lease how long after its instance was killed another one takes a chore over; longer than clocks differ
 * @param keepAnswers how long an idempotency key is remembered; a client must not repeat a request later than this
 * @param keepTold how long told facts stay to be looked at
 */
@ConfigurationProperties("points.jobs")
record JobSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") Duration every,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("7d") Duration keepAnswers,
        @DefaultValue("30d") Duration keepTold) {}
