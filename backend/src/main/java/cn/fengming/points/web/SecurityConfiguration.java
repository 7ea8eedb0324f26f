package cn.fengming.points.web;

import cn.fengming.points.kernel.SessionReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import reactor.core.publisher.Mono;

/** Bearer tokens in, nothing else: no cookies, so no CSRF; no cross-origin calls; no login pages. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    @Bean
    SecurityWebFilterChain gate(ServerHttpSecurity http, GateKeeper keeper, ReactiveAuthenticationManager people) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .cors(ServerHttpSecurity.CorsSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .addFilterAt(signIn(keeper, people), SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(exchanges -> exchanges.anyExchange().access(keeper))
                .build();
    }

    private static AuthenticationWebFilter signIn(GateKeeper keeper, ReactiveAuthenticationManager people) {
        AuthenticationWebFilter filter = new AuthenticationWebFilter(people);
        filter.setRequiresAuthenticationMatcher(keeper);
        filter.setServerAuthenticationConverter(BearerToken::of);
        filter.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        return filter;
    }

    /** Without a reader of sessions nobody is signed in. */
    @Bean
    ReactiveAuthenticationManager people(ObjectProvider<SessionReader> sessions) {
        return authentication -> Mono.justOrEmpty(sessions.getIfAvailable())
                .flatMap(reader -> reader.actor(String.valueOf(authentication.getCredentials())))
                .<Authentication>map(SignedIn::new)
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("unknown token")));
    }
}
