package cn.fengming.points.web;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of schemas in the API document. Two modules may use the same word, so a type carries its module's name; a type
 * inside another carries that one's too: {@code RulesWindow}, {@code AwardsApplicationNewApplication}.
 */
final class SchemaNames extends TypeNameResolver {

    private static final String ROOT = "cn.fengming.points.";

    @Override
    protected String getNameOfClass(Class<?> type) {
        String module = type.getPackageName().startsWith(ROOT)
                ? type.getPackageName().substring(ROOT.length()).replaceFirst("\\..*", "")
                : "";
        String own = outermostFirst(type).map(SchemaNames::word).collect(Collectors.joining());
        return module.isEmpty() || module.equals("kernel") || own.startsWith(capital(module))
                ? own
                : capital(module) + own;
    }

    private static Stream<Class<?>> outermostFirst(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return around == null ? Stream.of(type) : Stream.concat(outermostFirst(around), Stream.of(type));
    }

    private static String word(Class<?> type) {
        return type.getSimpleName().replaceFirst("(Controller|Desk)$", "");
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }
}
