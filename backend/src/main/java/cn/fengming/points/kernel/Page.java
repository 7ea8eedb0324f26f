package cn.fengming.points.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is walked by key, never by offset.
 *
 * @param next pass it as {@code after} for the following page; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int MAX_SIZE = 200;
    public static final int DEFAULT_SIZE = 20;

    /** Builds a page from up to {@code size + 1} rows: the extra row only tells that there is more. */
    public static <T> Page<T> of(List<T> rows, int size, Function<T, String> key) {
        if (rows.size() <= size) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, size));
        return new Page<>(items, key.apply(items.get(size - 1)));
    }

    /** @throws Problem 400 when the size a client asked for is not 1 to {@value #MAX_SIZE} */
    public static int size(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_SIZE;
        }
        if (asked < 1 || asked > MAX_SIZE) {
            throw Problem.invalid("size", "每页条数应在 1 到 " + MAX_SIZE + " 之间");
        }
        return asked;
    }
}
