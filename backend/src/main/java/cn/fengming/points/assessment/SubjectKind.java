package cn.fengming.points.assessment;

import java.util.Map;

/** Whom a scheme assesses. Households, grids, works of a contest and roads join here when a scheme needs them. */
enum SubjectKind {
    VILLAGE;

    /** As written in a scheme document. */
    static final Map<String, SubjectKind> WORDS = Map.of("village", VILLAGE);
}
