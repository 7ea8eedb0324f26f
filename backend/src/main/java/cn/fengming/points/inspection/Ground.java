package cn.fengming.points.inspection;

/** Why somebody does not inspect a village. */
enum Ground {
    /** 居住在这个村. */
    LIVES,
    /** 在这个村任职. */
    POST,
    /** 在这个村有亲属. */
    KIN,
    /** 有其他利害关系. */
    INTEREST,
    /** 去不了: no interest, but not there either. */
    UNABLE
}
