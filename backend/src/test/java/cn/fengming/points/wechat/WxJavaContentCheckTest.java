package cn.fengming.points.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.wechat.WechatServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LoggingSystem;

class WxJavaContentCheckTest {

    private static final String WORDS = "/wxa/msg_sec_check";

    private final WechatServers wechat = new WechatServers();
    private final WechatThreads threads = new WechatThreads();
    private final TestClock clock = new TestClock();
    private WechatContentCheck check;
    private String openid;

    @BeforeEach
    void setUp() {
        var configuration = new WechatConfiguration();
        var service = Optional.ofNullable(configuration.wechatService(
                new WechatSettings(WechatServers.APPID, WechatServers.SECRET, wechat.host(), Duration.ofMinutes(1)),
                LoggingSystem.get(getClass().getClassLoader())));
        check = configuration.wechatContentCheck(service, threads, clock);
        openid = wechat.newOpenid();
        configuration
                .wechatLogin(service, threads)
                .account(wechat.loginCode(openid))
                .block();
    }

    @AfterEach
    void close() {
        wechat.close();
        threads.destroy();
    }

    @Test
    void words_pass_or_are_named_for_what_they_may_be() {
        wechat.checks().dislike("加微信", "review", 10001);
        wechat.checks().dislike("骂人的话", "risky", 20003);
        assertThat(words("村口有一堆垃圾").passed()).isTrue();
        assertThat(words("收旧手机，加微信")).isEqualTo(new Verdict(Verdict.Suggestion.REVIEW, 10001));
        assertThat(words("骂人的话").matter()).isEqualTo("辱骂");
        assertThat(words("  ").passed()).as("nothing to ask").isTrue();
    }

    @Test
    void more_than_wechat_reads_is_asked_in_parts_and_the_worst_counts() {
        wechat.checks().dislike("骂人的话", "risky", 20003);
        wechat.checks().dislike("加微信", "review", 10001);
        String longText = "加微信" + "垃圾🚮".repeat(1200) + "骂人的话" + "垃圾".repeat(800);
        assertThat(words(longText).suggestion()).isEqualTo(Verdict.Suggestion.RISKY);
        assertThat(wechat.seen()).filteredOn(path -> path.endsWith(WORDS)).hasSize(3);
    }

    @Test
    void the_older_way_of_saying_risky_is_understood() {
        wechat.failOn(WORDS, 87014);
        assertThat(words("不好的话").suggestion()).isEqualTo(Verdict.Suggestion.RISKY);
    }

    @Test
    void a_stranger_or_who_was_not_here_for_two_hours_is_told_apart_from_a_failure() {
        assertThat(told(wechat.newOpenid()).type()).isEqualTo(WechatContentCheck.STRANGER);
        wechat.checks().leave(openid);
        assertThat(told(openid).type()).isEqualTo(WechatContentCheck.STRANGER);
        assertThat(told(openid).status())
                .as("asking on is no use, but harms nobody")
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 45009, 48001})
    void after_a_failure_wechat_is_left_alone_for_a_minute(int errcode) {
        wechat.failOn(WORDS, errcode);
        assertThat(told(openid).status()).isIn(429, 503);
        assertThat(told(openid).type()).isEqualTo("wechat-pausing");
        long asked = wechat.seen().stream().filter(path -> path.endsWith(WORDS)).count();
        assertThat(asked).isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));
        assertThat(words("好了吗").passed()).isTrue();
    }

    @Test
    void an_access_token_that_another_system_replaced_is_fetched_anew() {
        words("第一次");
        wechat.expireToken();
        assertThat(words("第二次").passed()).isTrue();
    }

    @Test
    void a_picture_gets_a_trace_to_wait_for() {
        String trace = check.picture(openid, URI.create("https://points.example.cn/a.jpg"))
                .block();
        assertThat(wechat.checks().picturesOf(openid)).containsOnlyKeys(trace);
    }

    @Test
    void what_wechat_answers_later_is_read_from_its_message() {
        var json = tools.jackson.databind.json.JsonMapper.shared();
        String trace = check.picture(openid, URI.create("https://nowhere.example.cn/a.jpg"))
                .block();
        var answer = WechatPush.of(json.readTree(wechat.checks().answer(trace, "pass", 100)))
                .pictureChecked()
                .orElseThrow();
        assertThat(answer.traceId()).isEqualTo(trace);
        assertThat(answer.verdict()).as("it could not be fetched").isNull();
        assertThat(WechatPush.of(json.readTree("{\"Event\":\"wxa_media_check\"}"))
                        .pictureChecked())
                .isEmpty();
        assertThat(WechatPush.of(json.readTree("{\"Event\":\"other\",\"trace_id\":\"x\"}"))
                        .pictureChecked())
                .isEmpty();
    }

    @Test
    void the_stand_in_refuses_what_wechat_refuses() throws Exception {
        words("取一个令牌");
        String token = wechat.secrets().stream()
                .filter(secret -> secret.startsWith("ACCESS"))
                .findFirst()
                .orElseThrow();
        String path = WORDS + "?access_token=" + token;
        String rest = ",\"openid\":\"" + openid + "\",\"content\":\"好\"}";
        assertThat(ask(WORDS, "{}")).contains("41001");
        assertThat(ask(WORDS + "?access_token=old", "{}")).contains("40001");
        assertThat(ask(path, "no json")).contains("47001");
        assertThat(ask(path, "{\"scene\":3" + rest)).as("version").contains("47001");
        assertThat(ask(path, "{\"version\":2" + rest)).as("scene").contains("47001");
        assertThat(ask(path, "{\"version\":2,\"scene\":3,\"openid\":\"o9\",\"content\":\"好\"}"))
                .contains("40003");
        assertThat(ask(path, "{\"version\":2,\"scene\":3" + rest.replace("好", "好".repeat(2501))))
                .contains("45002");
        assertThat(ask(path, "{\"version\":2,\"scene\":3" + rest)).contains("\"suggest\":\"pass\"");
        String pictures = "/wxa/media_check_async?access_token=" + token;
        assertThat(ask(pictures, "{\"version\":2,\"scene\":3,\"media_type\":2,\"media_url\":\"/a.jpg\"" + rest))
                .contains("47001");
        assertThat(ask(pictures, "{\"version\":2,\"scene\":3,\"media_url\":\"https://a/b.jpg\"" + rest))
                .contains("47001");
    }

    private Verdict words(String words) {
        return check.words(openid, words).block();
    }

    private Problem told(String who) {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> check.words(who, "话").block());
        assertThat(problem).isNotNull();
        return problem;
    }

    private String ask(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(wechat.host() + path))
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
