package cn.fengming.points.kernel;

import java.util.UUID;

/**
 * One row that a request wants written, as data: with the same step of others it becomes one statement.
 *
 * @param turn when it is written; rows are locked in the order of turns everywhere
 * @param does the function in the database that writes many such rows: {@code schema.function}
 * @param row becomes a JSON object with the fields that the function reads
 */
public record Step(Turn turn, String does, Object row) {

    /** What is counted against a limit comes first; the ledger, whose accounts everybody shares, last. */
    public enum Turn {
        LIMITS,
        ROWS,
        LINES,
        RECORDS,
        LEDGER
    }

    /** A fact others want to know: see {@link Outbox}. */
    record Fact(UUID id, String topic, UUID subject, Object payload) {}
}
