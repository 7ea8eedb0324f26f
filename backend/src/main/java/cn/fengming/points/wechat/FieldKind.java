package cn.fengming.points.wechat;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What WeChat lets stand in a field of a subscription message. A field's name says its kind, {@code thing1} is a {@link
 * #THING}; one character too many, or one of another sort, and WeChat refuses the whole message (47003).
 */
public enum FieldKind {
    /** Any words, up to 20 characters. */
    THING("thing", 20, "[^\\p{L}\\p{N}\\p{P}\\p{S}\\p{Z}]"),
    /** Digits with a point, up to 32. */
    NUMBER("number", 32, "[^0-9.]"),
    /** Letters, digits and signs, up to 32, nothing Chinese. */
    CHARACTER_STRING("character_string", 32, "[^\\x21-\\x7E]"),
    /** A moment: 2026年11月30日 15:01. */
    TIME("time", 32, "[^0-9年月日: ~]"),
    /** A day: 2026年11月30日. */
    DATE("date", 32, "[^0-9年月日: ~]"),
    /** Digits that are worth something. */
    AMOUNT("amount", 10, "[^0-9.]"),
    /** Up to five Chinese characters. */
    PHRASE("phrase", 5, "[^\\p{IsHan}]"),
    /** Up to ten Chinese characters. */
    NAME("name", 10, "[^\\p{IsHan}]");

    private static final String MORE = "…";
    private static final int BEYOND_PLANE = 0xFFFF;

    private final String prefix;
    private final int most;
    private final Pattern foreign;

    FieldKind(String prefix, int most, String foreign) {
        this.prefix = prefix;
        this.most = most;
        this.foreign = Pattern.compile(foreign);
    }

    /** @param field {@code thing1}; empty for a kind that is not filled in here ({@code car_number1}) */
    public static Optional<FieldKind> of(String field) {
        for (FieldKind kind : values()) {
            if (field.matches(kind.prefix + "\\d{1,2}")) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /**
     * The words as WeChat takes them in such a field: what is foreign to it is left out, what is too long is cut between
     * characters, with … where the cut can be seen. Never empty, because WeChat takes no empty field.
     */
    public String fit(String words) {
        String own = foreign.matcher(inOneLine(words)).replaceAll("").strip();
        return cut(own.isEmpty() ? nothing() : own);
    }

    private static String inOneLine(String words) {
        int[] plain = words.replaceAll("\\s+", " ")
                .codePoints()
                .filter(point -> point <= BEYOND_PLANE)
                .toArray();
        return new String(plain, 0, plain.length);
    }

    private String nothing() {
        return switch (this) {
            case NUMBER, AMOUNT -> "0";
            case CHARACTER_STRING -> "-";
            case TIME, DATE -> throw new IllegalArgumentException("a day is always known");
            case THING, PHRASE, NAME -> "无";
        };
    }

    private String cut(String words) {
        if (words.length() <= most) {
            return words;
        }
        return this == THING ? words.substring(0, most - 1) + MORE : words.substring(0, most);
    }

    /** True for the one kind into which any words fit. */
    public boolean takesWords() {
        return this == THING;
    }
}
