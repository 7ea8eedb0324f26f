package cn.fengming.points.spots;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Adds up the lines of one kind, village, month, or of all: the same spot never stands in two of them. */
final class SpotTally {

    private final Collection<SpotFigureLine> lines;
    private final SortedMap<Integer, Long> tenths = new TreeMap<>();
    private long writtenOff;
    private long relapsedAndWrittenOff;

    SpotTally(Collection<SpotFigureLine> lines) {
        this.lines = lines;
        for (SpotFigureLine line : lines) {
            if (line.tenths() != null) {
                tenths.merge(line.tenths(), line.reported(), Long::sum);
                writtenOff += line.reported();
                relapsedAndWrittenOff += line.relapsed();
            }
        }
    }

    SpotFigures.Figure figure() {
        long reported = sum(SpotFigureLine::reported);
        long declined = sum(SpotFigureLine::declined);
        long merged = sum(SpotFigureLine::merged);
        long relapsed = sum(SpotFigureLine::relapsed);
        return new SpotFigures.Figure(
                reported,
                sum(SpotFigureLine::accepted),
                declined,
                merged,
                writtenOff,
                reported - declined - merged - writtenOff,
                sum(SpotFigureLine::overdue),
                relapsed,
                rate(relapsed, writtenOff + relapsed - relapsedAndWrittenOff),
                days(5),
                days(9));
    }

    private long sum(ToLongFunction<SpotFigureLine> of) {
        return lines.stream().mapToLong(of).sum();
    }

    private static @Nullable BigDecimal rate(long part, long whole) {
        return whole == 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }

    /** So many of ten took no longer; between two spots the way between them is divided. */
    private @Nullable BigDecimal days(int ofTen) {
        if (writtenOff == 0) {
            return null;
        }
        long place = (writtenOff - 1) * ofTen;
        BigDecimal below = BigDecimal.valueOf(tenthsAt(place / 10));
        BigDecimal above = BigDecimal.valueOf(tenthsAt((place + 9) / 10));
        return above.subtract(below)
                .multiply(BigDecimal.valueOf(place % 10, 1))
                .add(below)
                .divide(BigDecimal.TEN, 1, RoundingMode.HALF_UP);
    }

    /** How long the spot at this place took, the quickest being 0. */
    private int tenthsAt(long place) {
        long passed = 0;
        for (Map.Entry<Integer, Long> equal : tenths.entrySet()) {
            passed += equal.getValue();
            if (place < passed) {
                return equal.getKey();
            }
        }
        return tenths.lastKey();
    }
}
