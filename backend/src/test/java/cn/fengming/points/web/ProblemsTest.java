package cn.fengming.points.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever goes wrong, the caller gets a problem in Chinese that says what, and nothing of our insides. */
@PointsTest
class ProblemsTest {

    private static final String GOOD = "11111111-1111-7111-8111-111111111111";

    @Autowired
    Http http;

    @Autowired
    Given given;

    private Caller villager;

    @BeforeEach
    void signIn() {
        villager = http.as(given.town(1, 1).village(0).household(0).villager());
    }

    private static Answer problem(Answer answer, int status, String code) {
        answer.expect(status);
        assertThat(answer.headers().getContentType()).hasToString("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/" + code);
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asString()).containsPattern("\\p{IsHan}");
        assertThat(answer.json().path("detail").asString()).containsPattern("\\p{IsHan}");
        return answer;
    }

    private static String field(Answer answer, String name) {
        return answer.json().path("fields").path(name).asString("(no such field)");
    }

    @Test
    void a_rule_that_refuses_says_so_in_its_own_words() {
        Answer refused = problem(villager.get("/api/v1/probe/refused"), 422, "insufficient-points");
        assertThat(refused.json().path("detail").asString()).isEqualTo("积分不够，还差 5 分");
        assertThat(refused.json().path("missing").asInt()).isEqualTo(5);
        assertThat(refused.json().has("fields")).isFalse();
    }

    @Test
    void every_wrong_field_is_named() {
        Answer answer = problem(
                villager.post(
                        "/api/v1/probe/orders",
                        "{\"name\":\" \",\"points\":-1,\"lines\":[{\"good\":null,\"pieces\":10}]}"),
                400,
                "invalid-request");
        assertThat(field(answer, "name")).containsPattern("\\p{IsHan}");
        assertThat(field(answer, "points")).containsPattern("\\p{IsHan}");
        assertThat(field(answer, "lines[0].good")).containsPattern("\\p{IsHan}");
        assertThat(field(answer, "lines[0].pieces")).containsPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':'米','points':1.5,'lines':[]}                          | points",
                "{'name':'米','points':1.0,'lines':[]}                          | points",
                "{'name':'米','points':1e3,'lines':[]}                          | points",
                "{'name':'米','points':'7','lines':[]}                          | points",
                "{'name':'米','points':true,'lines':[]}                         | points",
                "{'name':'米','points':null,'lines':[]}                         | points",
                "{'name':'米','points':99999999999999999999,'lines':[]}         | points",
                "{'name':'米','lines':[]}                                       | points",
                "{'name':7,'points':1,'lines':[]}                               | name",
                "{'name':'a\\u0000b','points':1,'lines':[]}                     | name",
                "{'name':'a\\ud800b','points':1,'lines':[]}                     | name",
                "{'name':'米','points':1,'lines':{}}                            | lines",
                "{'name':'米','points':1,'lines':[],'role':'KING'}              | role",
                "{'name':'米','points':1,'lines':[],'role':0}                   | role",
                "{'name':'米','points':1,'lines':[],'price':0}                  | price",
                "{'name':'米','points':1,'lines':[{'good':'x','pieces':1}]}     | lines[0].good",
                "{'name':'米','points':1,'lines':[{'pieces':1,'day':'2026-13-01'}]}  | lines[0].day",
                "{'name':'米','points':1,'lines':[{'pieces':1,'quarter':'26Q1'}]}    | lines[0].quarter",
            })
    void a_value_of_the_wrong_kind_is_refused_by_its_path(String body, String field) {
        Answer answer =
                problem(villager.post("/api/v1/probe/orders", body.strip().replace('\'', '"')), 400, "invalid-request");
        assertThat(field(answer, field)).containsPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'米','points':1,'lin",
                "{'name':'米','points':1,'lines':[]}}",
                "{'name':'米','points':1,'lines':[]} 7",
                "{'name':'米','name':'面','points':1,'lines':[]}",
                "[1",
                "name=米",
                "{'name':'米','points':0x10,'lines':[]}",
                "{'name':'米','points':NaN,'lines':[]}",
                "\"\"",
            })
    void json_that_is_not_whole_is_refused(String body) {
        problem(villager.post("/api/v1/probe/orders", body.replace('\'', '"')), 400, "malformed-json");
    }

    @Test
    void an_empty_body_is_refused() {
        problem(villager.post("/api/v1/probe/orders", null), 400, "malformed-request");
    }

    @Test
    void bad_path_and_query_values_are_named() {
        assertThat(field(problem(villager.get("/api/v1/probe/things/7"), 400, "invalid-request"), "id"))
                .contains("编号");
        assertThat(field(problem(villager.get("/api/v1/probe/things/%20"), 400, "invalid-request"), "id"))
                .containsPattern("\\p{IsHan}");
        String thing = "/api/v1/probe/things/" + GOOD;
        villager.get(thing).expect(200);
        assertThat(field(problem(villager.get(thing + "?role=KING"), 400, "invalid-request"), "role"))
                .contains("VILLAGER");
        assertThat(field(problem(villager.get(thing + "?size=ten"), 400, "invalid-request"), "size"))
                .contains("整数");
        assertThat(field(problem(villager.get(thing + "?size=201"), 400, "invalid-request"), "size"))
                .containsPattern("\\p{IsHan}");
        assertThat(field(problem(villager.get(thing + "?quarter=Q4"), 400, "invalid-request"), "quarter"))
                .contains("2026Q1");
        assertThat(field(problem(villager.get("/api/v1/probe/needs"), 400, "invalid-request"), "word"))
                .contains("必须");
    }

    @Test
    void a_path_nobody_knows_is_404_with_and_without_a_token() {
        problem(villager.get("/api/v1/nowhere"), 404, "unknown-path");
        problem(http.anonymous().get("/nowhere"), 404, "unknown-path");
        problem(villager.get("/api/v1/probe/nowhere"), 404, "unknown-path");
        problem(http.anonymous().get("/api/v1//probe"), 400, "malformed-request");
    }

    @Test
    void another_method_is_405_and_says_which_there_are() {
        Answer answer =
                problem(villager.send("PATCH", "/api/v1/probe/orders", "{}", Map.of()), 405, "method-not-allowed");
        assertThat(answer.headers().getFirst("Allow")).contains("POST").doesNotContain("PATCH");
        problem(villager.get("/api/v1/probe/orders"), 405, "method-not-allowed");
    }

    @Test
    void formats_nobody_offers_are_406_and_415() {
        problem(
                villager.send("GET", "/api/v1/probe/actor", null, Map.of("Accept", "image/png")),
                406,
                "not-acceptable");
        problem(
                villager.send(
                        "POST",
                        "/api/v1/probe/orders",
                        "<order/>",
                        Map.of(
                                "Content-Type",
                                "application/xml",
                                "Idempotency-Key",
                                UUID.randomUUID().toString())),
                415,
                "unsupported-media-type");
    }

    @Test
    void a_body_over_one_megabyte_is_413() {
        String large = "\"" + "米".repeat(WebConfiguration.MAX_BODY_BYTES / 3 + 1) + "\"";
        problem(villager.post("/api/v1/probe/orders", large), 413, "too-large");
        problem(villager.post("/api/v1/probe/orders", large.repeat(20)), 413, "too-large");
        problem(villager.post("/api/v1/sessions/probe", large), 413, "too-large");
    }

    /** Longer than any link there is: the server says so by itself, before there is a request to answer. */
    @Test
    void an_address_of_ten_kilobytes_is_refused_and_the_caller_is_not_kept_waiting() throws IOException {
        try (Socket socket = new Socket(http.base().getHost(), http.base().getPort())) {
            socket.setSoTimeout(20_000);
            String request = "GET /api/v1/villages?name=" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 414 ");
        }
    }

    @Test
    void without_a_token_nothing_but_open_paths() {
        Answer answer = problem(http.anonymous().get("/api/v1/probe/actor"), 401, "not-signed-in");
        assertThat(answer.headers().getFirst("WWW-Authenticate")).isEqualTo("Bearer");
        problem(http.withToken("unknown").get("/api/v1/probe/actor"), 401, "not-signed-in");
        problem(http.withToken("two words").get("/api/v1/probe/actor"), 401, "not-signed-in");
        problem(http.anonymous().post("/api/v1/probe/orders", "{}"), 401, "not-signed-in");
        http.anonymous().get("/api/v1/public/probe/hello").expect(200);
        http.withToken("outlived").get("/api/v1/public/probe/hello").expect(200);
    }

    @Test
    void an_unforeseen_error_tells_a_reference_and_nothing_else() {
        Answer answer = problem(villager.get("/api/v1/probe/broken"), 500, "internal-error");
        assertThat(answer.json().path("reference").asString())
                .isEqualTo(answer.headers().getFirst(RequestLog.HEADER))
                .isNotBlank();
        assertThat(answer.text()).doesNotContain("13800000000", "Exception", "张三");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "do $$ begin raise exception using errcode = '57014'; end $$ | 503 | busy",
                "do $$ begin raise exception using errcode = '55P03'; end $$ | 503 | busy",
                "do $$ begin raise exception using errcode = '40001'; end $$ | 503 | busy",
                "do $$ begin raise exception using errcode = '40P01'; end $$ | 503 | busy",
                "do $$ begin raise exception using errcode = '53300'; end $$ | 503 | unavailable",
                "do $$ begin raise exception using errcode = '23505', constraint = 'nobody_knows'; end $$ | 409 | data-conflict",
                "select convert_from(decode('00', 'hex'), 'UTF8') | 400 | invalid-text",
                "select secret_column from kernel.outbox | 500 | internal-error",
                "drop table kernel.outbox | 500 | internal-error",
            })
    void what_the_database_refuses_becomes_a_problem_without_sql(String statement, int status, String code) {
        Answer answer = problem(
                villager.get("/api/v1/probe/sql?statement="
                        + java.net.URLEncoder.encode(statement, java.nio.charset.StandardCharsets.UTF_8)),
                status,
                code);
        assertThat(answer.text()).doesNotContain("kernel", "outbox", "select", "secret_column", "R2dbc");
        if (status == 503) {
            assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("1");
        }
    }

    @Test
    void every_answer_has_a_request_id_and_safe_headers() {
        Answer named = villager.send("GET", "/api/v1/probe/actor", null, Map.of(RequestLog.HEADER, "my-request-7"));
        assertThat(named.headers().getFirst(RequestLog.HEADER)).isEqualTo("my-request-7");
        Answer odd = villager.send("GET", "/api/v1/probe/actor", null, Map.of(RequestLog.HEADER, "<script>"));
        assertThat(odd.headers().getFirst(RequestLog.HEADER)).doesNotContain("<");
        assertThat(odd.headers().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(odd.headers().getFirst("Cache-Control")).contains("no-store");
        assertThat(odd.headers().getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(odd.headers().containsHeader("Access-Control-Allow-Origin")).isFalse();
    }
}
