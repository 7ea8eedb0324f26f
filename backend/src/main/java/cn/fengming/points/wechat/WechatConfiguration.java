package cn.fengming.points.wechat;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceOkHttpImpl;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import java.time.Clock;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * weixin-java as we trust it: a client of our own with a time limit, no retries (a code works once), the stable access
 * token (every instance of the backend gets the same, and none takes it from the others), and no log of its own.
 */
@Configuration(proxyBeanMethods = false)
class WechatConfiguration {

    private static final int BREATH_MILLIS = 200;

    /** Null, so that nobody can ask, without an account at WeChat. */
    @Bean
    @Nullable
    WxMaService wechatService(WechatSettings settings, LoggingSystem logging) {
        return settings.appId().isBlank() ? null : service(settings, logging);
    }

    @Bean
    WechatLogin wechatLogin(Optional<WxMaService> service, WechatThreads threads) {
        return service.<WechatLogin>map(asked -> new WxJavaLogin(asked, threads))
                .orElseGet(WechatUnset::new);
    }

    @Bean
    WechatContentCheck wechatContentCheck(Optional<WxMaService> service, WechatThreads threads, Clock clock) {
        return service.<WechatContentCheck>map(asked -> new WxJavaContentCheck(asked, threads, new Breather(clock)))
                .orElseGet(ContentCheckUnset::new);
    }

    @Bean
    WechatMessages wechatMessages(
            Optional<WxMaService> service,
            WechatSettings settings,
            MiniProgramSettings program,
            WechatThreads threads) {
        return service.<WechatMessages>map(asked -> new WxJavaMessages(once(asked, settings), threads, program))
                .orElseGet(MessagesUnset::new);
    }

    /**
     * The same account over a client that does not repeat a request on a fresh line when the old one broke: a message
     * must not be said twice. WeChat's own words about a refusal only come through when the library may retry; what it
     * repeats is -1 alone, which is no.
     */
    private static WxMaService once(WxMaService asked, WechatSettings settings) {
        WxMaService service = new OwnClient(settings, false);
        service.setWxMaConfig(asked.getWxMaConfig());
        service.setMaxRetryTimes(1);
        service.setRetrySleepMillis(BREATH_MILLIS);
        return service;
    }

    static WxMaService service(WechatSettings settings, LoggingSystem logging) {
        // its warnings print whole addresses, with access token and secret
        logging.setLogLevel("cn.binarywang.wx", LogLevel.OFF);
        logging.setLogLevel("me.chanjar.weixin", LogLevel.OFF);
        WxMaDefaultConfigImpl config = new WxMaDefaultConfigImpl();
        config.setAppid(settings.appId());
        config.setSecret(settings.secret());
        config.setApiHostUrl(settings.host());
        config.useStableAccessToken(true);
        WxMaService service = new OwnClient(settings, true);
        service.setWxMaConfig(config);
        service.setMaxRetryTimes(0);
        return service;
    }

    /** The library's own client has no limit for a whole call and is shared by the process. */
    private static final class OwnClient extends WxMaServiceOkHttpImpl {

        private final OkHttpClient client;

        OwnClient(WechatSettings settings, boolean repeating) {
            client = new OkHttpClient.Builder()
                    .callTimeout(settings.patience())
                    // well below: only then is it known that WeChat heard nothing
                    .connectTimeout(settings.patience().dividedBy(3))
                    .followRedirects(false)
                    .retryOnConnectionFailure(repeating)
                    .build();
        }

        @Override
        public void initHttp() {
            // nothing to begin: the client is ours
        }

        @Override
        public OkHttpClient getRequestHttpClient() {
            return client;
        }
    }
}
