package cn.fengming.points.spots;

/** What is dirty (脏乱类型). */
public enum SpotKind {
    GARBAGE("垃圾"),
    BLACK_WATER("污水、黑臭水体"),
    /** The "four great heaps" (四大堆): firewood, earth, manure, rubble. */
    PILES("乱堆乱放"),
    RUINS("残垣断壁"),
    SHACKS("乱搭乱建"),
    /** "Spider webs in the air" (空中蜘蛛网). */
    WIRES("线缆杂乱"),
    POULTRY("散养畜禽"),
    WATERWAY("河塘沟渠"),
    ROAD_DITCH("道路边沟"),
    POSTERS("乱贴乱画"),
    OBSTRUCTION("占道"),
    BARE_SOIL("裸露土地"),
    DUST("扬尘"),
    OTHER("其他");

    private final String words;

    SpotKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
