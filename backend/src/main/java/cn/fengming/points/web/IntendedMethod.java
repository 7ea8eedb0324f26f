package cn.fengming.points.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * WeChat's mini-programs cannot send PATCH. They send POST and name the method they mean; everything behind this filter,
 * the gate included, sees PATCH. No other method can be meant: a client that may send it has no reason to disguise it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class IntendedMethod implements WebFilter {

    static final String HEADER = "X-HTTP-Method-Override";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean meant = HttpMethod.POST.equals(exchange.getRequest().getMethod())
                && "PATCH".equals(exchange.getRequest().getHeaders().getFirst(HEADER));
        return chain.filter(
                meant
                        ? exchange.mutate()
                                .request(request -> request.method(HttpMethod.PATCH))
                                .build()
                        : exchange);
    }
}
