package cn.fengming.points.spots;

/** What counts against a village in an assessment. */
public enum FindingCode {
    /** The re-inspection found it not truly put right. */
    UNRECTIFIED("复查未整改到位"),
    /** Its deadline passed. */
    OVERDUE("超期未整改"),
    /** Dirty again after it was written off. */
    RELAPSE("反弹");

    private final String words;

    FindingCode(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
