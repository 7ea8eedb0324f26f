package cn.fengming.points.wechat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One message WeChat pushed, proven to be WeChat's. It may come more than once.
 *
 * @param event WeChat's name of it: {@code wxa_media_check}; empty for what users write to the mini-program
 * @param openid the user it is about; empty when WeChat names none
 * @param body all of it
 */
public record WechatPush(String event, String openid, JsonNode body) {

    /** The event of {@link #pictureChecked}. */
    public static final String PICTURE_CHECKED = "wxa_media_check";

    static WechatPush of(JsonNode body) {
        return new WechatPush(
                body.path("Event").asString(""), body.path("FromUserName").asString(""), body);
    }

    /** The answer to {@link WechatContentCheck#picture}. */
    public Optional<PictureChecked> pictureChecked() {
        String trace = body.path("trace_id").asString("");
        return event.equals(PICTURE_CHECKED) && !trace.isEmpty()
                ? Optional.of(new PictureChecked(trace, verdict()))
                : Optional.empty();
    }

    /** An answer with an error number has no verdict: WeChat could not fetch or read the picture. */
    private @Nullable Verdict verdict() {
        JsonNode result = body.path("result");
        return body.path("errcode").asInt(0) == 0 && result.isObject()
                ? Verdict.of(
                        result.path("suggest").asString(""),
                        result.path("label").asString(""))
                : null;
    }

    /** @param verdict null when WeChat could not look at the picture */
    public record PictureChecked(String traceId, @Nullable Verdict verdict) {}
}
