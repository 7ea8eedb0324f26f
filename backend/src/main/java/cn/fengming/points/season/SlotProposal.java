package cn.fengming.points.season;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Spreads groups evenly over half days, by their households. With half days to spare a larger group gets more of them, each
 * at least one; with fewer half days than groups, neighbouring groups share one, so that each sees about as many people.
 */
record SlotProposal(List<Span> spans) {

    /** A stretch of a day in which the store is open. */
    record Span(
            @NotNull(message = "请填写日期") LocalDate day,
            @NotNull(message = "请填写开始时间") LocalTime from,
            @NotNull(message = "请填写结束时间") LocalTime to) {}

    /** What is asked for. */
    record Form(
            @NotNull(message = "请填写营业的半天") @Size(min = 1, max = 60, message = "半天应有 1 到 60 个")
            List<@Valid Span> spans) {

        Form {
            spans = spans == null ? List.of() : List.copyOf(spans);
        }
    }

    /** A group and how many households it has. */
    record Sized(UUID group, int households) {}

    SlotProposal {
        spans = spans.stream()
                .sorted(Comparator.comparing(Span::day).thenComparing(Span::from))
                .toList();
    }

    /** @throws Problem 422 when the village has no groups */
    List<Slot> spread(List<Sized> groups) {
        if (groups.isEmpty()) {
            throw Problem.refused("no-groups", "户册里还没有小组，没法按组分时段");
        }
        return groups.size() <= spans.size() ? someEach(groups) : shared(groups);
    }

    private List<Slot> someEach(List<Sized> groups) {
        List<Integer> more = Shares.of(
                spans.size() - groups.size(),
                groups.stream().map(Sized::households).toList());
        List<Slot> slots = new ArrayList<>();
        int next = 0;
        for (int at = 0; at < groups.size(); at++) {
            for (int own = 0; own <= more.get(at); own++) {
                slots.add(slot(groups.get(at), spans.get(next++)));
            }
        }
        return slots;
    }

    /** A group comes in the span in which the middle of its households falls when all stand in one queue. */
    private List<Slot> shared(List<Sized> groups) {
        long all = Math.max(1, groups.stream().mapToLong(Sized::households).sum());
        List<Slot> slots = new ArrayList<>();
        long before = 0;
        for (Sized group : groups) {
            long twiceTheMiddle = 2 * before + group.households();
            int span = (int) Math.min(spans.size() - 1, twiceTheMiddle * spans.size() / (2 * all));
            slots.add(slot(group, spans.get(span)));
            before += group.households();
        }
        return slots;
    }

    private static Slot slot(Sized group, Span span) {
        return new Slot(group.group(), span.day(), span.from(), span.to());
    }
}
