package cn.fengming.points.rules;

/** The second person a rule asks for besides the one who records. Never the same person, never kin. */
public enum Second {
    NONE("无需他人确认"),
    /** Another committee member or inspector. */
    COLLEAGUE("另一名村干部确认"),
    /** The household that was helped, or somebody of the committee who asked them. */
    HOST("受助户确认"),
    /** A committee member confirms what an inspector found. */
    CADRE("村干部确认"),
    /** The town office, after the panel. */
    TOWN("镇里核准");

    private final String words;

    Second(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
