package cn.fengming.points.ledger;

import java.util.UUID;

/** Whose account it is. The ledger knows no more about villages, households and stores than this. */
public record Holder(Kind kind, UUID id) {

    public enum Kind {
        TOWN,
        VILLAGE,
        HOUSEHOLD,
        /** A store that is not a village's own. */
        STORE
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

    public static Holder store(UUID id) {
        return new Holder(Kind.STORE, id);
    }
}
