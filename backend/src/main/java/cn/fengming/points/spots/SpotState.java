package cn.fengming.points.spots;

/** How far a spot has come. A spot that was sent back is being rectified again; the log says so. */
public enum SpotState {
    REPORTED("待受理", Stage.OPEN),
    ACCEPTED("已受理", Stage.OPEN),
    DECLINED("不予受理", Stage.CLOSED),
    ASSIGNED("已派发", Stage.OPEN),
    RECTIFYING("整改中", Stage.OPEN),
    RECTIFIED("待核实", Stage.FIXED),
    VERIFIED("已核实", Stage.FIXED),
    WRITTEN_OFF("已销号", Stage.CLOSED),
    /** Dirty again after it was written off. */
    REOPENED("反弹", Stage.OPEN),
    /** The same place as another spot, which goes on. */
    MERGED("已合并", Stage.CLOSED);

    /** States as lists group them. */
    public enum Stage {
        OPEN,
        FIXED,
        CLOSED
    }

    private final String words;
    private final Stage stage;

    SpotState(String words, Stage stage) {
        this.words = words;
        this.stage = stage;
    }

    public String words() {
        return words;
    }

    public Stage stage() {
        return stage;
    }
}
