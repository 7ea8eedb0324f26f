package cn.fengming.points.testing;

import java.util.List;
import java.util.UUID;

/** A town with its people: made for one test, seen by no other. */
public final class TownSetup {

    private final UUID town;
    private final String name;
    private final Login officer;
    private final Later<Login> auditor;
    private final List<VillageSetup> villages;

    TownSetup(UUID town, String name, Login officer, Later<Login> auditor, List<VillageSetup> villages) {
        this.town = town;
        this.name = name;
        this.officer = officer;
        this.auditor = auditor;
        this.villages = List.copyOf(villages);
    }

    public UUID town() {
        return town;
    }

    public String name() {
        return name;
    }

    public Login officer() {
        return officer;
    }

    public Login auditor() {
        return auditor.get();
    }

    public List<VillageSetup> villages() {
        return villages;
    }

    public VillageSetup village(int number) {
        return villages.get(number);
    }
}
