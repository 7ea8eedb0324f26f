package cn.fengming.points.startup;

import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Ties Spring's connections to the servers in use. Beans end in reverse order, so pools close before servers do.
 * {@code spring.flyway.url} must have some value in application.yaml, or Boot leaves Flyway out altogether.
 */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    Postgres postgres(Deployment deployment) {
        return Postgres.of(deployment);
    }

    @Bean
    Redis redis(Deployment deployment) {
        return Redis.of(deployment);
    }

    @Bean
    R2dbcConnectionDetails applicationConnections(Postgres postgres) {
        return new ApplicationConnections(postgres);
    }

    @Bean
    FlywayConnectionDetails ownerConnections(Postgres postgres) {
        return new OwnerConnections(postgres);
    }

    @Bean
    DataRedisConnectionDetails redisConnections(Redis redis) {
        return new RedisConnections(redis);
    }
}
