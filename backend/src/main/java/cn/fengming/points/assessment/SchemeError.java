package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import java.util.List;
import java.util.Map;

/**
 * One thing that is wrong in a scheme document or in pasted figures.
 *
 * @param line counted from 1, as an editor shows it
 * @param path {@code lines[2].weight}; empty for the whole document
 * @param message what it should be, in Chinese
 */
record SchemeError(int line, String path, String message) {

    /** {@code 第 12 行: lines[2].weight 应为正整数}. */
    String sentence() {
        return "第 " + line + " 行: " + (path.isEmpty() ? "" : path + " ") + message;
    }

    /** @param errors at least one; all of them stand in the property {@code errors} */
    static Problem problem(String type, List<SchemeError> errors) {
        String first = errors.get(0).sentence();
        String detail = errors.size() == 1 ? first : first + "（共 " + errors.size() + " 处错误）";
        return new Problem(400, type, detail)
                .with("errors", errors.stream().map(SchemeError::property).toList());
    }

    private static Map<String, Object> property(SchemeError error) {
        return Map.of(
                "line", error.line(), "path", error.path(), "message", error.message(), "sentence", error.sentence());
    }
}
