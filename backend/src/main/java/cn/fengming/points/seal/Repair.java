package cn.fengming.points.seal;

import cn.fengming.points.seal.Canonical.Slot;
import cn.fengming.points.seal.Lines.Line;
import cn.fengming.points.seal.Lines.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds the one byte that was changed in a line: the line says its own print, and only one byte elsewhere makes it true
 * again. So the check names the field and what stood in it, not only that something is wrong.
 *
 * @param line as it was sealed
 * @param words what was changed, in Chinese
 */
record Repair(Line line, String words) {

    /** Those that stand in a line anyway are tried first. */
    /** Of a line that is searched byte by byte; what is longer is no line of a book, or would take hours. */
    private static final int LONGEST = 8192;

    private static final List<Byte> CANDIDATES = candidates();

    static @Nullable Repair find(byte[] changed) {
        if (changed.length > LONGEST) {
            return null;
        }
        try {
            Line read = Lines.read(changed);
            Repair found = inPrint(read);
            return found == null ? inValue(read, changed) : found;
        } catch (Unreadable notEvenALine) {
            return inForm(changed);
        }
    }

    /** The content is as it was, and what is said of it was changed. */
    private static @Nullable Repair inPrint(Line read) {
        Print own = Lines.print(read.content());
        String said = read.print().hex();
        long different = IntStream.range(0, said.length())
                .filter(at -> said.charAt(at) != own.hex().charAt(at))
                .count();
        return different == 1
                ? new Repair(new Line(read.place(), own, read.content()), told("print", said, own.hex()))
                : null;
    }

    /** A value was changed into another of the same length: its bytes are tried in place, without reading JSON again. */
    private static @Nullable Repair inValue(Line read, byte[] changed) {
        JsonNode tree = Lines.tree(changed).path("content");
        String kind = read.content().kind();
        byte[] bytes = Canonical.bytes(kind, tree);
        byte[] wanted = read.print().bytes();
        for (Slot slot : Canonical.slots(kind, tree)) {
            for (int at = slot.offset(); at < slot.offset() + slot.length(); at++) {
                byte was = bytes[at];
                for (byte candidate : CANDIDATES) {
                    bytes[at] = candidate;
                    if (Arrays.equals(Print.bytesOfContent(bytes), wanted)) {
                        return inValue(changed, slot, bytes, was, at);
                    }
                }
                bytes[at] = was;
            }
        }
        return null;
    }

    private static @Nullable Repair inValue(byte[] changed, Slot slot, byte[] sealed, byte was, int at) {
        String value = text(sealed, slot);
        byte right = sealed[at];
        sealed[at] = was;
        String shown = text(sealed, slot);
        // The value may stand in the line more than once: the byte that fits is the changed one.
        for (int place = 0; place < changed.length; place++) {
            byte[] tried = changed.clone();
            tried[place] = right;
            Line line = changed[place] == was ? fitting(tried) : null;
            if (line != null) {
                return new Repair(line, told(slot.path(), shown, value));
            }
        }
        return null;
    }

    private static String text(byte[] bytes, Slot slot) {
        byte[] value = Arrays.copyOfRange(bytes, slot.offset(), slot.offset() + slot.length());
        return new String(value, StandardCharsets.UTF_8);
    }

    /** It cannot be read at all: the byte is in a name, a sign or a letter. */
    private static @Nullable Repair inForm(byte[] changed) {
        byte[] tried = changed.clone();
        for (int at = 0; at < changed.length; at++) {
            for (byte candidate : CANDIDATES) {
                tried[at] = candidate;
                Line line = fitting(tried);
                if (line != null) {
                    return new Repair(line, told("第 " + (at + 1) + " 个字节", shown(changed[at]), shown(candidate)));
                }
            }
            tried[at] = changed[at];
        }
        return null;
    }

    private static @Nullable Line fitting(byte[] tried) {
        try {
            Line line = Lines.read(tried);
            return line.fits() ? line : null;
        } catch (Unreadable notThisOne) {
            return null;
        }
    }

    private static String told(String where, String now, String before) {
        return where + " 被改动，文件里是 " + now + "，封存时是 " + before;
    }

    private static String shown(byte one) {
        return one > ' ' && one < 127 ? "“" + (char) one + "”" : String.format("0x%02X", one & 0xFF);
    }

    private static List<Byte> candidates() {
        Set<Byte> order = new LinkedHashSet<>();
        "0123456789abcdef-:\".,{}[]TZ".chars().forEach(letter -> order.add((byte) letter));
        IntStream.range(0x20, 0x7F).forEach(letter -> order.add((byte) letter));
        IntStream.range(0, 0x100).forEach(letter -> order.add((byte) letter));
        return List.copyOf(order);
    }
}
