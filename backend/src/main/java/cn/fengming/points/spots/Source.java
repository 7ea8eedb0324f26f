package cn.fengming.points.spots;

/** How a spot came to be known (来源). */
enum Source {
    RESIDENT("群众反映"),
    /** Somebody with a post in the village found it. */
    STAFF("巡查发现"),
    /** Keyed in from a telephone call. */
    HOTLINE("热线电话"),
    /** The monthly re-inspection found it. */
    RECHECK("复查发现"),
    /** A registered place was found dirty again. */
    REGISTER("专项台账");

    private final String words;

    Source(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Found by staff at their work, who earn nothing by it. */
    boolean official() {
        return this == STAFF || this == RECHECK || this == REGISTER;
    }
}
