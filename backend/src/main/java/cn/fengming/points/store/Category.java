package cn.fengming.points.store;

/**
 * The shelf a good stands on. The forbidden ones exist only so that whoever picks one is told why; the database knows
 * none of them.
 */
public enum Category {
    /** 日用品. */
    DAILY("日用品"),
    /** 粮油食品. */
    FOOD("粮油食品"),
    /** 清洁工具. */
    TOOL("清洁工具"),
    /** 小家电. */
    APPLIANCE("小家电"),
    /** 种苗. */
    SEED("种苗"),
    /** 服务. */
    SERVICE("服务"),
    /** 赠予. */
    GIFT("赠予"),
    /** 其他. */
    OTHER("其他"),
    /** 现金: points are never money. */
    CASH("现金及等价物"),
    /** 烟. */
    TOBACCO("烟草"),
    /** 酒. */
    ALCOHOL("酒类"),
    /** 药. */
    MEDICINE("药品");

    private final String label;

    Category(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    boolean forbidden() {
        return compareTo(CASH) >= 0;
    }
}
