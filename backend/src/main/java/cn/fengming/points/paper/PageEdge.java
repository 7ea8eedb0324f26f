package cn.fengming.points.paper;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import org.jspecify.annotations.Nullable;

/** What stands around the text of every page: name, day and page x of y; or a frame and nothing else. */
final class PageEdge extends PdfPageEventHelper {

    private static final float SIZE = 9;
    private static final float TOTAL_WIDTH = 40;

    private final Typeface typeface;
    private final boolean framed;
    private final boolean bare;
    private final String foot;
    private @Nullable PdfTemplate total;

    /** @param bare nothing at all: cards */
    PageEdge(Typeface typeface, boolean framed, boolean bare, String foot) {
        this.typeface = typeface;
        this.framed = framed;
        this.bare = bare;
        this.foot = foot;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        total = writer.getDirectContent().createTemplate(TOTAL_WIDTH, SIZE * 2);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        if (framed) {
            frame(writer.getDirectContentUnder(), document.getPageSize());
        } else if (!bare) {
            foot(writer, document);
        }
    }

    private void foot(PdfWriter writer, Document document) {
        PdfContentByte canvas = writer.getDirectContent();
        float y = document.bottom() - SIZE * 2;
        String page = "第 " + writer.getPageNumber() + " 页　共 ";
        float right = document.right() - TOTAL_WIDTH;
        float room = right - document.left() - typeface.base(false).getWidthPoint(page, SIZE) - SIZE * 2;
        Typeface.Fitted left = typeface.fitted(foot, room, SIZE, false);
        put(canvas, Element.ALIGN_LEFT, left.words(), left.size(), document.left(), y);
        put(canvas, Element.ALIGN_RIGHT, page, SIZE, right, y);
        if (total != null) {
            canvas.addTemplate(total, right, y - SIZE / 2);
        }
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        if (total != null && !framed && !bare) {
            int pages = Math.max(1, writer.getPageNumber() - 1);
            put(total, Element.ALIGN_LEFT, pages + " 页", SIZE, 2, SIZE / 2);
        }
    }

    private void put(PdfContentByte canvas, int alignment, String words, float size, float x, float y) {
        Phrase phrase = new Phrase(typeface.text(words, size, false, Typeface.GREY));
        ColumnText.showTextAligned(canvas, alignment, phrase, x, y, 0);
    }

    private static void frame(PdfContentByte canvas, Rectangle page) {
        canvas.saveState();
        canvas.setColorStroke(Typeface.RED);
        line(canvas, page, 24, 5);
        line(canvas, page, 33, 1.2f);
        canvas.setColorFill(Typeface.RED);
        for (float x : new float[] {40, page.getWidth() - 40}) {
            for (float y : new float[] {40, page.getHeight() - 40}) {
                canvas.rectangle(x - 7, y - 7, 14, 14);
            }
        }
        canvas.fill();
        canvas.restoreState();
    }

    private static void line(PdfContentByte canvas, Rectangle page, float inset, float width) {
        canvas.setLineWidth(width);
        canvas.rectangle(inset, inset, page.getWidth() - 2 * inset, page.getHeight() - 2 * inset);
        canvas.stroke();
    }
}
