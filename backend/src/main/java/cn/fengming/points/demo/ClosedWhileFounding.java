package cn.fengming.points.demo;

import cn.fengming.points.kernel.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** While the demo town is founded, its clock is in the past: nobody else is let in, and told to come back. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ClosedWhileFounding implements WebFilter {

    static final String FOUNDER = "X-Demo-Founder";

    private volatile String founder = "";

    void closeBut(String secret) {
        founder = secret;
    }

    void open() {
        founder = "";
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        boolean admitted = founder.isEmpty()
                // the pages open, and say what the API answers them; health is asked by machines
                || !path.startsWith("/api/")
                || founder.equals(exchange.getRequest().getHeaders().getFirst(FOUNDER));
        return admitted ? chain.filter(exchange) : Mono.error(ClosedWhileFounding::sorry);
    }

    private static Problem sorry() {
        return new Problem(503, "demo-founding", "演示镇正在建立，请稍候再来").retryAfter(20);
    }
}
