package cn.fengming.points.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who has an answer already gets its tag; nobody gets another's, and secrets have none. */
@PointsTest
class ConditionalReadsTest {

    private static final String WALLET = "/api/v1/me/wallet";
    private static final String QUARTERS = "/api/v1/quarters";

    @Autowired
    Http http;

    @Autowired
    Given given;

    private TownSetup town;
    private Caller villager;

    @BeforeEach
    void signIn() {
        town = given.town(1, 2);
        villager = http.as(town.village(0).household(0).villager());
    }

    private static String tag(Answer answer) {
        return Objects.requireNonNull(answer.expect(200).headers().getETag());
    }

    /** As the mini-program asks. */
    private static Answer read(Caller caller, String path) {
        return caller.send("GET", path, null, Map.of("X-Keeps-Answers", "true"));
    }

    private static Answer unless(Caller caller, String path, String tags) {
        return caller.send("GET", path, null, Map.of("X-Keeps-Answers", "true", "If-None-Match", tags));
    }

    @Test
    void nothing_is_left_on_the_disk_of_a_browser_but_what_everybody_may_read() {
        Answer own = villager.get(WALLET).expect(200);
        assertThat(own.headers().getETag()).isNull();
        assertThat(own.headers().getCacheControl()).contains("no-store");
        String wall = "/api/v1/public/towns/" + town.town() + "/villages/"
                + town.village(0).id() + "/board";
        String tag = tag(http.anonymous().get(wall));
        http.anonymous().send("GET", wall, null, Map.of("If-None-Match", tag)).expect(304);
    }

    @Test
    void who_has_the_answer_already_gets_304_and_no_body() {
        Answer first = read(villager, WALLET).expect(200);
        String tag = tag(first);
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag)) {
            Answer again = unless(villager, WALLET, known).expect(304);
            assertThat(again.text()).isEmpty();
            assertThat(again.headers().getETag()).isEqualTo(tag);
            assertThat(again.headers().getCacheControl())
                    .isEqualTo(first.headers().getCacheControl())
                    .contains("private", "no-cache")
                    .doesNotContain("no-store");
            assertThat(again.headers().getVary()).contains("Authorization", "Accept-Encoding");
            assertThat(again.headers().getFirst("Content-Security-Policy"))
                    .isEqualTo(first.headers().getFirst("Content-Security-Policy"))
                    .isNotBlank();
        }
        for (String unknown : List.of("*", "nonsense", "\"", "\"" + "0".repeat(32) + "\"", ",,W/")) {
            assertThat(unless(villager, WALLET, unknown).expect(200).text()).isEqualTo(first.text());
        }
        Answer head = villager.send("HEAD", WALLET, null, Map.of("X-Keeps-Answers", "true"))
                .expect(200);
        assertThat(head.text()).isEmpty();
        assertThat(head.headers().getETag()).isEqualTo(tag);
        assertThat(tag(villager.send(
                        "GET", WALLET, null, Map.of("X-Keeps-Answers", "true", "Accept-Encoding", "gzip"))))
                .as("compressed it is another sequence of bytes")
                .isNotEqualTo(tag);
    }

    @Test
    void what_has_changed_comes_whole_with_another_tag_and_is_nobody_elses() {
        String none = tag(read(villager, QUARTERS));
        http.as(town.officer()).post(QUARTERS, Map.of("quarter", "2026Q4")).expect(201);
        Answer one = unless(villager, QUARTERS, none).expect(200);
        assertThat(one.json().size()).isEqualTo(1);
        assertThat(tag(one)).isNotEqualTo(none);
        unless(villager, QUARTERS, tag(one)).expect(304);

        Caller neighbour = http.as(town.village(0).household(1).villager());
        Answer own = unless(neighbour, WALLET, tag(read(villager, WALLET))).expect(200);
        assertThat(own.json().get("household").asString())
                .isEqualTo(town.village(0).household(1).id().toString());
        http.anonymous()
                .send("GET", WALLET, null, Map.of("If-None-Match", tag(own)))
                .expect(401);
    }

    @Test
    void secrets_and_refusals_are_never_stored() {
        for (String path :
                List.of("/api/v1/me", "/api/v1/me/household", "/api/v1/redemptions", "/api/v1/sessions/current")) {
            Answer answer = read(villager, path).expect(200);
            assertThat(answer.headers().getETag()).as(path).isNull();
            assertThat(answer.headers().getCacheControl()).as(path).contains("no-store");
        }
        Answer refused = read(villager, "/api/v1/pools").expect(403);
        assertThat(refused.headers().getETag()).isNull();
        assertThat(refused.headers().getCacheControl()).contains("no-store");
    }
}
