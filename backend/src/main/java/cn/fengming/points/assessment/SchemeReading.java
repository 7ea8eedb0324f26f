package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of reading a scheme document: a sound scheme, or everything that is wrong with it. */
record SchemeReading(@Nullable Scheme scheme, List<SchemeError> errors) {

    /** @throws Problem 400 {@code invalid-scheme} with every error and its line */
    Scheme mustBeSound() {
        if (scheme == null || !errors.isEmpty()) {
            throw new Problem(400, "invalid-scheme", detail())
                    .with("errors", errors.stream().map(SchemeReading::property).toList());
        }
        return scheme;
    }

    private String detail() {
        String first = errors.get(0).sentence();
        return errors.size() == 1 ? first : first + "（共 " + errors.size() + " 处错误）";
    }

    private static Map<String, Object> property(SchemeError error) {
        return Map.of(
                "line", error.line(), "path", error.path(), "message", error.message(), "sentence", error.sentence());
    }
}
