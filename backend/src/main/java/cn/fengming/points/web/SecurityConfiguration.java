package cn.fengming.points.web;

import cn.fengming.points.kernel.SessionReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.util.function.SingletonSupplier;
import reactor.core.publisher.Mono;

/** Bearer tokens in, nothing else: no cookies, so no CSRF; no cross-origin calls; no login pages. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    @Bean
    GateRows gateRows() {
        return GateRows.of(Gate::write);
    }

    /** The request as a whole is measured; a timer for each filter of the chain tells nobody anything. */
    @Bean
    SecurityObservationSettings measureOnlyRequests() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityWebFilterChain gate(
            ServerHttpSecurity http, GateKeeper keeper, ReactiveAuthenticationManager people, ProblemWriter problems) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .cors(ServerHttpSecurity.CorsSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .addFilterAt(signIn(keeper, people, problems), SecurityWebFiltersOrder.AUTHENTICATION)
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(problems::handle).accessDeniedHandler(problems::handle))
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .contentSecurityPolicy(policy -> policy.policyDirectives("frame-ancestors 'none'")))
                .authorizeExchange(exchanges -> exchanges.anyExchange().access(keeper))
                .build();
    }

    private static AuthenticationWebFilter signIn(
            GateKeeper keeper, ReactiveAuthenticationManager people, ProblemWriter problems) {
        AuthenticationWebFilter filter = new AuthenticationWebFilter(people);
        filter.setRequiresAuthenticationMatcher(keeper);
        filter.setServerAuthenticationConverter(BearerToken::of);
        filter.setAuthenticationFailureHandler(
                (unfiltered, refused) -> problems.handle(unfiltered.getExchange(), refused));
        filter.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        return filter;
    }

    /** A path with a double slash or an encoded one never reaches the gate. */
    @Bean
    ServerExchangeRejectedHandler oddPaths(ProblemWriter problems) {
        return (exchange, rejected) -> problems.handle(exchange, new EdgeProblem(400, "malformed-request", "请求地址格式不对"));
    }

    /** Without a reader of sessions nobody is signed in. */
    @Bean
    ReactiveAuthenticationManager people(ObjectProvider<SessionReader> sessions) {
        SingletonSupplier<SessionReader> found = SingletonSupplier.ofNullable(sessions::getIfAvailable);
        return authentication -> Mono.justOrEmpty(found.get())
                .flatMap(reader -> reader.actor(String.valueOf(authentication.getCredentials())))
                .<Authentication>map(SignedIn::new)
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("unknown token")));
    }
}
