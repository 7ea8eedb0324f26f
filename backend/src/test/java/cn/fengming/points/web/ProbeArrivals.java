package cn.fengming.points.web;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells a test that its request has come past the gate, a moment before its transaction begins, and how many are under
 * way, whether or not somebody still waits for them.
 */
@Component
@Order(-1)
class ProbeArrivals implements WebFilter {

    private final AtomicInteger underWay = new AtomicInteger();
    private final ProbeDesk desk;

    ProbeArrivals(ProbeDesk desk) {
        this.desk = desk;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        underWay.incrementAndGet();
        return Mono.defer(() -> {
                    arrived(RequestLog.id(exchange));
                    return chain.filter(exchange);
                })
                .doFinally(ended -> underWay.decrementAndGet());
    }

    private void arrived(String id) {
        if (id.startsWith("early-")) {
            desk.reached(id).complete(null);
        }
    }

    int underWay() {
        return underWay.get();
    }
}
