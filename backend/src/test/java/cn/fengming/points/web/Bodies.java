package cn.fengming.points.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Fills in the body of an operation from the API's own document, well enough to get past the first look at it: required
 * fields, and every id there is room for.
 */
final class Bodies {

    private static final Map<String, Object> KNOWN = Map.of(
            "quarter", "2026Q4",
            "month", "2026-11",
            "phone", "13800138001",
            "period", "2026Q4",
            "ruleCode", "poultry_penned",
            "reason", "现场核实过",
            "code", "12345678",
            "year", 2026);

    private final JsonNode document;

    Bodies(JsonNode document) {
        this.document = document;
    }

    /** @param ids what to put where an id is asked for, by the field's name; null leaves it out */
    @Nullable
    Object of(String method, String path, Function<String, @Nullable Object> ids) {
        JsonNode schema = document.path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .at("/requestBody/content/application~1json/schema");
        return schema.isMissingNode() ? null : value("", schema, ids, 0);
    }

    /** Whether there is an id in it anywhere. */
    boolean namesIds(String method, String path) {
        return String.valueOf(of(method, path, name -> "an id")).contains("an id");
    }

    private @Nullable Object value(String name, JsonNode given, Function<String, @Nullable Object> ids, int depth) {
        JsonNode schema = resolved(given);
        if (schema.has("enum")) {
            return schema.get("enum").get(0).asString();
        }
        return switch (schema.path("type").asString("object")) {
            case "integer", "number" ->
                KNOWN.getOrDefault(name, Math.max(1, schema.path("minimum").asInt(1)));
            case "boolean" -> true;
            case "array" -> list(name, schema, ids, depth);
            case "string" -> text(name, schema, ids);
            default -> depth > 4 ? Map.of() : fields(schema, ids, depth);
        };
    }

    private @Nullable Object list(String name, JsonNode schema, Function<String, @Nullable Object> ids, int depth) {
        Object item = value(name.replaceFirst("s$", ""), schema.get("items"), ids, depth + 1);
        return item == null ? List.of() : List.of(item);
    }

    private static @Nullable Object text(String name, JsonNode schema, Function<String, @Nullable Object> ids) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> ids.apply(name);
            case "date" -> name.equals("validUntil") || name.equals("closesOn") ? "2026-12-20" : "2026-11-23";
            case "date-time" -> "2026-11-23T10:00:00+08:00";
            default -> KNOWN.getOrDefault(name, name.toLowerCase(Locale.ROOT).contains("card") ? card(ids) : "测试一下");
        };
    }

    private static Object card(Function<String, @Nullable Object> ids) {
        Object card = ids.apply("card");
        return card == null ? "ABCDEFGH" : card;
    }

    private Map<String, Object> fields(JsonNode schema, Function<String, @Nullable Object> ids, int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
        schema.path("properties").propertyStream().forEach(property -> {
            boolean id =
                    resolved(property.getValue()).path("format").asString("").equals("uuid");
            Object value = required.contains(property.getKey()) || id
                    ? value(property.getKey(), property.getValue(), ids, depth + 1)
                    : null;
            if (value != null) {
                fields.put(property.getKey(), value);
            }
        });
        return fields;
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }
}
