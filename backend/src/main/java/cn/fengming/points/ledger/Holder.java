package cn.fengming.points.ledger;

import java.util.UUID;

/** Whose account it is. The ledger knows no more about villages and households than this. */
public record Holder(Kind kind, UUID id) {

    public enum Kind {
        TOWN,
        VILLAGE,
        HOUSEHOLD
    }

    public static Holder town(UUID id) {
        return new Holder(Kind.TOWN, id);
    }

    public static Holder village(UUID id) {
        return new Holder(Kind.VILLAGE, id);
    }

    public static Holder household(UUID id) {
        return new Holder(Kind.HOUSEHOLD, id);
    }
}
