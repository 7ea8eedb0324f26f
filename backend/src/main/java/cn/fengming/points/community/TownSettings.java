package cn.fengming.points.community;

import cn.fengming.points.kernel.Problem;

/**
 * What a town sets for itself.
 *
 * @param pointValueFen what one point is worth against the earmarked fund, in fen; 100 means 1 point = 1 yuan
 */
public record TownSettings(int pointValueFen) {

    public static final TownSettings DEFAULT = new TownSettings(100);

    private static final int MAX_POINT_VALUE = 10_000;

    public TownSettings {
        if (pointValueFen < 1 || pointValueFen > MAX_POINT_VALUE) {
            throw Problem.invalid("pointValueFen", "每分折合金额应在 1 分钱到 100 元之间");
        }
    }
}
