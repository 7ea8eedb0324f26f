package cn.fengming.points.web;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Tells a test that its request has come past the gate, a moment before its transaction begins. */
@Component
@Order(-1)
class ProbeArrivals implements WebFilter {

    private final ProbeDesk desk;

    ProbeArrivals(ProbeDesk desk) {
        this.desk = desk;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String id = RequestLog.id(exchange);
        if (id.startsWith("early-")) {
            desk.reached(id).complete(null);
        }
        return chain.filter(exchange);
    }
}
