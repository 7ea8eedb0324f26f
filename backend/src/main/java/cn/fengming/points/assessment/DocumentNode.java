package cn.fengming.points.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A value in a document, knowing the line it begins on. */
sealed interface DocumentNode {

    int line();

    record Fields(int line, Map<String, DocumentNode> values) implements DocumentNode {}

    record Items(int line, List<DocumentNode> values) implements DocumentNode {}

    record Text(int line, String value) implements DocumentNode {}

    record Number(int line, BigDecimal value) implements DocumentNode {}

    record Truth(int line, boolean value) implements DocumentNode {}

    /** null, or nothing at all where something was looked for: then the line of what should contain it. */
    record Nothing(int line) implements DocumentNode {}
}
