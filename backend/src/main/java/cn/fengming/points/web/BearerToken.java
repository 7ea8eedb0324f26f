package cn.fengming.points.web;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The token a request carries in its Authorization header, not yet looked up. */
final class BearerToken extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;
    private static final Pattern HEADER = Pattern.compile("Bearer ([A-Za-z0-9._~+/=-]{1,512})");

    private final String token;

    private BearerToken(String token) {
        super(List.of());
        this.token = token;
    }

    /** Empty without the header; an error when the header is no bearer token. */
    static Mono<Authentication> of(ServerWebExchange exchange) {
        return Mono.justOrEmpty(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
                .map(HEADER::matcher)
                .map(matcher -> {
                    if (!matcher.matches()) {
                        throw new BadCredentialsException("no bearer token");
                    }
                    return new BearerToken(matcher.group(1));
                });
    }

    @Override
    public String getCredentials() {
        return token;
    }

    @Override
    public String getPrincipal() {
        return "";
    }
}
