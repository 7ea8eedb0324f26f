package cn.fengming.points.paper;

import com.lowagie.text.Chunk;
import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The typeface of everything printed: Noto Sans SC, in two weights. Whatever people typed can be set in it: what it has
 * no glyph for becomes a visible □, what cannot be seen is left out. A document carries only the glyphs it shows.
 */
final class Typeface {

    /** Longer texts are cut, visibly. */
    static final int MOST_CHARACTERS = 2_000;

    static final Color BLACK = new Color(0x1A, 0x1A, 0x1A);
    static final Color GREY = new Color(0x59, 0x59, 0x59);
    static final Color RED = new Color(0xB4, 0x1E, 0x1E);

    private static final int MISSING = '□';
    private static final String CUT = "……（后略）";

    private static final ChineseBreaks BREAKS = new ChineseBreaks();

    private final BaseFont regular = weight("Regular");
    private final BaseFont bold = weight("Bold");

    private Typeface() {}

    /** Read once, by the first thread that prints: it takes a quarter of a second. */
    private static final class Shelf {
        static final Typeface ONLY = new Typeface();
    }

    static Typeface noto() {
        return Shelf.ONLY;
    }

    private static BaseFont weight(String name) {
        String file = "NotoSansSC-" + name + ".ttf";
        try (InputStream font = Typeface.class.getResourceAsStream("/fonts/ttf/NotoSansSC/" + file)) {
            if (font == null) {
                throw new IllegalStateException("the typeface is missing in this build: " + file);
            }
            return BaseFont.createFont(
                    file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.CACHED, font.readAllBytes(), null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    BaseFont base(boolean heavy) {
        return heavy ? bold : regular;
    }

    /** A piece of text ready to be set; {@code size} in points. */
    Chunk text(@Nullable String words, float size, boolean heavy, Color colour) {
        Chunk chunk = new Chunk(settable(words), new Font(base(heavy), size, Font.NORMAL, colour));
        chunk.setSplitCharacter(BREAKS);
        return chunk;
    }

    /** On one line and no wider than that: smaller if need be, down to seven tenths, then cut. */
    Fitted fitted(@Nullable String words, float width, float size, boolean heavy) {
        String line = settable(words).replace('\n', ' ');
        BaseFont font = base(heavy);
        float natural = font.getWidthPoint(line, size);
        if (natural <= width) {
            return new Fitted(line, size);
        }
        float smaller = Math.max(size * 0.7f, size * width / natural);
        int[] letters = line.codePoints().toArray();
        int kept = letters.length;
        while (kept > 0 && font.getWidthPoint(line, smaller) > width) {
            kept--;
            line = new String(letters, 0, kept) + "…";
        }
        return new Fitted(line, smaller);
    }

    record Fitted(String words, float size) {}

    /** The text as it can be printed. */
    String settable(@Nullable String words) {
        if (words == null) {
            return "";
        }
        String kept = words.codePointCount(0, Math.min(words.length(), 2 * MOST_CHARACTERS)) > MOST_CHARACTERS
                ? words.substring(0, words.offsetByCodePoints(0, MOST_CHARACTERS)) + CUT
                : words;
        StringBuilder settable = new StringBuilder(kept.length());
        kept.codePoints().map(this::glyph).filter(letter -> letter != 0).forEach(settable::appendCodePoint);
        return settable.toString();
    }

    /** What stands for a character; 0 for nothing. */
    private int glyph(int letter) {
        if (letter == '\n') {
            return letter;
        }
        if (letter == '\t' || Character.isSpaceChar(letter) && !regular.charExists(letter)) {
            return ' ';
        }
        return switch (Character.getType(letter)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> 0;
            case Character.NON_SPACING_MARK -> regular.charExists(letter) && !selectsVariant(letter) ? letter : 0;
            default -> regular.charExists(letter) && bold.charExists(letter) ? letter : MISSING;
        };
    }

    private static boolean selectsVariant(int letter) {
        return letter >= 0xFE00 && letter <= 0xFE0F || letter >= 0xE0100 && letter <= 0xE01EF;
    }
}
