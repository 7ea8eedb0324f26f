package cn.fengming.points.web;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Whoever has an answer already gets a few bytes instead of the same answer again: over weak signal that is the slow
 * part. Every answer was read from the database just now; only what goes over the air is saved.
 *
 * <p>What nobody may find later on a phone ({@link Confidential}), and what a controller keeps out of every store, stays
 * without a tag.
 */
@Component
@Order(1)
class ConditionalReads implements WebFilter {

    /** Sent by the mini-program, which keeps answers under the person who read them and forgets them with the session. */
    static final String KEEPS_ANSWERS = "X-Keeps-Answers";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isRead(exchange)
                ? chain.filter(exchange.mutate()
                        .response(new TaggedResponse(
                                exchange.getRequest(), exchange.getResponse(), () -> mayBeKept(exchange)))
                        .build())
                : chain.filter(exchange);
    }

    private static boolean isRead(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        return (method == HttpMethod.GET || method == HttpMethod.HEAD)
                && exchange.getRequest().getPath().value().startsWith("/api/v1/");
    }

    private static boolean mayBeKept(ServerWebExchange exchange) {
        Object path = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return path != null
                && (isOpen(path.toString()) || isKeptByTheApp(exchange.getRequest()))
                && !Confidential.covers(path.toString());
    }

    private static boolean isOpen(String path) {
        return path.startsWith("/api/v1/public/");
    }

    /** A browser on an office's desk writes what it may keep to its disk, and nobody empties that when they sign out. */
    private static boolean isKeptByTheApp(ServerHttpRequest request) {
        return request.getHeaders().containsHeader(KEEPS_ANSWERS);
    }
}
