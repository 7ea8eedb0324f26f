package cn.fengming.points.wechat;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What WeChat said to words or a picture.
 *
 * @param label WeChat's number of what it may be; null when it named none
 */
public record Verdict(Suggestion suggestion, @Nullable Integer label) {

    /** In order of gravity. */
    public enum Suggestion {
        PASS,
        /** A person should look. */
        REVIEW,
        RISKY
    }

    private static final Map<Integer, String> LABELS = Map.of(
            10001, "广告",
            20001, "时政",
            20002, "色情",
            20003, "辱骂",
            20006, "违法犯罪",
            20008, "欺诈",
            20012, "低俗",
            20013, "版权",
            21000, "其他");

    static final Verdict PASSED = new Verdict(Suggestion.PASS, 100);

    /** @param suggest WeChat's word; what nobody knows yet wants a person to look */
    static Verdict of(@Nullable String suggest, @Nullable String label) {
        Suggestion suggestion = switch (String.valueOf(suggest)) {
            case "pass" -> Suggestion.PASS;
            case "risky" -> Suggestion.RISKY;
            default -> Suggestion.REVIEW;
        };
        return new Verdict(suggestion, number(label));
    }

    private static @Nullable Integer number(@Nullable String label) {
        return label != null && label.matches("\\d{1,6}") ? Integer.valueOf(label) : null;
    }

    Verdict worseOf(Verdict other) {
        return other.suggestion.compareTo(suggestion) > 0 ? other : this;
    }

    public boolean passed() {
        return suggestion == Suggestion.PASS;
    }

    /** What it may be, in a word for staff. */
    public String matter() {
        return label == null ? "内容" : LABELS.getOrDefault(label, "其他");
    }
}
