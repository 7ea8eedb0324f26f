package cn.fengming.points.testing;

import java.util.List;
import java.util.UUID;

/** A village with one of each post and a panel of five, who sign in when first asked for; none of them is a villager. */
public final class VillageSetup {

    private final UUID id;
    private final String name;
    private final Later<Login> committee;
    private final Later<Login> inspector;
    private final Later<Login> clerk;
    private final Later<List<Login>> panel;
    private final List<HouseholdSetup> households;

    VillageSetup(
            UUID id,
            String name,
            Later<Login> committee,
            Later<Login> inspector,
            Later<Login> clerk,
            Later<List<Login>> panel,
            List<HouseholdSetup> households) {
        this.id = id;
        this.name = name;
        this.committee = committee;
        this.inspector = inspector;
        this.clerk = clerk;
        this.panel = panel;
        this.households = List.copyOf(households);
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Login committee() {
        return committee.get();
    }

    public Login inspector() {
        return inspector.get();
    }

    public Login clerk() {
        return clerk.get();
    }

    /** Five. */
    public List<Login> panel() {
        return panel.get();
    }

    public List<HouseholdSetup> households() {
        return households;
    }

    public HouseholdSetup household(int number) {
        return households.get(number);
    }
}
