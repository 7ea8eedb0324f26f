package cn.fengming.points.wechat;

import java.util.List;
import java.util.Map;
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

    /** Events about subscription messages: what was tapped, what was switched off, what was delivered. */
    public static final String TAPPED = "subscribe_msg_popup_event";

    public static final String CHANGED = "subscribe_msg_change_event";
    public static final String DELIVERED = "subscribe_msg_sent_event";

    private static final Map<String, String> NESTED = Map.of(
            TAPPED, "SubscribeMsgPopupEvent",
            CHANGED, "SubscribeMsgChangeEvent",
            DELIVERED, "SubscribeMsgSentEvent");

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

    /** When WeChat saw it happen, in seconds; 0 when it does not say. */
    public long happenedAt() {
        return body.path("CreateTime").asLong(0);
    }

    /** What is said about each template of a {@link #TAPPED} or {@link #CHANGED}. */
    public List<TemplateAnswer> answers() {
        return lines().stream()
                .map(line -> new TemplateAnswer(
                        line.path("TemplateId").asString(""),
                        line.path("SubscribeStatusString").asString("")))
                .toList();
    }

    /** What became of messages WeChat had taken, of a {@link #DELIVERED}. */
    public List<Delivered> delivered() {
        return lines().stream()
                .map(line -> new Delivered(
                        line.path("TemplateId").asString(""),
                        line.path("ErrorCode").asInt(0),
                        line.path("ErrorStatus").asString("")))
                .toList();
    }

    /** WeChat writes one line as an object and several as an array, on top or below the event's own name. */
    private List<JsonNode> lines() {
        JsonNode inner = body.path(NESTED.getOrDefault(event, ""));
        JsonNode list = body.has("List") ? body.path("List") : inner.has("List") ? inner.path("List") : inner;
        if (list.isArray()) {
            return list.values().stream().toList();
        }
        return list.isObject() ? List.of(list) : List.of();
    }

    /** @param answer WeChat's word: {@code accept}, {@code reject}, {@code ban} */
    public record TemplateAnswer(String template, String answer) {}

    /** @param errcode 0 when it reached the phone */
    public record Delivered(String template, int errcode, String status) {}

    /** @param verdict null when WeChat could not look at the picture */
    public record PictureChecked(String traceId, @Nullable Verdict verdict) {}
}
