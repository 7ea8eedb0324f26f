package cn.fengming.points.messages;

import cn.fengming.points.wechat.FieldKind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a message can say in a field of a template; each fits only into fields of some kinds. */
enum Slot {
    /** What it is about, in a few words. */
    WHAT(FieldKind.THING),
    /** The village or the store. */
    PLACE(FieldKind.THING),
    /** What the reader can do. */
    NOTE(FieldKind.THING),
    /** Approved, declined: one word. */
    RESULT(FieldKind.PHRASE, FieldKind.THING),
    POINTS(FieldKind.NUMBER, FieldKind.AMOUNT, FieldKind.CHARACTER_STRING, FieldKind.THING),
    /** When it happened, or until when there is time. */
    DAY(FieldKind.TIME, FieldKind.DATE, FieldKind.THING),
    /** What people say on the telephone: 2026-00123. */
    NUMBER(FieldKind.CHARACTER_STRING, FieldKind.THING);

    private final Set<FieldKind> fields;

    Slot(FieldKind first, FieldKind... more) {
        this.fields = EnumSet.of(first, more);
    }

    boolean fits(FieldKind field) {
        return fields.contains(field);
    }

    /** As settings write it: {@code points}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Slot> of(String word) {
        for (Slot slot : values()) {
            if (slot.word().equals(word)) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }
}
