package cn.fengming.points.web;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.StoredAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The last word on every error, wherever it came from: one shape, problem+json. It stands before Boot's own handler. */
@Component
@Order(-10)
class ProblemWriter implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

    private final Problems problems;
    private final JsonMapper json;

    ProblemWriter(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        Problem problem = problems.of(error);
        if (exchange.getResponse().isCommitted() || nobodyIsListening(problem, error)) {
            return Mono.error(error);
        }
        return write(exchange, noted(exchange, problem, error));
    }

    /** For an error nobody waits for any more: to the log, if it is one of ours. */
    void note(ServerWebExchange exchange, Throwable error) {
        Problem problem = problems.of(error);
        if (!nobodyIsListening(problem, error)) {
            noted(exchange, problem, error);
        }
    }

    /** The caller hung up in the middle of it: nobody to answer, and no fault of ours. */
    private static boolean nobodyIsListening(Problem problem, Throwable error) {
        return problem.type().equals(Problems.UNKNOWN) && DisconnectedClientHelper.isClientDisconnectedException(error);
    }

    private static Problem noted(ServerWebExchange exchange, Problem problem, Throwable error) {
        if (problem.type().equals(Problems.UNKNOWN)) {
            log.error("unforeseen error, reference {}", RequestLog.id(exchange), new Traces(error));
            return problem.with("reference", RequestLog.id(exchange));
        }
        boolean meant = problem == error;
        if (problem.status() >= 500 && !meant) {
            log.warn("{} in request {}: {}", problem.type(), RequestLog.id(exchange), Traces.inOneLine(error));
        }
        return problem;
    }

    private Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        HttpHeaders headers = response.getHeaders();
        headers.clearContentHeaders();
        headers(problem, headers);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes(problem))));
    }

    private static void headers(Problem problem, HttpHeaders headers) {
        headers.setContentType(ProblemBody.MEDIA_TYPE);
        if (problem instanceof MethodNotAllowed method) {
            headers.setAllow(method.allowed());
        }
        if (problem.status() == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        Optional.ofNullable(problem.properties().get(Problem.RETRY_AFTER))
                .ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, seconds.toString()));
    }

    /** A problem in the form in which an answer is kept. */
    StoredAnswer answer(Problem problem, byte[] bodyHash) {
        HttpHeaders headers = new HttpHeaders();
        headers(problem, headers);
        Map<String, List<String>> kept = new LinkedHashMap<>();
        headers.forEach((name, values) -> kept.put(name, List.copyOf(values)));
        return new StoredAnswer(bodyHash, problem.status(), kept, bytes(problem));
    }

    private byte[] bytes(Problem problem) {
        return json.writeValueAsBytes(ProblemBody.of(problem));
    }
}
