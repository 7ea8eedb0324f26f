package cn.fengming.points.wechat;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Our account at WeChat. Without an appid nobody signs in by WeChat.
 *
 * @param host where WeChat's servers are; another one only for tests and for networks with a relay
 * @param patience how long one question to WeChat may take
 */
@Validated
@ConfigurationProperties("points.wechat")
record WechatSettings(
        @NotNull
        @Pattern(regexp = "(wx[0-9a-z]{6,30})?", message = "POINTS_WECHAT_APP_ID must look like wx0123456789abcdef")
        @DefaultValue("")
        String appId,

        @NotNull @DefaultValue("") String secret,

        @NotNull
        @Pattern(regexp = "https?://[^/]+", message = "POINTS_WECHAT_HOST must look like https://api.weixin.qq.com")
        @DefaultValue("https://api.weixin.qq.com")
        String host,

        @NotNull @DefaultValue("8s") Duration patience) {

    @Override
    public String toString() {
        return "WechatSettings[" + appId + " at " + host + "]";
    }
}
