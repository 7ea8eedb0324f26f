package cn.fengming.points.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON text into nodes that know their lines; what is no JSON becomes an error with its line. */
final class DocumentParser {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser parser;
    private final List<SchemeError> errors;

    private DocumentParser(JsonParser parser, List<SchemeError> errors) {
        this.parser = parser;
        this.errors = errors;
    }

    /** @param errors gets what is wrong; what could be read is returned all the same */
    static DocumentNode parse(String text, List<SchemeError> errors) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new DocumentParser(parser, errors).document();
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null
                    ? 1
                    : Math.max(1, broken.getLocation().getLineNr());
            errors.add(new SchemeError(line, "", "JSON 写法有误，请检查逗号、引号和括号是否成对"));
            return new DocumentNode.Nothing(line);
        }
    }

    private DocumentNode document() {
        if (parser.nextToken() == null) {
            errors.add(new SchemeError(1, "", "内容为空"));
            return new DocumentNode.Nothing(1);
        }
        DocumentNode document = value("");
        if (parser.nextToken() != null) {
            errors.add(new SchemeError(line(), "", "方案结束后还有多余的内容"));
        }
        return document;
    }

    private DocumentNode value(String path) {
        int line = line();
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(path, line);
            case START_ARRAY -> items(path, line);
            case VALUE_STRING -> new DocumentNode.Text(line, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new DocumentNode.Number(line, parser.getDecimalValue());
            case VALUE_TRUE -> new DocumentNode.Truth(line, true);
            case VALUE_FALSE -> new DocumentNode.Truth(line, false);
            default -> new DocumentNode.Nothing(line);
        };
    }

    private DocumentNode fields(String path, int line) {
        Map<String, DocumentNode> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String inner = path.isEmpty() ? name : path + "." + name;
            int nameLine = line();
            parser.nextToken();
            if (values.put(name, value(inner)) != null) {
                errors.add(new SchemeError(nameLine, inner, "重复写了"));
            }
        }
        return new DocumentNode.Fields(line, values);
    }

    private DocumentNode items(String path, int line) {
        List<DocumentNode> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(path + "[" + values.size() + "]"));
        }
        return new DocumentNode.Items(line, values);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
