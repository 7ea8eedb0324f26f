package cn.fengming.points.testing;

import java.util.UUID;

/** A household of two to four members; its head signs in when first asked for. */
public final class HouseholdSetup {

    private final UUID id;
    private final String cardCode;
    private final String headName;
    private final String phone;
    private final Later<Login> villager;

    HouseholdSetup(UUID id, String cardCode, String headName, String phone, Later<Login> villager) {
        this.id = id;
        this.cardCode = cardCode;
        this.headName = headName;
        this.phone = phone;
        this.villager = villager;
    }

    public UUID id() {
        return id;
    }

    public String cardCode() {
        return cardCode;
    }

    public String headName() {
        return headName;
    }

    /** The head's number; no other household has it. */
    public String phone() {
        return phone;
    }

    /** The head. */
    public Login villager() {
        return villager.get();
    }
}
