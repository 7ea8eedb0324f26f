package cn.fengming.points.paper;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column that is asked for.
 *
 * @param title what it is called; in what is read, too
 * @param needed whether a sheet without it is refused
 * @param names what else people call it
 */
record Heading(String title, boolean needed, Set<String> names) {

    static Heading of(String title, boolean needed, Collection<String> others) {
        return new Heading(
                title,
                needed,
                Stream.concat(Stream.of(title), others.stream())
                        .map(Heading::plain)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    boolean isCalled(String written) {
        return names.contains(plain(written));
    }

    /** Blanks and the star that marks what must be filled in do not matter. */
    private static String plain(String written) {
        return Tidy.text(written).replaceAll("[\\s*＊]", "");
    }
}
