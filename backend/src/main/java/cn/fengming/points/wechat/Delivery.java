package cn.fengming.points.wechat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link Letter} that WeChat was given.
 *
 * @param errcode WeChat's number; 0 when it took the letter, {@value #NO_ANSWER} when it said nothing
 * @param words why not, for the town office; empty when it was sent
 */
public record Delivery(Fate fate, int errcode, String words) {

    /** The errcode of who could not be reached. */
    public static final int NO_ANSWER = -2;

    private static final Pattern FIELD = Pattern.compile("data\\.([a-z_]+\\d{1,2})\\.value");

    /** What is to happen next. */
    public enum Fate {
        /** WeChat took it. */
        SENT,
        /** The reader did not agree to another one, or does not want any more: nothing that can be done here. */
        UNWANTED,
        /** WeChat will never take it as it is: the same again is refused again. */
        REFUSED,
        /** WeChat did not take it, and may do so later. */
        LATER,
        /** The day's number of messages is used up. */
        TOMORROW,
        /** It may have been taken or not: the line broke after it was said. */
        UNSURE
    }

    static final Delivery SENT = new Delivery(Fate.SENT, 0, "");

    /** WeChat never heard of it. */
    static Delivery unreachable() {
        return new Delivery(Fate.LATER, NO_ANSWER, "连不上微信");
    }

    static Delivery unsure() {
        return new Delivery(Fate.UNSURE, NO_ANSWER, "微信没有答复，不知道送到没有");
    }

    /** @param message WeChat's own words, which name the wrong field of 47003 */
    static Delivery of(int errcode, @Nullable String message) {
        return switch (errcode) {
            case 0 -> SENT;
            case 43101 -> new Delivery(Fate.UNWANTED, errcode, "村民没有同意接收，或者已经关掉");
            case 40003 -> refused(errcode, "微信不认识这位用户");
            case 40037 -> refused(errcode, "模板编号不对，或者模板已删除");
            case 41030 -> refused(errcode, "打开的页面在已发布的小程序里不存在");
            case 47003 -> refused(errcode, "模板字段填得不合要求" + field(message));
            case 43107 -> refused(errcode, "微信封禁了本小程序的订阅消息");
            case 45168 -> refused(errcode, "内容里有微信不允许的词");
            case 43108 -> new Delivery(Fate.LATER, errcode, "同时给同一个人发了两条");
            case 45009 -> new Delivery(Fate.TOMORROW, errcode, "今天的发送次数用完了");
            case 45011 -> new Delivery(Fate.LATER, errcode, "发得太快了");
            case -1 -> new Delivery(Fate.LATER, errcode, "微信系统繁忙");
            case 40001, 40014, 41001, 42001 -> new Delivery(Fate.LATER, errcode, "访问凭证失效");
            default ->
                WechatRefusal.misconfigured(errcode)
                        ? new Delivery(Fate.LATER, errcode, "小程序的账号没有设置好")
                        : refused(errcode, "微信不收，原因不明");
        };
    }

    private static Delivery refused(int errcode, String words) {
        return new Delivery(Fate.REFUSED, errcode, words);
    }

    private static String field(@Nullable String message) {
        Matcher found = FIELD.matcher(message == null ? "" : message);
        return found.find() ? "（" + found.group(1) + "）" : "";
    }
}
