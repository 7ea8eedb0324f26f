package cn.fengming.points.spots;

/** How a spot is put right (整改路径). Black water goes one of the last three ways, never {@link #GRID}. */
public enum Route {
    /** The inspector of the grid sees to it. */
    GRID("网格处理"),
    /** The household puts its own matter right. */
    HOUSEHOLD("农户自行整改"),
    /** A cadre supervises the owner. */
    CADRE("干部督促业主整改"),
    /** The town team makes a plan. */
    TOWN("镇专班制定方案整改");

    private final String words;

    Route(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
