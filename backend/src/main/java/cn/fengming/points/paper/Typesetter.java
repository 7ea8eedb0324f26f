package cn.fengming.points.paper;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Image;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.List;

/** Sets one paper, once. Takes time and memory in proportion to what is on it, and no input or output. */
final class Typesetter {

    private static final float MM = 72 / 25.4f;
    private static final float BODY = 12;
    private static final float CELL = 10.5f;
    private static final float LEADING = 1.55f;
    /** Of an official seal: 42 mm across. */
    private static final float SEAL = 42 * MM;

    private static final Color HEADER = new Color(0xEF, 0xEF, 0xEF);
    private static final Color RULE = new Color(0x80, 0x80, 0x80);

    private final Typeface typeface = Typeface.noto();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Paper paper;
    private final Cells cells;
    private final Document document;
    private final PdfWriter writer;

    private Typesetter(Paper paper, ZonedDateTime now) {
        this.paper = paper;
        this.cells = new Cells(now.getZone());
        this.document = new Document(page(paper));
        float margin = (paper.isFramed() ? 24 : 18) * MM;
        document.setMargins(margin, margin, margin, margin + (paper.isFramed() ? 0 : 4 * MM));
        this.writer = PdfWriter.getInstance(document, printed);
        boolean bare = paper.blocks().stream().anyMatch(Block.Cards.class::isInstance);
        LocalDate day = now.toLocalDate();
        String foot = paper.name() + "　打印于 " + Spoken.written(day);
        writer.setPageEvent(new PageEdge(typeface, paper.isFramed(), bare, foot));
        document.open();
        document.addTitle(typeface.settable(paper.name()));
        document.addCreator("Fengming Points");
        writer.getInfo().put(PdfName.CREATIONDATE, new PdfDate(GregorianCalendar.from(now)));
    }

    /** The paper as PDF. */
    static byte[] set(Paper paper, ZonedDateTime now) {
        Typesetter typesetter = new Typesetter(paper, now);
        paper.blocks().forEach(typesetter::set);
        if (typesetter.writer.getPageNumber() == 1 && typesetter.writer.isPageEmpty()) {
            // A document without any page is none.
            typesetter.writer.setPageEmpty(false);
        }
        typesetter.document.close();
        return typesetter.printed.toByteArray();
    }

    private static Rectangle page(Paper paper) {
        Rectangle standing = paper.size() == Paper.Size.A3 ? PageSize.A3 : PageSize.A4;
        return paper.lying() ? standing.rotate() : standing;
    }

    private void set(Block block) {
        if (block instanceof Block.Words words) {
            document.add(paragraph(words));
        } else if (block instanceof Block.Rows<?> rows) {
            document.add(table(rows));
        } else if (block instanceof Block.Roll roll) {
            document.add(roll(roll));
        } else if (block instanceof Block.Signatures signatures) {
            document.add(signatures(signatures.whose()));
        } else if (block instanceof Block.SealPlace seal) {
            document.add(seal(seal));
        } else if (block instanceof Block.Code code) {
            document.add(pictured(QrCode.picture(code.content(), code.side() * MM), code.caption()));
        } else if (block instanceof Block.Picture drawn) {
            document.add(pictured(QrCode.drawn(drawn.picture(), drawn.side() * MM), drawn.caption()));
        } else if (block instanceof Block.Cards cards) {
            new CardSheet(typeface, writer, document).print(cards.faces());
        } else if (block instanceof Block.Space space) {
            Paragraph gap = new Paragraph(space.millimetres() * MM, " ");
            document.add(gap);
        } else {
            document.newPage();
        }
    }

    private Paragraph paragraph(Block.Words words) {
        return switch (words.style()) {
            case TITLE ->
                paper.isFramed()
                        ? centred(words.words(), 34, true, Typeface.RED, 10)
                        : centred(words.words(), 22, true, Typeface.BLACK, 8);
            case SUBTITLE -> centred(words.words(), BODY, false, Typeface.GREY, 8);
            case CENTRED ->
                paper.isFramed()
                        ? centred(words.words(), 15, true, Typeface.RED, 4)
                        : centred(words.words(), BODY, false, Typeface.BLACK, 6);
            case HEADING -> left(words.words(), 14, true, Typeface.BLACK, 6);
            case LINE -> left(words.words(), BODY, false, Typeface.BLACK, 4);
            case NOTE -> left(words.words(), 9.5f, false, Typeface.GREY, 4);
            case PARAGRAPH -> {
                Paragraph indented = left(words.words(), BODY, false, Typeface.BLACK, 4);
                indented.setFirstLineIndent(2 * BODY * paper.scale());
                yield indented;
            }
        };
    }

    private Paragraph centred(String words, float size, boolean heavy, Color colour, float after) {
        Paragraph centred = left(words, size, heavy, colour, after);
        centred.setAlignment(Element.ALIGN_CENTER);
        return centred;
    }

    private Paragraph left(String words, float size, boolean heavy, Color colour, float after) {
        float scaled = size * paper.scale();
        Paragraph left = new Paragraph(typeface.text(words, scaled, heavy, colour));
        left.setLeading(scaled * LEADING);
        left.setSpacingAfter(after * paper.scale());
        return left;
    }

    private <T> PdfPTable table(Block.Rows<T> rows) {
        List<Column<T>> columns = rows.sheet().columns();
        PdfPTable table = new PdfPTable(columns.size());
        float[] widths = new float[columns.size()];
        for (int at = 0; at < widths.length; at++) {
            widths[at] = columns.get(at).width();
        }
        table.setWidths(widths);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        table.setSpacingBefore(4 * paper.scale());
        table.setSpacingAfter(8 * paper.scale());
        columns.forEach(column -> table.addCell(header(column)));
        for (T row : rows.rows()) {
            columns.forEach(column -> table.addCell(cell(column, row)));
        }
        return table;
    }

    private PdfPCell header(Column<?> column) {
        PdfPCell cell = cell(column.title(), CELL, true, Typeface.BLACK);
        cell.setHorizontalAlignment(Element.ALIGN_CENTER);
        cell.setBackgroundColor(HEADER);
        return ruled(cell);
    }

    private <T> PdfPCell cell(Column<T> column, T row) {
        PdfPCell cell = cell(cells.words(column, row), CELL, false, Typeface.BLACK);
        cell.setHorizontalAlignment(
                switch (column.form()) {
                    case NUMBER -> Element.ALIGN_RIGHT;
                    case DAY, MOMENT -> Element.ALIGN_CENTER;
                    case TEXT -> Element.ALIGN_LEFT;
                });
        return ruled(cell);
    }

    private PdfPCell ruled(PdfPCell cell) {
        cell.setBorderWidth(0.5f);
        cell.setBorderColor(RULE);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.setPadding(3.5f * paper.scale());
        cell.setPaddingBottom(5 * paper.scale());
        return cell;
    }

    private PdfPCell cell(String words, float size, boolean heavy, Color colour) {
        float scaled = size * paper.scale();
        Phrase phrase = new Phrase(scaled * 1.35f, typeface.text(words, scaled, heavy, colour));
        return new PdfPCell(phrase);
    }

    private PdfPTable roll(Block.Roll roll) {
        PdfPTable table = new PdfPTable(roll.columns());
        table.setWidthPercentage(100);
        table.setSpacingBefore(6 * paper.scale());
        roll.names().forEach(name -> table.addCell(name(name)));
        table.getDefaultCell().setBorder(Rectangle.NO_BORDER);
        table.completeRow();
        return table;
    }

    private PdfPCell name(Paper.Name name) {
        PdfPCell cell = new PdfPCell();
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(6 * paper.scale());
        cell.addElement(centred(name.name(), 17, true, Typeface.BLACK, 0));
        if (name.under() != null) {
            cell.addElement(centred(name.under(), 11, false, Typeface.GREY, 0));
        }
        return cell;
    }

    private PdfPTable signatures(List<String> whose) {
        PdfPTable table = new PdfPTable(whose.size());
        table.setWidthPercentage(100);
        table.setSpacingBefore(14 * paper.scale());
        table.setKeepTogether(true);
        for (String name : whose) {
            PdfPCell cell = cell(name + "：＿＿＿＿＿＿＿＿", CELL, false, Typeface.BLACK);
            cell.setBorder(Rectangle.NO_BORDER);
            table.addCell(cell);
        }
        return table;
    }

    /** The seal goes over the name and the day, as it does on every official paper. */
    private PdfPTable seal(Block.SealPlace seal) {
        float side = SEAL + 4;
        PdfPTable table = new PdfPTable(1);
        table.setTotalWidth(Math.min(80 * MM * Math.max(1, paper.scale() * 0.75f), document.right() - document.left()));
        table.setLockedWidth(true);
        table.setHorizontalAlignment(Element.ALIGN_RIGHT);
        table.setSpacingBefore(4 * paper.scale());
        table.setKeepTogether(true);
        String day = seal.day() == null ? "　　年　　月　　日" : Spoken.written(seal.day());
        PdfPCell cell = new PdfPCell();
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setMinimumHeight(side);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.addElement(centred(seal.whose(), BODY, false, Typeface.BLACK, 0));
        cell.addElement(centred(day, BODY, false, Typeface.BLACK, 0));
        cell.addElement(centred("（盖章处）", 9, false, Typeface.GREY, 0));
        cell.setCellEvent((within, box, canvases) -> circle(canvases[PdfPTable.BACKGROUNDCANVAS], box));
        table.addCell(cell);
        return table;
    }

    private static void circle(com.lowagie.text.pdf.PdfContentByte canvas, Rectangle box) {
        canvas.saveState();
        canvas.setLineWidth(0.6f);
        canvas.setLineDash(4, 4, 0);
        canvas.setColorStroke(new Color(0xB8, 0xB8, 0xB8));
        canvas.circle((box.getLeft() + box.getRight()) / 2, (box.getTop() + box.getBottom()) / 2, SEAL / 2);
        canvas.stroke();
        canvas.restoreState();
    }

    private PdfPTable pictured(Image image, String words) {
        PdfPTable table = new PdfPTable(1);
        table.setWidthPercentage(100);
        table.setKeepTogether(true);
        PdfPCell picture = new PdfPCell(image, false);
        picture.setBorder(Rectangle.NO_BORDER);
        picture.setHorizontalAlignment(Element.ALIGN_CENTER);
        table.addCell(picture);
        PdfPCell caption = cell(words, 9.5f, false, Typeface.GREY);
        caption.setBorder(Rectangle.NO_BORDER);
        caption.setHorizontalAlignment(Element.ALIGN_CENTER);
        table.addCell(caption);
        return table;
    }
}
