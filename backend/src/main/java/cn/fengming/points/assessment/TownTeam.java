package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;

/** Who works on an assessment: visits are unannounced, so nobody of a single village is among them. */
final class TownTeam {

    private TownTeam() {}

    /** @throws Problem 403 for anybody but the town office and inspectors of the whole town */
    static void mustInspect(Actor actor) {
        actor.mustServeTown(Role.TOWN, Role.INSPECTOR);
    }

    /** @throws Problem 403 for anybody but these and the auditor */
    static void mustRead(Actor actor) {
        actor.mustServeTown(Role.TOWN, Role.INSPECTOR, Role.AUDITOR);
    }
}
