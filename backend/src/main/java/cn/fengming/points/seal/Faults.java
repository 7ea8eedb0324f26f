package cn.fengming.points.seal;

import java.util.ArrayList;
import java.util.List;

/** What a check found wrong, each with its line; the first hundred are kept, all are counted. */
final class Faults {

    private static final int KEPT = 100;

    private final List<Fault> kept = new ArrayList<>();
    private long count;
    private boolean blind;

    /** @param line in the file, from 1; 0 for the whole */
    record Fault(long line, String words) {

        @Override
        public String toString() {
            return line == 0 ? words : "第 " + line + " 行：" + words;
        }
    }

    void add(long line, String words) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(new Fault(line, words));
        }
    }

    /** Something could not be read or is missing: what is added up from it would be wrong for that reason alone. */
    void addBlind(long line, String words) {
        blind = true;
        add(line, words);
    }

    boolean blind() {
        return blind;
    }

    long count() {
        return count;
    }

    List<Fault> kept() {
        return List.copyOf(kept);
    }
}
