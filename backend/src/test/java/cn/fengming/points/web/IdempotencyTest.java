package cn.fengming.points.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.VillageSetup;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One key, one effect, one answer: whoever repeats a request, however often and however fast. */
@PointsTest
class IdempotencyTest {

    private static final String DEEDS = "/api/v1/probe/deeds";

    @Autowired
    Http http;

    @Autowired
    Given given;

    @Autowired
    ProbeDesk desk;

    private VillageSetup village;
    private Login login;
    private Caller caller;

    @BeforeEach
    void signIn() {
        village = given.town(1, 2).village(0);
        login = village.household(0).villager();
        caller = http.as(login);
    }

    private long traces() {
        return desk.traces(login.actor()).block();
    }

    private Answer deed(String key, String outcome) {
        return caller.postWithKey(DEEDS, key, Map.of("outcome", outcome));
    }

    private static boolean replayed(Answer answer) {
        return "true".equals(answer.headers().getFirst(Idempotency.REPLAYED));
    }

    @Test
    void a_repeat_gets_the_first_answer_and_nothing_happens_twice() {
        Answer first = deed("first-key", "done").expect(201);
        Answer again = deed("first-key", "done").expect(201);
        assertThat(replayed(first)).isFalse();
        assertThat(replayed(again)).isTrue();
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.headers().getFirst("Location"))
                .isEqualTo(first.headers().getFirst("Location"))
                .isNotBlank();
        assertThat(again.headers().getContentType()).isEqualTo(first.headers().getContentType());
        assertThat(again.headers().get(RequestLog.HEADER))
                .hasSize(1)
                .isNotEqualTo(first.headers().get(RequestLog.HEADER));
        assertThat(traces()).isEqualTo(1);
    }

    @Test
    void an_empty_answer_is_repeated_too() {
        String path = DEEDS + "/" + login.actor().person();
        Map<String, String> key = Map.of(RequestKey.HEADER, "delete-key");
        assertThat(replayed(caller.send("DELETE", path, null, key).expect(204))).isFalse();
        assertThat(replayed(caller.send("DELETE", path, null, key).expect(204))).isTrue();
        assertThat(traces()).isEqualTo(1);
    }

    @Test
    void a_key_counts_for_one_person_and_one_operation() {
        deed("shared-key", "done").expect(201);
        Login other = village.household(1).villager();
        Answer others = http.as(other)
                .postWithKey(DEEDS, "shared-key", Map.of("outcome", "done"))
                .expect(201);
        assertThat(replayed(others)).isFalse();
        assertThat(traces()).isEqualTo(2);
        Map<String, String> key = Map.of(RequestKey.HEADER, "shared-key");
        assertThat(replayed(caller.send("DELETE", DEEDS + "/" + other.actor().person(), null, key)
                        .expect(204)))
                .isFalse();
        assertThat(traces()).isEqualTo(3);
    }

    @Test
    void the_same_key_with_another_body_or_query_is_refused() {
        deed("body-key", "done").expect(201);
        assertThat(deed("body-key", "slow").expect(422).problem()).isEqualTo("key-reused");
        Answer query = caller.postWithKey(DEEDS + "?x=1", "body-key", Map.of("outcome", "done"));
        assertThat(query.expect(422).problem()).isEqualTo("key-reused");
        assertThat(replayed(deed("body-key", "done").expect(201))).isTrue();
        assertThat(traces()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"refused, 422", "constraint, 422", "answers-409, 409"})
    void what_a_rule_refuses_is_rolled_back_and_final_for_its_key(String outcome, int status) {
        Answer first = deed("final-" + outcome, outcome).expect(status);
        Answer again = deed("final-" + outcome, outcome).expect(status);
        assertThat(replayed(first)).isFalse();
        assertThat(replayed(again)).isTrue();
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.headers().getContentType()).isEqualTo(first.headers().getContentType());
        assertThat(traces()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"broken, 500", "deadlock, 503", "forbidden, 403", "too-often, 429"})
    void what_may_pass_later_is_rolled_back_and_not_remembered(String outcome, int status) {
        deed("later-" + outcome, outcome).expect(status);
        assertThat(replayed(deed("later-" + outcome, outcome).expect(status))).isFalse();
        assertThat(deed("later-" + outcome, "done").expect(201).id()).isNotNull();
        assertThat(traces()).isEqualTo(1);
    }

    @Test
    void a_malformed_request_may_be_mended_under_its_key() {
        caller.postWithKey(DEEDS, "mended-key", "{\"outcome\":").expect(400);
        caller.postWithKey(DEEDS, "mended-key", "{\"outcome\":\"done\"}").expect(201);
        assertThat(traces()).isEqualTo(1);
    }

    /** A phone that loses the valley's signal in the middle of a sentence. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 14})
    void a_body_that_breaks_off_has_no_effect_and_may_be_sent_whole_under_its_key(int arrives) throws IOException {
        String body = "{\"outcome\":\"done\"}";
        String key = "cut-off-" + arrives;
        String answer = sent(key, body.length(), body.substring(0, arrives));

        assertThat(answer)
                .satisfiesAnyOf(
                        said -> assertThat(said).startsWith("HTTP/1.1 400 ").contains("incomplete-body"),
                        hungUp -> assertThat(hungUp).isEmpty());
        assertThat(traces()).isZero();
        assertThat(replayed(caller.postWithKey(DEEDS, key, body).expect(201))).isFalse();
        assertThat(traces()).isEqualTo(1);
    }

    /** Announces so many bytes, sends those, says that no more will come, and listens. */
    private String sent(String key, int announced, String body) throws IOException {
        try (Socket socket = new Socket(http.base().getHost(), http.base().getPort())) {
            String request = """
                    POST %s HTTP/1.1\r
                    Host: localhost\r
                    Connection: close\r
                    Authorization: Bearer %s\r
                    Idempotency-Key: %s\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    %s""".formatted(DEEDS, login.token(), key, announced, body);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with space", "汉字汉字汉字汉字", "a;drop table x"})
    void a_bad_key_is_named(String key) {
        Answer answer = caller.send("POST", DEEDS, Map.of("outcome", "done"), Map.of(RequestKey.HEADER, encoded(key)));
        assertThat(answer.expect(400).json().path("fields").has(RequestKey.HEADER))
                .isTrue();
        assertThat(traces()).isZero();
    }

    private static String encoded(String key) {
        return key.chars().allMatch(c -> c < 128) ? key : "%E6%B1%89%E5%AD%97";
    }

    @Test
    void a_missing_key_and_one_of_a_thousand_characters_are_named() {
        Answer missing =
                caller.send("POST", DEEDS, Map.of("outcome", "done"), Map.of()).expect(400);
        assertThat(missing.json().path("fields").has(RequestKey.HEADER)).isTrue();
        deed("k".repeat(1000), "done").expect(400);
        deed("k".repeat(65), "done").expect(400);
        deed("k".repeat(64), "done").expect(201);
        assertThat(traces()).isEqualTo(1);
    }

    @Test
    void signing_in_needs_no_key() {
        caller.send("POST", "/api/v1/sessions/probe", "{\"name\":\"a\",\"points\":1,\"lines\":[]}", Map.of())
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "slow"})
    void of_64_identical_requests_one_has_an_effect_and_all_hear_the_same(String outcome) {
        List<Answer> answers = http.race(64, () -> deed("race-" + outcome, outcome));
        assertThat(traces()).isEqualTo(1);
        List<Answer> given =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(given).isNotEmpty();
        assertThat(given.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(given.stream().filter(answer -> !replayed(answer))).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201)).allSatisfy(answer -> {
            assertThat(answer.problem()).isEqualTo("request-in-flight");
            assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("1");
        });
        assertThat(deed("race-" + outcome, outcome).expect(201).text())
                .isEqualTo(given.get(0).text());
    }

    @Test
    void of_64_identical_requests_that_a_rule_refuses_all_hear_the_same() {
        List<Answer> answers = http.race(64, () -> deed("race-refused", "refused"));
        assertThat(traces()).isZero();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.problem()).isIn("insufficient-points", "request-in-flight"));
        assertThat(answers.stream().filter(answer -> answer.status() == 422 && !replayed(answer)))
                .hasSize(1);
    }

    @Test
    void different_bodies_racing_for_one_key_have_one_winner() {
        AtomicInteger number = new AtomicInteger();
        List<Answer> answers = http.race(
                32,
                () -> caller.postWithKey(DEEDS, "race-bodies", Map.of("outcome", "done" + number.getAndIncrement())));
        assertThat(traces()).isEqualTo(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> assertThat(answer.problem()).isIn("key-reused", "request-in-flight"));
    }

    @Test
    void different_keys_are_different_requests() {
        http.race(32, () -> deed(Caller.freshKey(), "done").expect(201));
        assertThat(traces()).isEqualTo(32);
    }
}
