package cn.fengming.points.web;

import cn.fengming.points.kernel.Actor;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads the {@link Gate} for every request: no row, no way in. */
@Component
class GateKeeper implements ReactiveAuthorizationManager<AuthorizationContext>, ServerWebExchangeMatcher {

    private final GateRows rows;

    GateKeeper(GateRows rows) {
        this.rows = rows;
    }

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, AuthorizationContext context) {
        GateRows.Row row = row(context.getExchange());
        if (!row.needsToken()) {
            return Mono.just(new AuthorizationDecision(true));
        }
        return authentication
                .filter(Authentication::isAuthenticated)
                .map(Authentication::getPrincipal)
                .ofType(Actor.class)
                .<AuthorizationResult>map(actor -> new AuthorizationDecision(row.admits(actor)))
                .defaultIfEmpty(new AuthorizationDecision(false));
    }

    /** Matches requests whose token must be looked at. An old token must never keep anybody from signing in again. */
    @Override
    public Mono<MatchResult> matches(ServerWebExchange exchange) {
        return row(exchange).needsToken() ? MatchResult.match() : MatchResult.notMatch();
    }

    private GateRows.Row row(ServerWebExchange exchange) {
        return rows.find(
                exchange.getRequest().getMethod(),
                exchange.getRequest().getPath().pathWithinApplication());
    }
}
