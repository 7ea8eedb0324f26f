package cn.fengming.points.bench;

import java.util.Locale;

/**
 * One thing that is aimed at, as it came out.
 *
 * @param atLeast whether more is better
 * @param besides what else there is to know
 */
record Goal(String what, double aim, boolean atLeast, double reached, String besides) {

    boolean met() {
        return atLeast ? reached >= aim : reached <= aim;
    }

    /** "met", or by how much of the aim it was missed. */
    String verdict() {
        return met() ? "met" : "missed by " + String.format(Locale.ROOT, "%.0f %%", Math.abs(reached / aim - 1) * 100);
    }

    String row() {
        String bound = (atLeast ? "at least " : "at most ") + Figures.number(aim);
        return Figures.row(what, bound, Figures.number(reached), verdict(), besides);
    }
}
