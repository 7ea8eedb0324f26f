package cn.fengming.points.startup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last line of a start: everything is up, and this is where to look. */
@Component
class WhereToLook {

    private static final Logger LOG = LoggerFactory.getLogger("fengming-points");

    private final Deployment deployment;
    private final Postgres postgres;
    private final Redis redis;

    WhereToLook(Deployment deployment, Postgres postgres, Redis redis) {
        this.deployment = deployment;
        this.postgres = postgres;
        this.redis = redis;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void say(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            String site = "http://localhost:" + web.getWebServer().getPort();
            LOG.info(
                    "Ready: {}  |  API docs {}/swagger-ui.html  |  data {}  |  database {}  |  redis {}  |  demo {}",
                    site,
                    site,
                    deployment.dataDir().toAbsolutePath().normalize(),
                    postgres,
                    redis,
                    deployment.demo() ? "on" : "off");
        }
    }
}
