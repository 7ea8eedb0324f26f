package cn.fengming.points.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading a scheme document: a sound scheme, or everything that is wrong with it.
 *
 * @param warnings what is sound but should be looked at before it is adopted
 */
record SchemeReading(@Nullable Scheme scheme, List<SchemeError> errors, List<SchemeError> warnings) {

    /** @throws cn.fengming.points.kernel.Problem 400 {@code invalid-scheme} with every error and its line */
    Scheme mustBeSound() {
        if (scheme == null || !errors.isEmpty()) {
            throw SchemeError.problem("invalid-scheme", errors);
        }
        return scheme;
    }
}
