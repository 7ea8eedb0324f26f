package cn.fengming.points.demo;

import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** While the demo town is founded, its clock is in the past: nobody else is let in, and told to come back. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ClosedWhileFounding implements WebFilter {

    static final String FOUNDER = "X-Demo-Founder";

    private static final byte[] SORRY = """
            {"type":"/problems/demo-founding","title":"Service Unavailable","status":503,"detail":"演示镇正在建立，请稍候再来"}
            """.getBytes(StandardCharsets.UTF_8);

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
                || path.startsWith("/actuator/")
                || founder.equals(exchange.getRequest().getHeaders().getFirst(FOUNDER));
        return admitted ? chain.filter(exchange) : refuse(exchange.getResponse());
    }

    private static Mono<Void> refuse(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().set("Retry-After", "20");
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(SORRY)));
    }
}
