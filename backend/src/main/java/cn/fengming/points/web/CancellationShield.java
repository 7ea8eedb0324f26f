package cn.fengming.points.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A request that has begun runs to its end, whether or not somebody still waits for the answer. Without it a client
 * that hangs up cancels the chain in the middle of a transaction, the connection goes back to the pool with the
 * transaction open, and later requests are answered 200 inside it and never committed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class CancellationShield implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getPath().value().startsWith("/api/")) {
            return chain.filter(exchange);
        }
        return Mono.deferContextual(context ->
                Mono.fromFuture(chain.filter(exchange).contextWrite(context).toFuture(), true));
    }
}
