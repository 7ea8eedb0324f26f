package cn.fengming.points.messages;

import cn.fengming.points.wechat.FieldKind;
import cn.fengming.points.wechat.KnownTemplate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the town set for one kind of message: the id of the template at WeChat, and what stands in which of its fields.
 *
 * @param fields slots by the name of the field: {@code thing1}
 */
record Template(Kind kind, String id, Map<String, Slot> fields) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    Template {
        fields = Map.copyOf(fields);
    }

    /**
     * Reads a setting.
     *
     * @param setting {@code <id>}, or {@code <id> thing1=what number2=points}
     * @throws IllegalArgumentException when it says what no message can say
     */
    static Template read(Kind kind, String setting) {
        List<String> words = List.of(setting.strip().split("\\s+"));
        List<String> pairs = words.size() == 1 ? kind.usualFields() : words.subList(1, words.size());
        Map<String, Slot> fields = new LinkedHashMap<>();
        for (String pair : pairs) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], slot(kind, parts.length == 2 ? parts[1] : ""));
        }
        return new Template(kind, words.get(0), fields);
    }

    private static Slot slot(Kind kind, String word) {
        return Slot.of(word)
                .filter(kind.slots()::contains)
                .orElseThrow(() -> new IllegalArgumentException(
                        "template of " + kind + " names \"" + word + "\"; it can say " + kind.slots()));
    }

    /** What is given to WeChat, every field as WeChat takes it. */
    Map<String, String> filled(Map<Slot, String> said) {
        Map<String, String> filled = new LinkedHashMap<>();
        fields.forEach((field, slot) -> FieldKind.of(field)
                .ifPresent(fieldKind ->
                        filled.put(field, fieldKind.fit(words(slot, fieldKind, said.getOrDefault(slot, ""))))));
        return filled;
    }

    private static String words(Slot slot, FieldKind field, String said) {
        if (slot != Slot.DAY || said.isEmpty()) {
            return said;
        }
        LocalDateTime moment = LocalDateTime.parse(said);
        return (field == FieldKind.TIME ? MOMENT : DAY).format(moment);
    }

    /** What is wrong with it, seen beside the template in our account; empty when WeChat will take what it fills in. */
    List<String> flaws(KnownTemplate known) {
        List<String> flaws = new ArrayList<>();
        new TreeSet<>(known.fields())
                .stream()
                        .filter(field -> !fields.containsKey(field))
                        .forEach(field -> flaws.add("模板里有 " + field + "，设置里没有写填什么"));
        new TreeSet<>(fields.keySet())
                .stream()
                        .filter(field -> !known.fields().contains(field))
                        .forEach(field -> flaws.add("设置里写了 " + field + "，模板里没有这个字段"));
        flaws.addAll(unfitting());
        return flaws;
    }

    /** Fields that nothing we say fits into. */
    List<String> unfitting() {
        return fields.keySet().stream()
                .sorted()
                .filter(field -> FieldKind.of(field)
                        .filter(kindOfField -> slotOf(field).fits(kindOfField))
                        .isEmpty())
                .map(field -> field + " 这种字段填不了 " + slotOf(field).word())
                .toList();
    }

    private Slot slotOf(String field) {
        return fields.getOrDefault(field, Slot.WHAT);
    }
}
