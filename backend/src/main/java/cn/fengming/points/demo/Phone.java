package cn.fengming.points.demo;

import static cn.fengming.points.demo.Waiting.on;

import cn.fengming.points.demo.People.Visitor;
import cn.fengming.points.identity.Sessions;
import cn.fengming.points.kernel.Ids;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does in the demo what people do with their phones: the same requests, over HTTP, and each waits for its answer. */
class Phone {

    private final WebClient web;
    private final Sessions sessions;
    private final Map<UUID, String> tokens = new ConcurrentHashMap<>();
    private final Ids ids;
    private final JsonMapper json;

    Phone(int port, String founder, Sessions sessions, Ids ids, JsonMapper json) {
        this.sessions = sessions;
        this.web = WebClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader(ClosedWhileFounding.FOUNDER, founder)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20))
                .build();
        this.ids = ids;
        this.json = json;
    }

    JsonNode get(Visitor who, String path) {
        return on(request(who, HttpMethod.GET, path).exchangeToMono(answer -> read(path, answer)));
    }

    JsonNode post(Visitor who, String path, Object body) {
        return write(who, HttpMethod.POST, path, body);
    }

    JsonNode put(Visitor who, String path, Object body) {
        return write(who, HttpMethod.PUT, path, body);
    }

    /** Uploads a photo and returns the id the phone gave it. */
    UUID photo(Visitor who, byte[] jpeg) {
        UUID id = ids.next();
        String path = "/api/v1/photos/" + id;
        on(request(who, HttpMethod.PUT, path)
                .contentType(MediaType.IMAGE_JPEG)
                .bodyValue(jpeg)
                .exchangeToMono(answer -> read(path, answer)));
        return id;
    }

    /** Sessions do not last for the weeks the clock jumps: everybody signs in again. */
    void signInAnew() {
        tokens.clear();
    }

    UUID newId() {
        return ids.next();
    }

    private JsonNode write(Visitor who, HttpMethod method, String path, Object body) {
        return on(request(who, method, path)
                .header("Idempotency-Key", ids.next().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json.writeValueAsString(body))
                .exchangeToMono(answer -> read(path, answer)));
    }

    private WebClient.RequestBodySpec request(Visitor who, HttpMethod method, String path) {
        return web.method(method).uri(path).header("Authorization", "Bearer " + token(who));
    }

    private String token(Visitor who) {
        return tokens.computeIfAbsent(
                who.actor().person(),
                person -> on(sessions.open(person, who.actor().town())));
    }

    private Mono<JsonNode> read(String path, ClientResponse answer) {
        HttpStatusCode status = answer.statusCode();
        return answer.bodyToMono(String.class)
                .defaultIfEmpty("null")
                .map(text -> status.is2xxSuccessful() ? text : refused(path, status, text))
                .map(text -> json.readTree(text.isEmpty() ? "null" : text));
    }

    private static String refused(String path, HttpStatusCode status, String text) {
        throw new IllegalStateException("founding the demo town: " + path + " answered " + status + " " + text);
    }
}
