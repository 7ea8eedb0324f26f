package cn.fengming.points.web;

import io.r2dbc.spi.R2dbcException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.BadSqlGrammarException;
import org.springframework.transaction.TransactionException;

/**
 * An error as the log may keep it: where it happened and of which kind, without messages, because a driver's or a
 * parser's message quotes what people typed. Messages that only programmers write are kept.
 */
final class Traces extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Set<Class<?>> WRITTEN_BY_PROGRAMMERS = Set.of(
            IllegalStateException.class,
            NullPointerException.class,
            ClassCastException.class,
            UnsupportedOperationException.class,
            BadSqlGrammarException.class);

    Traces(Throwable error) {
        this(error, 0);
    }

    /** The kinds of errors in the chain, for faults whose place does not matter. */
    static String inOneLine(Throwable error) {
        return Causes.of(error).map(Traces::text).collect(Collectors.joining(" < "));
    }

    private Traces(Throwable error, int depth) {
        super(text(error), cause(error, depth));
        setStackTrace(trace(error));
    }

    /** Reactor shortens a trace at its checkpoints and keeps the whole one in a suppressed exception. */
    private static StackTraceElement[] trace(Throwable error) {
        return Stream.concat(Stream.of(error), Arrays.stream(error.getSuppressed()))
                .map(Throwable::getStackTrace)
                .max(Comparator.comparingInt(trace -> trace.length))
                .orElseThrow();
    }

    private static @Nullable Throwable cause(Throwable error, int depth) {
        Throwable cause = error.getCause();
        return cause == null || depth > 8 ? null : new Traces(cause, depth + 1);
    }

    private static String text(Throwable error) {
        String name = error.getClass().getName();
        if (error instanceof R2dbcException fault) {
            String state = String.valueOf(fault.getSqlState());
            return name + " [" + state + "]" + (state.startsWith("42") ? " " + fault.getMessage() : "");
        }
        boolean harmless = error instanceof TransactionException || WRITTEN_BY_PROGRAMMERS.contains(error.getClass());
        return harmless ? name + ": " + error.getMessage() : name;
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }

    /** Its trace is the other error's. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
