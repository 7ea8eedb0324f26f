package cn.fengming.points.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The bytes a print is made of. Kind and values in the order of the line; each text and number as UTF-8 behind its length
 * in four bytes, a list behind the number of its members, what is missing as the length FFFFFFFF. So no two contents have
 * the same bytes, and nobody needs to agree on how JSON is written.
 */
final class Canonical {

    private static final int MISSING = -1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private final List<Slot> slots = new ArrayList<>();

    /** Where a value lies in the bytes. @param path to it, {@code content.entries[0].amount} */
    record Slot(String path, int offset, int length) {}

    private Canonical(String kind, JsonNode content) {
        put("kind", kind);
        put("content", content);
    }

    static byte[] bytes(String kind, JsonNode content) {
        return new Canonical(kind, content).bytes.toByteArray();
    }

    /** The places of the content's values, in their order. */
    static List<Slot> slots(String kind, JsonNode content) {
        List<Slot> slots = new Canonical(kind, content).slots;
        return slots.subList(1, slots.size());
    }

    private void put(String path, JsonNode node) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> each : node.properties()) {
                put(path + "." + each.getKey(), each.getValue());
            }
        } else if (node.isArray()) {
            number(node.size());
            for (int at = 0; at < node.size(); at++) {
                put(path + "[" + at + "]", node.get(at));
            }
        } else if (node.isNull()) {
            number(MISSING);
        } else {
            put(path, node.asString());
        }
    }

    private void put(String path, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        slots.add(new Slot(path, bytes.size(), utf8.length));
        bytes.writeBytes(utf8);
    }

    private void number(int number) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }
}
