package cn.fengming.points.season;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Who is next. Pieces that nobody has taken and nobody has a turn for go to those in line, in their order. When no turn is
 * alive and what is left is too little for one, or nobody is left in line, it is for everybody; as long as somebody waits,
 * what a winner gives back is theirs.
 *
 * @param pieces that the draw shares out in all
 */
record Queue(int pieces, List<Turn> turns) {

    /** What the day changes. */
    record Step(List<Integer> passed, List<Integer> given, boolean opens) {

        boolean changes() {
            return opens || !passed.isEmpty() || !given.isEmpty();
        }
    }

    Queue {
        turns = turns.stream().sorted(Comparator.comparingInt(Turn::place)).toList();
    }

    /** @param mayGive false when the window is over, so that nobody could use a turn and the line ends */
    Step on(LocalDate today, boolean mayGive) {
        List<Integer> passed =
                turns.stream().filter(turn -> turn.over(today)).map(Turn::place).toList();
        int free = pieces - spokenFor(today);
        List<Integer> given = mayGive ? next(free) : List.of();
        boolean over = given.isEmpty() && turns.stream().noneMatch(turn -> turn.alive(today));
        return new Step(passed, given, over && (free > 0 || nobodyWaits() || !mayGive));
    }

    private boolean nobodyWaits() {
        return turns.stream().noneMatch(turn -> turn.state() == Turn.State.WAITING);
    }

    private int spokenFor(LocalDate today) {
        return turns.stream()
                .mapToInt(turn -> turn.alive(today) ? turn.pieces() : turn.taken())
                .sum();
    }

    private List<Integer> next(int free) {
        List<Turn> waiting = turns.stream()
                .filter(turn -> turn.state() == Turn.State.WAITING)
                .toList();
        int each = waiting.isEmpty() ? 1 : waiting.get(0).pieces();
        return waiting.stream().limit(Math.max(0, free) / each).map(Turn::place).toList();
    }
}
