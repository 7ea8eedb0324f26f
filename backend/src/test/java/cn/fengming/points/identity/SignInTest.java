package cn.fengming.points.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.wechat.WechatServers;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.r2dbc.core.DatabaseClient;

@PointsTest
@ExtendWith(OutputCaptureExtension.class)
class SignInTest {

    private final WechatServers wechat = WechatServers.shared();

    @Autowired
    Http http;

    @Autowired
    Given given;

    @Autowired
    DatabaseClient database;

    @Test
    void a_villager_signs_in_by_wechat_and_is_bound_by_the_phone_number_of_the_register() {
        TownSetup town = given.town(1, 1);
        var household = town.village(0).household(0);
        String openid = wechat.newOpenid();

        Answer visitor = signIn(openid).expect(201);
        assertThat(visitor.json().get("towns")).isEmpty();
        assertThat(visitor.json().get("town").isNull()).isTrue();

        Answer bound = phone(visitor, household.phone()).expect(201);
        assertThat(bound.json().get("town").asString()).isEqualTo(town.town().toString());

        var me = as(bound).get("/api/v1/me").expect(200).json();
        assertThat(me.at("/household/id").asString()).isEqualTo(household.id().toString());
        assertThat(me.at("/posts/0/role").asString()).isEqualTo("VILLAGER");
        assertThat(me.at("/posts/0/village/name").asString())
                .isEqualTo(town.village(0).name());
        assertThat(me.get("name").asString()).isEqualTo(household.headName());

        Answer again = signIn(openid).expect(201);
        assertThat(again.json().get("town").asString()).isEqualTo(town.town().toString());
        assertThat(again.json().get("person")).isEqualTo(visitor.json().get("person"));
    }

    @Test
    void a_visitor_may_do_nothing_but_finish_signing_in() {
        Caller visitor = as(signIn(wechat.newOpenid()).expect(201));

        visitor.get("/api/v1/sessions/current").expect(200);
        visitor.get("/api/v1/me").expect(200);
        visitor.get("/api/v1/rules").expect(403);
        visitor.get("/api/v1/persons").expect(403);
        visitor.get("/api/v1/me/wallet").expect(403);
    }

    @Test
    void the_token_of_before_ends_when_the_phone_number_is_proven() {
        TownSetup town = given.town(1, 1);
        Answer visitor = signIn(wechat.newOpenid());
        phone(visitor, town.village(0).household(0).phone()).expect(201);

        as(visitor).get("/api/v1/me").expect(401);
    }

    @Test
    void a_wrong_code_and_a_used_code_are_refused() {
        assertThat(withCode("made-up").expect(422).problem()).isEqualTo("wechat-code-invalid");
        assertThat(withCode("a b&appid=x").expect(422).problem()).isEqualTo("wechat-code-invalid");

        String code = wechat.loginCode(wechat.newOpenid());
        withCode(code).expect(201);
        assertThat(withCode(code).expect(422).problem()).isEqualTo("wechat-code-used");
    }

    @Test
    void a_missing_or_endless_code_is_no_request() {
        http.anonymous().post("/api/v1/sessions/wechat", Map.of()).expect(400);
        withCode("").expect(400);
        withCode("x".repeat(1000)).expect(400);
    }

    @Test
    void one_code_cannot_be_tried_for_ever() {
        String code = "guess" + System.nanoTime();
        for (int attempt = 0; attempt < 5; attempt++) {
            withCode(code).expect(422);
        }
        Answer refused = withCode(code).expect(429);

        assertThat(refused.problem()).isEqualTo("too-many-attempts");
        assertThat(Integer.parseInt(refused.headers().getFirst("Retry-After"))).isBetween(1, 600);
    }

    @Test
    void sixty_four_first_sign_ins_of_one_openid_are_one_person() {
        String openid = wechat.newOpenid();
        var codes = new ConcurrentLinkedQueue<>(IntStream.range(0, 64)
                .mapToObj(each -> wechat.loginCode(openid))
                .toList());

        var answers = http.race(64, () -> withCode(codes.remove()));

        assertThat(answers).allSatisfy(answer -> answer.expect(201));
        assertThat(answers.stream()
                        .map(answer -> answer.json().get("person").asString())
                        .collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(answers.stream()
                        .map(answer -> answer.json().get("token").asString())
                        .collect(Collectors.toSet()))
                .hasSize(64);
    }

    @Test
    void one_owner_of_two_openids_of_a_union_is_one_person() {
        String first = wechat.newOpenid();
        String second = wechat.newOpenid();
        wechat.joinUnion(first, "union-" + first);
        wechat.joinUnion(second, "union-" + first);

        assertThat(signIn(first).expect(201).json().get("person"))
                .isEqualTo(signIn(second).expect(201).json().get("person"));
    }

    @Test
    void what_goes_wrong_at_wechat_is_said_in_words() {
        assertThat(failing(-1).expect(503).problem()).isEqualTo("wechat-away");
        assertThat(failing(40226).expect(403).problem()).isEqualTo("forbidden");
        assertThat(failing(40013).expect(503).problem()).isEqualTo("wechat-misconfigured");
        Answer often = failing(45011).expect(429);
        assertThat(often.problem()).isEqualTo("wechat-too-often");
        assertThat(often.headers().getFirst("Retry-After")).isEqualTo("60");

        String code = wechat.loginCode(wechat.newOpenid());
        wechat.hangUpOn(code);
        assertThat(withCode(code).expect(503).problem()).isEqualTo("wechat-away");
    }

    @Test
    void an_expired_access_token_is_renewed_without_anybody_noticing() {
        TownSetup town = given.town(1, 2);
        phone(signIn(wechat.newOpenid()), town.village(0).household(0).phone()).expect(201);
        wechat.expireToken();
        phone(signIn(wechat.newOpenid()), town.village(0).household(1).phone()).expect(201);

        assertThat(wechat.seen()).doesNotContain("GET /cgi-bin/token");
    }

    @Test
    void a_phone_code_works_once_and_a_foreign_number_not_at_all() {
        TownSetup town = given.town(1, 1);
        String code = wechat.phoneCode(town.village(0).household(0).phone());
        Answer first = signIn(wechat.newOpenid());
        as(first).post("/api/v1/sessions/phone", Map.of("code", code)).expect(201);

        Answer second = signIn(wechat.newOpenid());
        assertThat(as(second)
                        .post("/api/v1/sessions/phone", Map.of("code", code))
                        .expect(422)
                        .problem())
                .isEqualTo("wechat-code-invalid");
        assertThat(phone(second, "+852 51234567").expect(422).problem()).isEqualTo("foreign-phone");
    }

    @Test
    void no_log_shows_a_token_a_session_key_or_a_phone_number(CapturedOutput output) {
        TownSetup town = given.town(1, 1);
        String phone = town.village(0).household(0).phone();
        Answer bound = phone(signIn(wechat.newOpenid()), phone).expect(201);
        failing(-1);
        failing(40163);
        wechat.expireToken();
        phone(signIn(wechat.newOpenid()), "13700000001").expect(201);

        assertThat(wechat.secrets()).hasSizeGreaterThan(3);
        assertThat(wechat.secrets())
                .allSatisfy(secret -> assertThat(output.getAll()).doesNotContain(secret));
        assertThat(output.getAll()).doesNotContain(phone);
        assertThat(output.getAll()).doesNotContain(bound.json().get("token").asString());
        assertThat(bound.text()).doesNotContain("session-key");
    }

    @Test
    void a_proven_number_is_nowhere_in_the_database_in_clear() {
        TownSetup town = given.town(1, 1);
        String phone = town.village(0).household(0).phone();
        phone(signIn(wechat.newOpenid()), phone).expect(201);
        http.as(town.officer())
                .post("/api/v1/invitations", Map.of("name", "李四", "phone", phone, "role", "TOWN"))
                .expect(201);

        for (String table : new String[] {"person", "wechat", "enrolment", "post", "invitation", "binding_request"}) {
            assertThat(rowsShowing("identity." + table, phone)).as(table).isZero();
        }
        assertThat(rowsShowing("community.member", phone)).isZero();
        assertThat(rowsShowing("audit.record", phone)).isZero();
        assertThat(rowsShowing("kernel.outbox", phone)).isZero();
    }

    @Test
    void signing_out_ends_the_session_and_everywhere_ends_all() {
        String openid = wechat.newOpenid();
        Answer first = signIn(openid);
        Answer second = signIn(openid);
        Answer third = signIn(openid);
        var listed = as(first).get("/api/v1/sessions").expect(200).json();
        assertThat(listed).hasSize(3);
        assertThat(listed.toString()).contains("\"current\":true");

        as(first).delete("/api/v1/sessions/current").expect(204);
        as(first).get("/api/v1/me").expect(401);
        as(second).delete("/api/v1/sessions").expect(204);
        as(third).get("/api/v1/me").expect(401);
    }

    @Test
    void the_demo_sign_in_does_not_exist_here() {
        http.anonymous().get("/api/v1/sessions/demo-people").expect(404);
        http.anonymous()
                .post("/api/v1/sessions/demo", Map.of("person", UUID.randomUUID()))
                .expect(404);
    }

    private Answer signIn(String openid) {
        return withCode(wechat.loginCode(openid));
    }

    private Answer failing(int errcode) {
        String code = wechat.loginCode(wechat.newOpenid());
        wechat.failOn(code, errcode);
        return withCode(code);
    }

    private Answer withCode(String code) {
        return http.anonymous().post("/api/v1/sessions/wechat", Map.of("code", code));
    }

    private Answer phone(Answer signedIn, String phone) {
        return as(signedIn).post("/api/v1/sessions/phone", Map.of("code", wechat.phoneCode(phone)));
    }

    private Caller as(Answer signedIn) {
        return http.withToken(signedIn.json().get("token").asString());
    }

    private Long rowsShowing(String table, String phone) {
        return database.sql("select count(*) from " + table + " t where position(:phone in t::text) > 0"
                        + " or position(encode(:phone::bytea, 'hex') in t::text) > 0")
                .bind("phone", phone)
                .mapValue(Long.class)
                .one()
                .block();
    }
}
