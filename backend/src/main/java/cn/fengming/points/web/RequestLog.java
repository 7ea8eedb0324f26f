package cn.fengming.points.web;

import cn.fengming.points.kernel.Ids;
import java.util.Objects;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Names every request and writes one line about it when it is answered: path template, status, milliseconds. Never an
 * id from the path, a query, a person or an address. Probes and scrapers are not worth a line.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestLog implements WebFilter {

    static final String HEADER = "X-Request-Id";

    private static final Logger log = LoggerFactory.getLogger(RequestLog.class);
    private static final String ATTRIBUTE = RequestLog.class.getName();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private final Ids ids;

    RequestLog(Ids ids) {
        this.ids = ids;
    }

    static String id(ServerWebExchange exchange) {
        return String.valueOf(exchange.<Object>getAttribute(ATTRIBUTE));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String id = askedId(exchange);
        exchange.getAttributes().put(ATTRIBUTE, id);
        exchange.getResponse().getHeaders().set(HEADER, id);
        if (!exchange.getRequest().getPath().value().startsWith("/actuator/")) {
            long start = System.nanoTime();
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> write(exchange, id, start)));
        }
        return chain.filter(exchange);
    }

    private String askedId(ServerWebExchange exchange) {
        String asked = exchange.getRequest().getHeaders().getFirst(HEADER);
        return asked != null && FORM.matcher(asked).matches()
                ? asked
                : ids.next().toString();
    }

    private static void write(ServerWebExchange exchange, String id, long start) {
        log.info(
                "{} {} {} {} ms {}",
                exchange.getRequest().getMethod().name(),
                Objects.requireNonNullElse(
                        exchange.<Object>getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "-"),
                status(exchange),
                (System.nanoTime() - start) / 1_000_000,
                id);
    }

    private static int status(ServerWebExchange exchange) {
        return Objects.requireNonNullElse(exchange.getResponse().getStatusCode(), HttpStatus.OK)
                .value();
    }
}
