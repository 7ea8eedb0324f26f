package cn.fengming.points.seal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines of an exported book: JSON, one object a line, written in one way only. A line that says the same in another
 * way is no line, so any changed byte is seen.
 */
public final class Lines {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Map<String, Class<? extends Content>> KINDS = Map.of(
            "book", Content.Book.class,
            "account", Content.Account.class,
            "block", Block.class,
            "transfer", Content.Transfer.class,
            "fund", Content.Fund.class,
            "unsealed", Content.Unsealed.class,
            "end", Content.End.class);

    private static final Set<String> MAY_BE_MISSING = Set.of("good", "approvedBy", "follows", "head");

    private Lines() {}

    /**
     * A line that could be read.
     *
     * @param place number among its like, from 1
     * @param print as the line says; {@link #fits} tells whether it is the content's
     */
    record Line(long place, Print print, Content content) {

        boolean fits() {
            return print.equals(Lines.print(content));
        }
    }

    /** The print of a content; of a leaf, the leaf of the tree; of a block, the head of the chain. */
    public static Print print(Content content) {
        return Print.ofContent(Canonical.bytes(content.kind(), JSON.valueToTree(content)));
    }

    /** The print of a transfer's reason, which stands in the book in its place. */
    public static Print ofReason(UUID transfer, String words) {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.put("transfer", transfer.toString()).put("words", words);
        return Print.ofContent(Canonical.bytes("reason", both));
    }

    /** One line, without its end. */
    public static String write(long place, Content content) {
        return write(place, print(content), content);
    }

    /** With a print that was made earlier. */
    static String write(long place, Print print, Content content) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("kind", content.kind()).put("place", place).put("print", print.hex());
        line.set("content", JSON.valueToTree(content));
        return JSON.writeValueAsString(line);
    }

    static String json(Object document) {
        return JSON.writeValueAsString(document);
    }

    static <T> T fromJson(byte[] document, Class<T> type) {
        return JSON.readValue(document, type);
    }

    /** @throws Unreadable when it is none, or written in another way */
    static Line read(byte[] bytes) throws Unreadable {
        String text = text(bytes);
        try {
            JsonNode line = JSON.readTree(text);
            Class<? extends Content> type = KINDS.get(line.path("kind").asString(""));
            if (type == null || !line.path("content").isObject()) {
                throw new Unreadable("不是账本的一行");
            }
            mustBeComplete(line);
            Content content = JSON.treeToValue(line.path("content"), type);
            Print print = new Print(line.path("print").asString(""));
            long place = line.path("place").asLong(0);
            if (!write(place, print, content).equals(text)) {
                throw new Unreadable("写法与账本的格式不同");
            }
            return new Line(place, print, content);
        } catch (JacksonException | IllegalArgumentException noLine) {
            throw new Unreadable("读不懂");
        }
    }

    private static void mustBeComplete(JsonNode node) throws Unreadable {
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (each.getValue().isNull() && !MAY_BE_MISSING.contains(each.getKey())) {
                throw new Unreadable("缺少 " + each.getKey());
            }
        }
        for (JsonNode each : node.values()) {
            mustBeComplete(each);
        }
    }

    /** The tree of a line that can be read: what stands where. */
    static JsonNode tree(byte[] readable) {
        return JSON.readTree(new String(readable, StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException noText) {
            throw new Unreadable("不是 UTF-8 文字");
        }
    }

    /** Says in Chinese why something is no line. */
    static final class Unreadable extends Exception {

        Unreadable(String why) {
            super(why, null, false, false);
        }
    }
}
