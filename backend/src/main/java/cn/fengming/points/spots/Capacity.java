package cn.fengming.points.spots;

/** As what somebody makes a move. Villagers read this, never a person's name. */
enum Capacity {
    REPORTER("反映人"),
    /** Saw it too. */
    WITNESS("附议人"),
    /** The home whose own matter it is. */
    HOME("当事户"),
    INSPECTOR("网格员"),
    COMMITTEE("村委"),
    TOWN("镇专班"),
    SYSTEM("系统");

    private final String words;

    Capacity(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
