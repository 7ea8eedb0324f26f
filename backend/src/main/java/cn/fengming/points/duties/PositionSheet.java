package cn.fengming.points.duties;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post as staff read it.
 *
 * @param holder null while it is vacant
 * @param vacantWords why nobody holds it: 空缺, 任期已满
 * @param handover the one that is not done
 * @param successor who comes with it
 * @param past tenures that are over, the latest first
 * @param homes households it looks after
 */
record PositionSheet(
        Position position,
        String kindWords,
        @Nullable Tenure holder,
        @Nullable String vacantWords,
        @Nullable Handover handover,
        @Nullable Tenure successor,
        List<Tenure> past,
        List<Home> homes) {

    /** @param name of the head, in full: for staff only */
    record Home(UUID pairing, UUID household, String name, boolean worst, String words) {}

    /** @param tenures the latest first */
    static PositionSheet of(Position position, List<Tenure> tenures, @Nullable Handover handover, List<Home> homes) {
        Tenure holder = one(tenures, Tenure.State.HELD);
        List<Tenure> past = tenures.stream()
                .filter(each -> each.state() == Tenure.State.ENDED || each.state() == Tenure.State.LAPSED)
                .toList();
        Tenure coming = handover == null ? null : one(tenures, Tenure.State.COMING);
        return new PositionSheet(
                position,
                position.kind().words(),
                holder,
                holder == null ? vacancy(past) : null,
                handover,
                coming,
                past,
                homes);
    }

    static String vacancy(List<Tenure> past) {
        boolean lapsed = !past.isEmpty() && past.get(0).state() == Tenure.State.LAPSED;
        return lapsed ? "空缺（任期已满）" : "空缺";
    }

    private static @Nullable Tenure one(List<Tenure> tenures, Tenure.State state) {
        return tenures.stream()
                .filter(each -> each.state() == state)
                .findFirst()
                .orElse(null);
    }
}
