package cn.fengming.points.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.wechat.WechatPushes;
import cn.fengming.points.testing.wechat.WechatPushes.Push;
import cn.fengming.points.testing.wechat.WechatServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsTest
class PushTest {

    private static final String PATH = "/api/v1/wechat/push?";
    private static final String HELLO = "{\"MsgType\":\"text\",\"FromUserName\":\"o1\",\"Content\":\"你好\"}";

    @Autowired
    private Http http;

    @Autowired
    private TestClock clock;

    @Test
    void the_console_hears_its_own_echo() {
        Answer answer =
                http.anonymous().get(PATH + WechatPushes.echo(clock.instant(), WechatPushes.TOKEN, "4375120948"));
        assertThat(answer.expect(200).text()).isEqualTo("4375120948");
        assertThat(answer.headers().getFirst("Content-Type")).startsWith("text/plain");
    }

    @Test
    void nobody_elses_echo_is_answered() {
        refused(http.anonymous().get(PATH + WechatPushes.echo(clock.instant(), "anotherToken", "%3Cscript%3E")));
        refused(http.anonymous()
                .get(PATH + WechatPushes.echo(clock.instant().minusSeconds(700), WechatPushes.TOKEN, "1")));
        http.anonymous().get(PATH + "timestamp=1&nonce=2&echostr=3").expect(400);
    }

    @Test
    void a_message_nobody_wants_is_heard_all_the_same() {
        Answer answer = push(WechatPushes.of(clock.instant(), HELLO));
        assertThat(answer.expect(200).text()).isEqualTo("success");
        assertThat(push(WechatPushes.of(clock.instant(), "{\"Event\":\"some_new_event\",\"New\":{\"a\":[1]}}"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void only_wechat_itself_is_heard() {
        Instant now = clock.instant();
        refused(push(WechatPushes.of(now, HELLO, "anotherToken", WechatPushes.AES_KEY, WechatServers.APPID)));
        refused(push(WechatPushes.of(
                now,
                HELLO,
                WechatPushes.TOKEN,
                new StringBuilder(WechatPushes.AES_KEY).reverse().toString(),
                WechatServers.APPID)));
        refused(push(WechatPushes.of(now, HELLO, WechatPushes.TOKEN, WechatPushes.AES_KEY, "wxffffffffffffffff")));
    }

    @Test
    void a_message_changed_on_its_way_or_under_anothers_signature_is_refused() {
        Push real = WechatPushes.of(clock.instant(), HELLO);
        Push other = WechatPushes.of(clock.instant(), "{\"Event\":\"wxa_media_check\",\"trace_id\":\"x\"}");
        refused(push(real.withBody(other.body())));
        refused(push(real.withQuery(real.query().replaceFirst("nonce=\\d", "nonce=9"))));
        refused(push(real.withQuery(real.query().replaceFirst("msg_signature=.", "msg_signature=x"))));
        String withoutClosed = real.query().replaceFirst("&msg_signature=.*", "");
        assertThat(push(real.withQuery(withoutClosed)).status()).isEqualTo(400);
        String bySignatureOfTheQuery = withoutClosed.replaceFirst("signature=(\\w+)&(.*)", "$2&msg_signature=$1");
        refused(push(real.withQuery(bySignatureOfTheQuery)));
        refused(push(real.withQuery(bySignatureOfTheQuery).withBody("{\"Encrypt\":\"\"}")));
        assertThat(push(real.withBody("<xml>不是 JSON</xml>")).status()).isEqualTo(400);
        refused(push(real.withBody(HELLO)));
        refused(push(real.withBody("[1]")));
    }

    @Test
    void a_message_recorded_earlier_is_not_heard_again_later() {
        Push real = WechatPushes.of(clock.instant(), HELLO);
        push(real).expect(200);
        clock.advance(Duration.ofMinutes(9));
        push(real).expect(200);
        clock.advance(Duration.ofMinutes(2));
        refused(push(real));
        refused(push(WechatPushes.of(clock.instant().plus(Duration.ofMinutes(11)), HELLO)));
    }

    @Test
    void without_a_token_there_is_no_such_address() {
        var desk = new PushDesk(
                new WechatSettings(WechatServers.APPID, "x", "http://127.0.0.1:1", Duration.ofSeconds(1)),
                new PushSettings("", ""),
                List.of(),
                Clock.systemUTC());
        Problem problem = catchThrowableOfType(Problem.class, () -> desk.echo("a", "1", "b", "c"));
        assertThat(problem.status()).isEqualTo(404);
    }

    @Test
    void half_a_configuration_is_noticed() {
        assertThat(new PushSettings("token", "").isWhole()).isFalse();
        assertThat(new PushSettings("", WechatPushes.AES_KEY).isWhole()).isFalse();
        assertThat(new PushSettings("token", WechatPushes.AES_KEY).toString())
                .doesNotContain("token,")
                .doesNotContain(WechatPushes.AES_KEY);
    }

    private Answer push(Push push) {
        return http.anonymous().send("POST", PATH + push.query(), push.body(), Map.of("Content-Type", "text/plain"));
    }

    private static void refused(Answer answer) {
        assertThat(answer.expect(403).text()).doesNotContain("script");
    }
}
