package cn.fengming.points.web;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says which field of a JSON body is wrong and what it should look like, without repeating what was sent. */
final class JsonFaults {

    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(long.class, Long.class, int.class, Integer.class, short.class, Short.class);

    private JsonFaults() {}

    static EdgeProblem read(JacksonException fault) {
        String field = field(fault.getPath());
        if (field.isEmpty() || (fault instanceof StreamReadException && !(fault instanceof InputCoercionException))) {
            return new EdgeProblem(400, "malformed-json", "请求内容不是完整、正确的 JSON");
        }
        return EdgeProblem.wrong(field, sentence(fault));
    }

    private static String sentence(JacksonException fault) {
        if (fault instanceof UnrecognizedPropertyException) {
            return "没有这个字段";
        }
        if (fault instanceof InputCoercionException) {
            return "数值太大";
        }
        return Causes.first(fault, Problem.class).map(Problem::detail).orElseGet(() -> shape(target(fault)));
    }

    private static @Nullable Class<?> target(JacksonException fault) {
        return fault instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    }

    /** What a value of this type looks like; shared with path and query parameters. */
    static String shape(@Nullable Class<?> type) {
        if (type == null) {
            return "格式不对";
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return "应为整数，不能带小数或引号";
        }
        if (type.isEnum()) {
            return "只能是："
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining("、"));
        }
        if (type == UUID.class) {
            return "编号格式不对";
        }
        if (type == LocalDate.class) {
            return "日期应写成 2026-11-23 这样";
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return "时间应写成 2026-11-23T10:00:00+08:00 这样";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "应为 true 或 false";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "应为列表";
        }
        return type == String.class ? "应为文字" : "格式不对";
    }

    /** {@code lines[0].amount} */
    private static String field(List<JacksonException.Reference> path) {
        StringBuilder field = new StringBuilder();
        for (JacksonException.Reference step : path) {
            if (step.getPropertyName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return field.toString();
    }
}
