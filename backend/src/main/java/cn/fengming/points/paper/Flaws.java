package cn.fengming.points.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong in one file: the first {@value Flaw#MOST} with their place, the others only counted. */
public final class Flaws {

    private final List<Flaw> first = new ArrayList<>();
    private long count;

    public void add(Flaw flaw) {
        count++;
        if (first.size() < Flaw.MOST) {
            first.add(flaw);
        }
    }

    /** @param all how many there are, of which these are the first */
    public void add(List<Flaw> flaws, long all) {
        flaws.forEach(this::add);
        count += all - flaws.size();
    }

    public long count() {
        return count;
    }

    /** The first ones, by their row. */
    public List<Flaw> inOrder() {
        return first.stream().sorted(Comparator.comparingInt(Flaw::row)).toList();
    }
}
