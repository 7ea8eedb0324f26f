package cn.fengming.points.web;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.AnswerKey;
import cn.fengming.points.kernel.Answers;
import cn.fengming.points.kernel.GroupCommit;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.StoredAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * One key, one effect, one answer. Every write runs inside one transaction together with the answer it gives; the answer
 * is sent only after the commit. A repeat gets the first answer again, a repeat while the first still runs gets 409, and
 * the key with another body gets 422. What a rule refuses is final for its key; what merely failed is never remembered.
 *
 * <p>What many do at once ({@link RequestKey#isTogether}) is decided first and then written together with others, each
 * with its own key and answer: the promise is the same.
 */
@Component
@Order(0)
class Idempotency implements WebFilter {

    static final String REPLAYED = "Idempotency-Replayed";

    /** What a rule decided, as opposed to who asked (401, 403), when (408, 429) or what broke (5xx). */
    private static final Set<Integer> FINAL = Set.of(400, 404, 409, 410, 422);

    private record Asked(AnswerKey key, byte[] body, byte[] hash) {}

    private record Told(StoredAnswer answer, boolean repeated) {}

    private final Answers answers;
    private final Problems problems;
    private final ProblemWriter writer;
    private final TransactionalOperator transaction;
    private final GroupCommit commit;

    Idempotency(
            Answers answers,
            Problems problems,
            ProblemWriter writer,
            TransactionalOperator transaction,
            GroupCommit commit) {
        this.answers = answers;
        this.problems = problems;
        this.writer = writer;
        this.transaction = transaction;
        this.commit = commit;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!RequestKey.isNeeded(request.getMethod(), request.getPath().pathWithinApplication())) {
            return chain.filter(exchange);
        }
        return signedIn()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(actor ->
                        actor.map(somebody -> once(somebody, exchange, chain)).orElseGet(() -> chain.filter(exchange)));
    }

    private static Mono<Actor> signedIn() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .mapNotNull(authentication -> authentication.getPrincipal())
                .ofType(Actor.class);
    }

    private Mono<Void> once(Actor actor, ServerWebExchange exchange, WebFilterChain chain) {
        AnswerKey key = RequestKey.of(actor, exchange.getRequest());
        return body(exchange.getRequest())
                .map(body -> new Asked(key, body, hash(exchange.getRequest(), body)))
                .flatMap(asked -> tell(asked, exchange, chain))
                .flatMap(told -> send(told, exchange.getResponse()));
    }

    /** The whole body is read before a connection is taken: a slow caller holds nothing but its own socket. */
    private static Mono<byte[]> body(ServerHttpRequest request) {
        if (request.getHeaders().getContentLength() > WebConfiguration.MAX_BODY_BYTES) {
            return Mono.error(RequestFaults.tooLarge());
        }
        return DataBufferUtils.join(request.getBody(), WebConfiguration.MAX_BODY_BYTES)
                .map(Idempotency::bytes)
                .defaultIfEmpty(new byte[0])
                .doOnNext(body -> mustBeWhole(request.getHeaders(), body));
    }

    /** When a caller hangs up early, the server reads an empty body where a longer one was announced. */
    private static void mustBeWhole(HttpHeaders headers, byte[] body) {
        boolean cut = headers.getContentLength() < 0
                ? headers.containsHeader(HttpHeaders.TRANSFER_ENCODING) && body.length == 0
                : headers.getContentLength() != body.length;
        if (cut) {
            throw new EdgeProblem(400, "incomplete-body", "请求内容没有收全");
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private Mono<Told> tell(Asked asked, ServerWebExchange exchange, WebFilterChain chain) {
        Mono<Told> alone = Mono.defer(() ->
                transaction.transactional(claimed(asked, Mono.defer(() -> performAndKeep(asked, exchange, chain)))));
        return (isTogether(exchange) ? together(asked, exchange, chain, alone) : alone)
                .onErrorResume(error -> refuse(asked, error));
    }

    private boolean isTogether(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return commit.enabled()
                && RequestKey.isTogether(request.getMethod(), request.getPath().pathWithinApplication());
    }

    private Mono<Told> together(Asked asked, ServerWebExchange exchange, WebFilterChain chain, Mono<Told> alone) {
        return commit.answering(asked.key(), perform(asked, exchange, chain))
                .flatMap(outcome -> told(outcome.claim(), Mono.just(new Told(outcome.answer(), false))))
                .onErrorResume(GroupCommit.Alone.class, again -> alone)
                .onErrorResume(error -> isForbidden(error) ? givenBefore(asked, error) : Mono.error(error));
    }

    private boolean isForbidden(Throwable error) {
        return problems.of(error).status() == 403;
    }

    /** Who may no longer do it still hears what was answered when they might. */
    private Mono<Told> givenBefore(Asked asked, Throwable refused) {
        return transaction.transactional(claimed(asked, Mono.error(refused)));
    }

    private Mono<Told> claimed(Asked asked, Mono<Told> first) {
        return answers.claim(asked.key(), asked.hash()).flatMap(claim -> told(claim, first));
    }

    private static Mono<Told> told(Answers.Claim claim, Mono<Told> first) {
        if (!claim.ours()) {
            return Mono.error(inFlight());
        }
        StoredAnswer given = claim.given();
        return given == null ? first : repeat(given, claim.same());
    }

    private static Mono<Told> repeat(StoredAnswer given, boolean sameRequest) {
        return sameRequest
                ? Mono.just(new Told(given, true))
                : Mono.error(() -> new EdgeProblem(422, "key-reused", "这个 Idempotency-Key 已经用于另一次提交"));
    }

    private Mono<Told> performAndKeep(Asked asked, ServerWebExchange exchange, WebFilterChain chain) {
        return perform(asked, exchange, chain).flatMap(answer -> keep(asked, answer));
    }

    /** What the request answers; a refusal that a controller only wrote down is raised here. */
    private Mono<StoredAnswer> perform(Asked asked, ServerWebExchange exchange, WebFilterChain chain) {
        DraftResponse draft = new DraftResponse(exchange.getResponse());
        ServerWebExchange inside = exchange.mutate()
                .request(new ReadRequest(exchange.getRequest(), asked.body()))
                .response(draft)
                .build();
        return chain.filter(inside)
                .then(Mono.fromSupplier(() -> draft.answer(asked.hash())))
                .flatMap(answer -> answer.status() < 400 ? Mono.just(answer) : Mono.error(new Refusal(answer)));
    }

    private Mono<Told> keep(Asked asked, StoredAnswer answer) {
        return answers.keep(asked.key(), answer).thenReturn(new Told(answer, false));
    }

    /**
     * Everything was rolled back. A final refusal is kept in a transaction of its own; whoever used the key in between
     * has the word, so that a key never has two answers.
     */
    private Mono<Told> refuse(Asked asked, Throwable error) {
        StoredAnswer refusal = refusal(asked, error);
        if (refusal == null) {
            return Mono.error(error);
        }
        if (!FINAL.contains(refusal.status())) {
            return Mono.just(new Told(refusal, false));
        }
        return transaction.transactional(claimed(asked, Mono.defer(() -> keep(asked, refusal))));
    }

    private @Nullable StoredAnswer refusal(Asked asked, Throwable error) {
        if (error instanceof Refusal refusal) {
            return refusal.answer;
        }
        Problem problem = problems.of(error);
        if (problem instanceof EdgeProblem || !FINAL.contains(problem.status())) {
            return null;
        }
        return writer.answer(problem, asked.hash());
    }

    private static Mono<Void> send(Told told, ServerHttpResponse response) {
        StoredAnswer answer = told.answer();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        HttpHeaders headers = response.getHeaders();
        answer.headers().forEach(headers::put);
        if (told.repeated()) {
            headers.set(REPLAYED, "true");
        }
        headers.setContentLength(answer.body().length);
        return answer.body().length == 0
                ? response.setComplete()
                : response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(answer.body())));
    }

    private static EdgeProblem inFlight() {
        EdgeProblem problem = new EdgeProblem(409, "request-in-flight", "同一次提交正在办理，请稍候");
        problem.retryAfter(1);
        return problem;
    }

    /** The query belongs to what was asked; its length goes first, so that no two requests look alike. */
    private static byte[] hash(ServerHttpRequest request, byte[] body) {
        byte[] query =
                Optional.ofNullable(request.getURI().getRawQuery()).orElse("").getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = sha256();
        digest.update((query.length + " ").getBytes(StandardCharsets.UTF_8));
        digest.update(query);
        return digest.digest(body);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** A controller answered with an error status instead of raising a problem: rolled back all the same. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient StoredAnswer answer;

        Refusal(StoredAnswer answer) {
            super("answered " + answer.status(), null, false, false);
            this.answer = answer;
        }
    }
}
