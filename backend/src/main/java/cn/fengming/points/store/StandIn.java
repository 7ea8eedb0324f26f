package cn.fengming.points.store;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In which way somebody redeems: for the own household, at the counter with the household's card and secret number, or
 * for another household.
 *
 * @param capacity null when the household itself decided
 * @param seesCode whether the code is theirs to see
 */
record StandIn(
        Errand.@Nullable Capacity capacity,
        boolean seesCode,
        String relation,
        String reason,
        @Nullable UUID proxy,
        List<UUID> photos) {

    /** The household on its own phone. */
    static final StandIn ITSELF = new StandIn(null, true, "", "", null, List.of());

    /** The household in person, with card and secret number, on the counter's phone. */
    static final StandIn AT_THE_COUNTER = new StandIn(null, false, "", "", null, List.of());

    static StandIn kin(Proxy proxy) {
        return new StandIn(Errand.Capacity.KIN, true, proxy.relation(), "登记的代办人", proxy.id(), List.of());
    }

    static StandIn staff(Errand.Proof proof) {
        return new StandIn(Errand.Capacity.STAFF, false, "村委代办", proof.reason().strip(), null, proof.photos());
    }

    static StandIn paper(String title) {
        return new StandIn(Errand.Capacity.PAPER, false, "村委代办", "纸质名单：" + title, null, List.of());
    }

    boolean forAnother() {
        return capacity != null;
    }
}
