package cn.fengming.points.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A browser gets a page at the root, with or without a build of the mini-program in the jar. */
@PointsTest
class MiniProgramPagesTest {

    @Autowired
    Http http;

    @Autowired
    Given given;

    @Test
    void the_first_page_is_open_to_everybody_and_never_stale() {
        Answer page = http.anonymous().send("GET", "/", null, Map.of("Accept", "text/html"));
        page.expect(200);
        assertThat(page.headers().getContentType()).hasToString("text/html;charset=utf-8");
        assertThat(page.headers().getCacheControl()).isEqualTo("no-cache");
        assertThat(page.text()).contains("<html lang=\"zh-CN\">", "凤鸣积分");
    }

    /** The jar of these tests may have been built with the pages or without: either way of it is looked at here. */
    @Test
    void without_a_build_it_says_what_is_missing_and_with_one_it_is_the_build() {
        assertThat(firstPageIn("nowhere/"))
                .contains("没有网页", "Node.js 20", "mvn -q -DskipTests package", "/swagger-ui.html");
        assertThat(firstPageIn("miniapp-for-tests/"))
                .contains("a build of the pages")
                .doesNotContain("没有网页");
    }

    private static String firstPageIn(String place) {
        byte[] body = WebTestClient.bindToRouterFunction(MiniProgramPages.firstPageIn(place))
                .build()
                .get()
                .uri("/")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return new String(body, StandardCharsets.UTF_8);
    }

    @Test
    void its_scripts_may_come_from_here_and_nowhere_else() {
        Answer page = http.anonymous().get("/");
        assertThat(page.headers().getFirst("Content-Security-Policy"))
                .contains(
                        "script-src 'self';", "media-src 'self' blob:", "connect-src 'self'", "frame-ancestors 'none'");
    }

    @Test
    void an_asset_that_is_not_there_is_a_problem_and_not_the_first_page() {
        assertThat(http.anonymous()
                        .get("/assets/gone.js")
                        .expect(404)
                        .json()
                        .path("code")
                        .asString())
                .isNotEmpty();
        http.anonymous().get("/assets/../application.yaml").expect(400);
    }

    @Test
    void what_wechat_cannot_send_may_be_meant() {
        Login office = given.town(1, 0).officer();
        Answer refused = http.as(office)
                .send(
                        "POST",
                        "/api/v1/grids/11111111-1111-7111-8111-111111111111",
                        Map.of("name", "一网格"),
                        Map.of(IntendedMethod.HEADER, "PATCH", "Idempotency-Key", "meant-as-patch"));
        refused.expect(404);
        assertThat(refused.json().path("code").asString()).isNotEqualTo("unknown-path");
        http.as(office)
                .send(
                        "POST",
                        "/api/v1/quarters",
                        null,
                        Map.of(IntendedMethod.HEADER, "DELETE", "Idempotency-Key", "no-delete-x"))
                .expect(400);
    }
}
