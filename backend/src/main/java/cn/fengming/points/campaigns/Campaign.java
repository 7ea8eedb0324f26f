package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A campaign (攻坚行动): what a town sets out to do between two days. It moves DRAFT -> OPEN -> CLOSED; once it is open its
 * days and works stand, and villages report what they did.
 *
 * @param phases may be none: some towns name only the first and the last day
 */
record Campaign(
        UUID id,
        String name,
        String words,
        LocalDate firstDay,
        LocalDate lastDay,
        List<Phase> phases,
        List<Work> works,
        State state,
        UUID madeBy,
        Instant madeAt) {

    Campaign {
        phases = List.copyOf(phases);
        works = List.copyOf(works);
    }

    enum State {
        DRAFT("草拟"),
        OPEN("进行中"),
        CLOSED("已结束");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The days on which the work is to be done: the phase of cleaning, or all of the campaign when it names none. */
    Span workdays() {
        return phases.stream()
                .filter(phase -> phase.kind() == Phase.Kind.CLEANING)
                .findFirst()
                .map(phase -> new Span(phase.firstDay(), phase.lastDay()))
                .orElseGet(() -> new Span(firstDay, lastDay));
    }

    /** @throws Problem 400 when the campaign counts no such work */
    Work mustCount(String code) {
        return works.stream()
                .filter(work -> work.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("work", "这次行动不统计「" + code + "」"));
    }

    /** @throws Problem 409 {@code campaign-state} unless it is as the client saw it and the move starts there */
    Campaign moved(State expected, State next) {
        if (state != expected || next.ordinal() != expected.ordinal() + 1) {
            throw wrongState();
        }
        if (next == State.OPEN && works.isEmpty()) {
            throw Problem.refused("no-works", "请先写明这次行动统计哪些工作");
        }
        return new Campaign(id, name, words, firstDay, lastDay, phases, works, next, madeBy, madeAt);
    }

    /** @throws Problem 409 {@code campaign-state} unless it is open */
    Campaign mustBeOpen() {
        if (state != State.OPEN) {
            throw wrongState();
        }
        return this;
    }

    /** @throws Problem 409 {@code campaign-state} when it is over */
    Campaign mustNotBeClosed() {
        if (state == State.CLOSED) {
            throw wrongState();
        }
        return this;
    }

    Problem wrongState() {
        return Problem.conflict("campaign-state", "这次行动现在是「" + state.words() + "」，不能这样办理")
                .with("state", state);
    }
}
