package cn.fengming.points.assessment;

import java.util.List;

/**
 * What publishing or freezing would show if it happened now. Nothing was written.
 *
 * @param complete everybody is scored and the tiers cover exactly: it could be published
 * @param poolPoints points that freezing would grant to all pools together
 * @param fingerprint of the figures; the published and the frozen standing carry the same one when they are the same
 */
record Simulation(
        String code,
        String title,
        boolean complete,
        List<Lack> unscored,
        long poolPoints,
        String fingerprint,
        Figures figures) {}
