package cn.fengming.points.season;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.store.RedemptionWindow;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 错峰取货: the hours of each group in a window, and the days on which everybody may come. Redeeming by phone is allowed in
 * the whole window; it is coming for the goods that has its time. A household of no group comes when it likes.
 *
 * @param openFrom first day on which everybody may come
 * @param openUntil last such day: until then at least, whatever was redeemed can be collected
 */
record SlotPlan(UUID window, UUID village, List<Slot> slots, LocalDate openFrom, LocalDate openUntil) {

    static final int MOST_SLOTS = 200;

    SlotPlan {
        slots = slots.stream()
                .sorted(Comparator.comparing(Slot::day)
                        .thenComparing(Slot::from)
                        .thenComparing(Slot::group))
                .toList();
    }

    /**
     * The hours of a household; all that it needs to know.
     *
     * @param openFrom null when the window has no hours at all
     * @param now whether it may come this minute
     * @param words the whole of it as a sentence; empty when the window has no hours
     */
    record Hours(
            UUID window,
            @Nullable UUID group,
            @Nullable String groupName,
            List<Slot> slots,
            @Nullable LocalDate openFrom,
            @Nullable LocalDate openUntil,
            boolean now,
            String words) {

        /** Of a window without hours: any time. */
        static Hours any(UUID window, @Nullable UUID group) {
            return new Hours(window, group, null, List.of(), null, null, true, "");
        }
    }

    /** What the committee decides. */
    record Form(
            @NotNull(message = "请填写时段") @Size(min = 1, max = MOST_SLOTS, message = "时段应有 1 到 200 个")
            List<@Valid Slot> slots,

            @NotNull(message = "请填写从哪天起全村都可以来取") LocalDate openFrom,
            @NotNull(message = "请填写全村取货的最后一天") LocalDate openUntil) {

        Form {
            slots = slots == null ? List.of() : List.copyOf(slots);
        }

        /**
         * The plan, when it leaves nobody out.
         *
         * @param groups of the village
         * @throws Problem 400 a slot outside the window or back to front, a group of another village or without a slot, or
         *     no days for everybody at the end
         */
        SlotPlan of(RedemptionWindow window, List<UUID> groups) {
            slots.forEach(slot -> mustLieIn(window, slot));
            Set<UUID> named = slots.stream().map(Slot::group).collect(Collectors.toSet());
            if (!Set.copyOf(groups).equals(named)) {
                throw Problem.invalid("slots", groups.containsAll(named) ? "每个小组都要有时段，不能漏了哪个组" : "时段里有不是本村的小组");
            }
            mustOpenAtLast(window);
            return new SlotPlan(window.id(), window.villageId(), slots, openFrom, openUntil);
        }

        private static void mustLieIn(RedemptionWindow window, Slot slot) {
            if (!slot.from().isBefore(slot.to())) {
                throw Problem.invalid("slots", "时段的结束要晚于开始：" + slot.words());
            }
            if (slot.day().isBefore(window.opensOn()) || slot.day().isAfter(window.closesOn())) {
                throw Problem.invalid("slots", "时段要在兑换期里：" + Slot.words(slot.day()));
            }
        }

        private void mustOpenAtLast(RedemptionWindow window) {
            if (openFrom.isBefore(window.opensOn()) || openFrom.isAfter(window.closesOn())) {
                throw Problem.invalid("openFrom", "全村都可以来取的日子要从兑换期里的一天开始");
            }
            if (openUntil.isBefore(openFrom)
                    || openUntil.isAfter(window.closesOn().plusDays(60))) {
                throw Problem.invalid("openUntil", "全村取货的最后一天不能早于第一天，最迟到兑换期结束后 60 天");
            }
        }
    }

    List<Slot> slotsOf(@Nullable UUID group) {
        return slots.stream().filter(slot -> slot.group().equals(group)).toList();
    }

    /** Whether a household of a group may come now. A group that has no hours, because it is new or none, may always. */
    boolean admits(@Nullable UUID group, LocalDateTime now) {
        List<Slot> own = slotsOf(group);
        return own.isEmpty()
                || !now.toLocalDate().isBefore(openFrom)
                || own.stream().anyMatch(slot -> slot.admits(now));
    }

    Hours hoursOf(@Nullable UUID group, @Nullable String name, LocalDateTime now) {
        return new Hours(
                window, group, name, slotsOf(group), openFrom, openUntil, admits(group, now), words(group, name));
    }

    /** For the loudspeaker: whose turn it is, group by group, and when everybody may come. */
    List<String> spoken(Map<UUID, String> names) {
        return Stream.concat(
                        slots.stream().map(slot -> names.getOrDefault(slot.group(), "") + "，" + slot.spoken() + "来取"),
                        Stream.of(Slot.words(openFrom) + "起，全村都可以来取，到" + Slot.words(openUntil) + "为止"))
                .toList();
    }

    /** 三组 12月3日 08:30到11:30；12月8日起全村都可以来，到12月12日为止. */
    String words(@Nullable UUID group, @Nullable String name) {
        String open = Slot.words(openFrom) + "起全村都可以来取，到" + Slot.words(openUntil) + "为止";
        List<Slot> own = slotsOf(group);
        return own.isEmpty()
                ? "兑换期里随时可以来取，到" + Slot.words(openUntil) + "为止"
                : (name == null ? "" : name + "：")
                        + own.stream().map(Slot::words).collect(Collectors.joining("、")) + "；" + open;
    }
}
