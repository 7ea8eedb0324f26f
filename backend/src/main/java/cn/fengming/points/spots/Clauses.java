package cn.fengming.points.spots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The conditions of one statement, joined by "and". Only what was asked for becomes part of the statement: a planner that
 * reads "or the value is null" for every filter cannot choose an index. Texts of conditions are written in this package;
 * what people typed is only ever bound.
 */
final class Clauses {

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    Clauses and(String text) {
        texts.add(text);
        return this;
    }

    Clauses and(String text, String name, Object value) {
        return and(text).with(name, value);
    }

    /** A value that stands elsewhere in the statement, or a second one of the condition just said. */
    Clauses with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** @param head up to the table's name; @param tail what follows the conditions */
    Statement ask(String head, String tail) {
        return new Statement(head + " where " + String.join("\n   and ", texts) + "\n " + tail, values);
    }

    /** {@code 'A', 'B'} for "in (...)": names of our own constants, as a literal so that partial indexes match. */
    static String listed(Stream<? extends Enum<?>> names) {
        return names.map(name -> "'" + name.name() + "'").collect(Collectors.joining(", "));
    }
}
