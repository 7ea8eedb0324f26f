package cn.fengming.points.spots;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What can be found against a village by way of its spots. */
public enum FindingCode {
    /** A re-inspection saw that it was not truly put right. */
    UNRECTIFIED("unrectified", "复查未真正整改"),
    /** Its day passed. */
    OVERDUE("overdue", "逾期未整改"),
    /** Dirty again after it was written off. */
    RELAPSE("relapse", "销号后反弹");

    /** By the word a scheme's document uses. */
    public static final Map<String, FindingCode> WORDS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(FindingCode::word, code -> code));

    private final String word;
    private final String words;

    FindingCode(String word, String words) {
        this.word = word;
        this.words = words;
    }

    /** {@code unrectified}, as a scheme's document writes it. */
    public String word() {
        return word;
    }

    public String words() {
        return words;
    }
}
