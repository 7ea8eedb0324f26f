package cn.fengming.points.demo;

import cn.fengming.points.kernel.Actor;
import java.util.List;
import java.util.UUID;

/** Who lives and works in the demo town. */
final class People {

    private People() {}

    /** Somebody who uses the mini-program. */
    record Visitor(Actor actor) {}

    /** @param card code of the household card */
    record Home(UUID id, String card, String head) {}

    /** @param panel five seats; @param villagers heads who use the mini-program, of the first homes in order */
    record DemoVillage(
            UUID id,
            String name,
            List<Home> homes,
            Visitor committee,
            Visitor secondCommittee,
            Visitor clerk,
            Visitor inspector,
            List<Visitor> panel,
            List<Visitor> villagers) {}

    /** @param officers two, because corrections and hearings take two */
    record DemoTown(UUID id, List<Visitor> officers, Visitor auditor, List<DemoVillage> villages) {

        Visitor officer() {
            return officers.get(0);
        }
    }
}
