package cn.fengming.points.wechat;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the mini-program's console was told about pushing messages to {@code /api/v1/wechat/push}, in safe mode as JSON.
 * Without it WeChat's messages are not taken.
 */
@Validated
@ConfigurationProperties("points.wechat.push")
record PushSettings(
        @NotNull
        @Pattern(
                regexp = "([0-9A-Za-z]{3,32})?",
                message = "POINTS_WECHAT_PUSH_TOKEN must be 3 to 32 letters and digits")
        @DefaultValue("")
        String token,

        @NotNull
        @Pattern(
                regexp = "([0-9A-Za-z]{43})?",
                message = "POINTS_WECHAT_PUSH_AES_KEY must be the EncodingAESKey: 43 letters and digits")
        @DefaultValue("")
        String aesKey) {

    @AssertTrue(message = "POINTS_WECHAT_PUSH_TOKEN and POINTS_WECHAT_PUSH_AES_KEY belong together")
    boolean isWhole() {
        return token.isEmpty() == aesKey.isEmpty();
    }

    boolean set() {
        return !token.isEmpty();
    }

    @Override
    public String toString() {
        return "PushSettings[" + (set() ? "set" : "unset") + "]";
    }
}
