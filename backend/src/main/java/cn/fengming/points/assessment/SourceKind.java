package cn.fengming.points.assessment;

import java.util.Map;

/** Where the figures of a line come from. */
enum SourceKind {
    /** 评分表: one sheet per subject and round. */
    SHEETS,
    /** 抽查问题: findings the team records one by one, without a sheet. */
    FINDINGS,
    /** 脏乱点: findings of the register of dirty spots. */
    SPOTS,
    /** 第三方测评: how many problems others counted. */
    SURVEY,
    /** 现场点评: marks of panel members, each their own. */
    VISITS,
    /** 进度: what was done of a target, reported by the day. */
    PROGRESS,
    /** 其他方案的结果. */
    SCHEMES;

    static final Map<String, SourceKind> WORDS = Map.of(
            "sheets", SHEETS,
            "findings", FINDINGS,
            "spots", SPOTS,
            "survey", SURVEY,
            "visits", VISITS,
            "progress", PROGRESS,
            "schemes", SCHEMES);

    static final Map<String, SourceKind> FORMAT_ONE = Map.of("sheets", SHEETS);

    String word() {
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue() == this)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
