package cn.fengming.points.spots;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What counts against a village in an assessment. */
public enum FindingCode {
    /** The re-inspection found it not truly put right. */
    UNRECTIFIED("unrectified", "复查未整改到位"),
    /** Its deadline passed. */
    OVERDUE("overdue", "超期未整改"),
    /** Dirty again after it was written off. */
    RELAPSE("relapse", "反弹");

    /** By the word of a scheme's document. */
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
