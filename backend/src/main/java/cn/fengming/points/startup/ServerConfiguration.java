package cn.fengming.points.startup;

import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/**
 * Ties Spring's connections to the servers in use. Beans end in reverse order, so pools close before servers do.
 * {@code spring.flyway.url} must have some value in application.yaml, or Boot leaves Flyway out altogether.
 */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    @Bean
    Postgres postgres(Deployment deployment) {
        return Postgres.of(deployment);
    }

    @Bean
    Redis redis(Deployment deployment) {
        return Redis.of(deployment);
    }

    /**
     * One thread a processor for requests and for the database: where it is one and the same, an answer of the database goes
     * on without waking another. Connections are spread over all of them, whoever opened them.
     */
    @Bean(destroyMethod = "dispose")
    LoopResources eventLoops() {
        return LoopResources.create("points", THREADS, THREADS, true, false);
    }

    @Bean
    ReactorResourceFactory serverResources(LoopResources eventLoops) {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResources(eventLoops);
        return resources;
    }

    @Bean
    R2dbcConnectionDetails applicationConnections(Postgres postgres, LoopResources eventLoops) {
        return new ApplicationConnections(postgres, eventLoops);
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
