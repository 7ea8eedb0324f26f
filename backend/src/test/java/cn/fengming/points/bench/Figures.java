package cn.fengming.points.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What many runs come to: medians, what they lay between, and ratios within a round. */
final class Figures {

    private Figures() {}

    /** 0 for none. */
    static <T> double median(List<T> runs, ToDoubleFunction<T> what) {
        return middle(runs.stream().mapToDouble(what));
    }

    private static double middle(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** One by the other in each round: what the machine did meanwhile strikes both. No number where a book was wrong. */
    static DoubleStream ratios(List<Measured> ours, List<Measured> theirs, ToDoubleFunction<Measured> what) {
        return IntStream.range(0, Math.min(ours.size(), theirs.size()))
                .mapToDouble(round -> ours.get(round).wrong().isEmpty()
                                && theirs.get(round).wrong().isEmpty()
                        ? what.applyAsDouble(ours.get(round)) / Math.max(1e-9, what.applyAsDouble(theirs.get(round)))
                        : Double.NaN);
    }

    static double ratio(List<Measured> ours, List<Measured> theirs, ToDoubleFunction<Measured> what) {
        return middle(ratios(ours, theirs, what));
    }

    /** The median, and the lowest and highest; nothing for none. */
    static String spread(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            return "";
        }
        String middle = number(sorted[sorted.length / 2]);
        return sorted.length == 1
                ? middle
                : middle + " (" + number(sorted[0]) + " to " + number(sorted[sorted.length - 1]) + ")";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
