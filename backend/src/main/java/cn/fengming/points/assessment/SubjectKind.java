package cn.fengming.points.assessment;

import java.util.Map;

/** Whom a scheme assesses. */
enum SubjectKind {
    VILLAGE("村"),
    HOUSEHOLD("户"),
    GRID("网格"),
    /** 参赛作品 of a contest; entered in the round. */
    WORK("作品"),
    /** 路段; entered in the round. */
    ROAD("路段");

    /** As written in a scheme document. */
    static final Map<String, SubjectKind> WORDS =
            Map.of("village", VILLAGE, "household", HOUSEHOLD, "grid", GRID, "work", WORK, "road", ROAD);

    static final Map<String, SubjectKind> FORMAT_ONE = Map.of("village", VILLAGE);

    private final String noun;

    SubjectKind(String noun) {
        this.noun = noun;
    }

    String noun() {
        return noun;
    }

    /** No register knows these: they are entered in the round. */
    boolean entered() {
        return this == WORK || this == ROAD;
    }
}
