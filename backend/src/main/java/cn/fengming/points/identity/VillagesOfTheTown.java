package cn.fengming.points.identity;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Whoever serves a whole town may read every list below a village of it. A village of another town is none: without
 * this, such a list would answer that it is empty, which is a claim about a village one cannot know.
 */
@Component
@Order(1)
class VillagesOfTheTown implements WebFilter {

    private static final PathPattern BELOW_A_VILLAGE =
            PathPatternParser.defaultInstance.parse("/api/v1/villages/{village}/**");

    private final Community community;

    VillagesOfTheTown(Community community) {
        this.community = community;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return named(exchange)
                .map(village -> whoever()
                        .filter(actor -> actor.has(Role.TOWN) || actor.has(Role.AUDITOR))
                        .flatMap(actor -> community.village(actor.town(), village))
                        .then(chain.filter(exchange)))
                .orElseGet(() -> chain.filter(exchange));
    }

    private static Optional<UUID> named(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        PathPattern.PathMatchInfo match =
                exchange.getRequest().getMethod() == HttpMethod.GET ? BELOW_A_VILLAGE.matchAndExtract(path) : null;
        return Optional.ofNullable(match)
                .map(found -> found.getUriVariables().get("village"))
                .flatMap(VillagesOfTheTown::id);
    }

    /** What is no id is refused where the path is read. */
    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static Mono<Actor> whoever() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .mapNotNull(authentication -> authentication.getPrincipal())
                .ofType(Actor.class);
    }
}
