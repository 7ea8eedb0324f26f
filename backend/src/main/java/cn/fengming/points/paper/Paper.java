package cn.fengming.points.paper;

import cn.fengming.points.kernel.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be printed, from top to bottom; {@link Press} prints it. Each method returns a paper with one thing more.
 * Any text may be given: characters the typeface lacks are printed as □, and what does not fit goes onto the next line
 * or page.
 *
 * <pre>{@code
 * Paper.a4("公示").title("积分公示").paragraph("……").table(SHEET, lines).seal("东风村村民委员会", day)
 * }</pre>
 */
public final class Paper {

    /** Cells of all tables together; 5,000 rows of twelve columns. A card counts as ten, a name as two. */
    public static final int MOST_CELLS = 60_000;

    enum Size {
        A4,
        A3
    }

    private final String name;
    private final Size size;
    private final boolean lying;
    private final boolean framed;
    private final int percent;
    private final List<Block> blocks;

    private Paper(String name, Size size, boolean lying, boolean framed, int percent, List<Block> blocks) {
        this.name = name;
        this.size = size;
        this.lying = lying;
        this.framed = framed;
        this.percent = percent;
        this.blocks = blocks;
    }

    /**
     * One name of a roll.
     *
     * @param under what stands below it, smaller; null for nothing
     */
    public record Name(String name, @Nullable String under) {}

    /** @param name stands at the foot of every page and as the document's title */
    public static Paper a4(String name) {
        return new Paper(name, Size.A4, false, false, 100, List.of());
    }

    /** As {@link #a4}, twice the area and larger letters: for walls. */
    public static Paper a3(String name) {
        return new Paper(name, Size.A3, false, false, 135, List.of());
    }

    public Paper landscape() {
        return new Paper(name, size, true, framed, percent, blocks);
    }

    /** With a red frame around every page and nothing at its foot: certificates, posters. */
    public Paper framed() {
        return new Paper(name, size, lying, true, percent, blocks);
    }

    /** All letters so much larger than usual for the size of the paper. */
    public Paper enlarged(int percentOfUsual) {
        return new Paper(name, size, lying, framed, percent * percentOfUsual / 100, blocks);
    }

    public Paper title(String words) {
        return with(new Block.Words(Block.Style.TITLE, words));
    }

    /** Centred below the title. */
    public Paper subtitle(String words) {
        return with(new Block.Words(Block.Style.SUBTITLE, words));
    }

    public Paper heading(String words) {
        return with(new Block.Words(Block.Style.HEADING, words));
    }

    /** Its first line is indented by two characters. */
    public Paper paragraph(String words) {
        return with(new Block.Words(Block.Style.PARAGRAPH, words));
    }

    /** Without an indent: whom a letter is to. */
    public Paper line(String words) {
        return with(new Block.Words(Block.Style.LINE, words));
    }

    public Paper centred(String words) {
        return with(new Block.Words(Block.Style.CENTRED, words));
    }

    /** Smaller, in grey. */
    public Paper note(String words) {
        return with(new Block.Words(Block.Style.NOTE, words));
    }

    /** The sheet's columns share the width as their widths say; its header stands on every page. */
    public <T> Paper table(Sheet<T> sheet, List<T> rows) {
        return with(new Block.Rows<>(sheet, rows));
    }

    /** Names in so many columns, large: for honour boards. */
    public Paper roll(int columns, List<Name> names) {
        return with(new Block.Roll(columns, names));
    }

    /** A line to sign on for each. */
    public Paper signatures(String... whose) {
        return with(new Block.Signatures(List.of(whose)));
    }

    /** Place for a seal, with who seals and the day; without a day, a place to write it. */
    public Paper seal(String whose, @Nullable LocalDate day) {
        return with(new Block.SealPlace(whose, day));
    }

    /** A QR picture, 30 mm, with a line below it. */
    public Paper qr(String content, String caption) {
        return qr(content, 30, caption);
    }

    /** As above, larger or smaller. */
    public Paper qr(String content, float millimetres, String caption) {
        return with(new Block.Code(content, millimetres, caption));
    }

    /**
     * A square picture with a line below it.
     *
     * @param picture PNG or JPEG
     */
    public Paper picture(byte[] picture, float millimetres, String caption) {
        return with(new Block.Picture(picture, millimetres, caption));
    }

    /** Eight to an A4 page, with marks to cut along. Only on standing A4. */
    public Paper cards(List<CardFace> faces) {
        return with(new Block.Cards(faces));
    }

    public Paper space(float millimetres) {
        return with(new Block.Space(millimetres));
    }

    public Paper nextPage() {
        return with(new Block.NextPage());
    }

    /** All of the other's things after this one's, on this one's kind of paper. */
    public Paper then(Paper other) {
        return new Paper(
                name,
                size,
                lying,
                framed,
                percent,
                Stream.concat(blocks.stream(), other.blocks.stream()).toList());
    }

    private Paper with(Block block) {
        return new Paper(
                name,
                size,
                lying,
                framed,
                percent,
                Stream.concat(blocks.stream(), Stream.of(block)).toList());
    }

    /** @throws Problem 422 when it is more than the press takes at once */
    Paper mustBePrintable() {
        if (blocks.stream().mapToLong(Block::weight).sum() > MOST_CELLS) {
            throw Problem.refused("paper-too-long", "内容太多，一次打印不下，请缩小范围后再打印");
        }
        return this;
    }

    String name() {
        return name;
    }

    Size size() {
        return size;
    }

    boolean lying() {
        return lying;
    }

    boolean isFramed() {
        return framed;
    }

    /** Factor of all letters. */
    float scale() {
        return percent / 100f;
    }

    List<Block> blocks() {
        return blocks;
    }
}
