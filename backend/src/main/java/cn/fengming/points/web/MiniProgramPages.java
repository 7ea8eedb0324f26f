package cn.fengming.points.web;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The mini-program's pages for browsers, as the build put them into the jar. A backend built without them says how to
 * get them. The pages may talk to nobody but this backend.
 */
@Configuration(proxyBeanMethods = false)
class MiniProgramPages implements WebFluxConfigurer {

    private static final String PLACE = "miniapp/";
    private static final Resource MISSING = new ClassPathResource("miniapp-missing/index.html");

    /** Styles on elements are how the framework lays pages out; scripts come from files of ours only. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self' blob:; font-src 'self' data:; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";

    @Bean
    RouterFunction<ServerResponse> firstPage() {
        return firstPageIn(PLACE);
    }

    /** @param place below the class path; a build is there or not for the whole life of a jar */
    static RouterFunction<ServerResponse> firstPageIn(String place) {
        Resource built = new ClassPathResource(place + "index.html");
        Resource page = built.exists() ? built : MISSING;
        return RouterFunctions.route(
                methods(HttpMethod.GET, HttpMethod.HEAD).and(path("/").or(path("/index.html"))),
                request -> shown(page));
    }

    private static Mono<ServerResponse> shown(Resource page) {
        return ServerResponse.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                // A new release must be seen at once; what it names is cached by its content.
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY)
                .bodyValue(page);
    }

    /** Names below assets carry a hash of their content; pictures keep their names. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/" + PLACE + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/static/**")
                .addResourceLocations("classpath:/" + PLACE + "static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
    }
}
