package cn.fengming.points.spots;

/** What was seen when a spot was looked at again. */
public enum RecheckResult {
    CLEAN("保持良好"),
    /** It was not truly put right: counts in the village's assessment. */
    UNRECTIFIED("未真正整改");

    private final String words;

    RecheckResult(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
