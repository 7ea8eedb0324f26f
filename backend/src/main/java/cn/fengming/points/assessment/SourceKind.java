package cn.fengming.points.assessment;

import java.util.Map;

/** Where the figures of a line come from. Spots, surveys, panel visits and other schemes join here. */
enum SourceKind {
    /** 评分表: one sheet per subject and round. */
    SHEETS;

    static final Map<String, SourceKind> WORDS = Map.of("sheets", SHEETS);
}
