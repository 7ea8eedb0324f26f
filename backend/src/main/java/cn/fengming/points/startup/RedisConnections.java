package cn.fengming.points.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/** Where sessions and rate limits live. */
record RedisConnections(Redis redis) implements DataRedisConnectionDetails {

    @Override
    public @Nullable String getUsername() {
        return redis.user();
    }

    @Override
    public @Nullable String getPassword() {
        return redis.password();
    }

    @Override
    public @Nullable SslBundle getSslBundle() {
        return redis.encrypted() ? SslBundle.systemDefault() : null;
    }

    @Override
    public Standalone getStandalone() {
        return Standalone.of(redis.host(), redis.port(), redis.database());
    }
}
