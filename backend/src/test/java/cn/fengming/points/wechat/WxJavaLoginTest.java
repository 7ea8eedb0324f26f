package cn.fengming.points.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.testing.Servers;
import cn.fengming.points.testing.wechat.WechatServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.LoggingSystem;

class WxJavaLoginTest {

    private final WechatServers wechat = new WechatServers();
    private final WechatThreads threads = new WechatThreads();

    @AfterEach
    void close() {
        wechat.close();
        threads.destroy();
    }

    @Test
    void a_wrong_appid_or_secret_is_our_fault_and_not_the_villagers() {
        for (WechatLogin login : new WechatLogin[] {
            login(WechatServers.APPID, "wrong"), login("wxffffffffffffffff", WechatServers.SECRET)
        }) {
            String code = wechat.loginCode(wechat.newOpenid());
            assertThat(told(() -> login.account(code).block()).type()).isEqualTo("wechat-misconfigured");
        }
    }

    @Test
    void without_an_account_at_wechat_signing_in_says_so() {
        WechatLogin unset = login("", "");
        assertThat(told(() -> unset.account("any").block()).type()).isEqualTo("wechat-unset");
        assertThat(told(() -> unset.phone("any").block()).status()).isEqualTo(503);
    }

    @Test
    void a_wechat_that_cannot_be_reached_is_told_as_such() {
        WechatLogin login = login(WechatServers.APPID, WechatServers.SECRET, "http://127.0.0.1:" + Servers.CLOSED_PORT);
        assertThat(told(() -> login.account("abc").block()).type()).isEqualTo("wechat-away");
    }

    @Test
    void a_code_that_would_change_the_address_never_leaves_the_house() {
        WechatLogin login = login(WechatServers.APPID, WechatServers.SECRET);
        assertThat(told(() -> login.account("x&appid=wxother").block()).type()).isEqualTo("wechat-code-invalid");
        assertThat(wechat.seen()).isEmpty();
    }

    @Test
    void the_stand_in_refuses_what_wechat_refuses() throws Exception {
        String session = "/sns/jscode2session?appid=" + WechatServers.APPID + "&secret=" + WechatServers.SECRET;
        assertThat(ask("POST", session, "")).contains("43001");
        assertThat(ask("GET", "/sns/jscode2session?secret=x&js_code=x", "")).contains("41002");
        assertThat(ask("GET", "/sns/jscode2session?appid=wx1&secret=x", "")).contains("40013");
        assertThat(ask("GET", session, "")).contains("41008");
        assertThat(ask("GET", session + "&js_code=x", "")).contains("40002");
        assertThat(ask("GET", session + "&js_code=x&grant_type=authorization_code", ""))
                .contains("40029");
        assertThat(ask("GET", "/cgi-bin/stable_token", "")).contains("43002");
        assertThat(ask("POST", "/cgi-bin/stable_token", "no json")).contains("47001");
        String phone = "/wxa/business/getuserphonenumber";
        assertThat(ask("POST", phone, "{}")).contains("41001");
        assertThat(ask("POST", phone + "?access_token=old", "{}")).contains("40001");
    }

    private WechatLogin login(String appid, String secret) {
        return login(appid, secret, wechat.host());
    }

    private WechatLogin login(String appid, String secret, String host) {
        var settings = new WechatSettings(appid, secret, host, Duration.ofMinutes(1));
        var configuration = new WechatConfiguration();
        var service = configuration.wechatService(
                settings, LoggingSystem.get(getClass().getClassLoader()));
        return configuration.wechatLogin(Optional.ofNullable(service), threads);
    }

    private String ask(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(wechat.host() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static Problem told(Runnable question) {
        Problem problem = catchThrowableOfType(Problem.class, question::run);
        assertThat(problem).isNotNull();
        return problem;
    }
}
