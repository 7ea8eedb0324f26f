package cn.fengming.points.paper;

import com.lowagie.text.Document;
import com.lowagie.text.Image;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.util.List;

/** Cards of 90 by 65 mm, two by four to an A4 page, with marks to cut along. */
final class CardSheet {

    static final int ACROSS = 2;
    static final int DOWN = 4;

    private static final float MM = 72 / 25.4f;
    private static final float WIDTH = 90 * MM;
    private static final float HEIGHT = 65 * MM;
    private static final float LEFT = 15 * MM;
    private static final float BOTTOM = 18.5f * MM;
    private static final float PICTURE = 42 * MM;
    private static final float SMALL = 19 * MM;
    private static final float INSET = 4 * MM;
    private static final float MARK = 8;

    private final Typeface typeface;
    private final PdfWriter writer;
    private final Document document;

    CardSheet(Typeface typeface, PdfWriter writer, Document document) {
        this.typeface = typeface;
        this.writer = writer;
        this.document = document;
    }

    void print(List<CardFace> faces) {
        int onPage = ACROSS * DOWN;
        for (int at = 0; at < faces.size(); at++) {
            if (at % onPage == 0) {
                document.newPage();
                writer.setPageEmpty(false);
                marks(writer.getDirectContent());
            }
            int place = at % onPage;
            card(
                    writer.getDirectContent(),
                    faces.get(at),
                    LEFT + place % ACROSS * WIDTH,
                    BOTTOM + (DOWN - 1 - place / ACROSS) * HEIGHT);
        }
    }

    private void card(PdfContentByte canvas, CardFace face, float x, float y) {
        float inner = WIDTH - 2 * INSET;
        float top = y + HEIGHT - INSET;
        canvas.saveState();
        canvas.setColorFill(Typeface.RED);
        canvas.rectangle(x + INSET, top - 25, inner, 1.5f);
        canvas.fill();
        canvas.restoreState();
        write(canvas, face.title(), x + INSET, top - 17, inner, 15, true, Typeface.RED);

        pictures(canvas, face, x, y);

        float besides = x + INSET + PICTURE;
        float room = WIDTH - 2 * INSET - PICTURE;
        write(canvas, face.printed(), besides, top - 48, room, 19, true, Typeface.BLACK);
        for (int at = 0; at < Math.min(4, face.lines().size()); at++) {
            write(canvas, face.lines().get(at), besides, top - 70 - at * 17, room, 11.5f, false, Typeface.BLACK);
        }
        write(canvas, face.foot(), x + INSET, y + INSET, inner, 9, false, Typeface.GREY);
    }

    private static void pictures(PdfContentByte canvas, CardFace face, float x, float y) {
        byte[] opens = face.opens();
        if (opens == null) {
            put(canvas, QrCode.picture(face.code(), PICTURE), x + INSET / 2, y + INSET + 14);
        } else {
            put(canvas, QrCode.drawn(opens, PICTURE), x + INSET / 2, y + INSET + 14);
            put(canvas, QrCode.picture(face.code(), SMALL), x + WIDTH - INSET - SMALL, y + INSET + 12);
        }
    }

    private static void put(PdfContentByte canvas, Image picture, float x, float y) {
        picture.setAbsolutePosition(x, y);
        canvas.addImage(picture);
    }

    private void write(
            PdfContentByte canvas,
            String words,
            float x,
            float y,
            float room,
            float size,
            boolean heavy,
            Color colour) {
        Typeface.Fitted fitted = typeface.fitted(words, room, size, heavy);
        canvas.beginText();
        canvas.setColorFill(colour);
        canvas.setFontAndSize(typeface.base(heavy), fitted.size());
        canvas.setTextMatrix(x, y);
        canvas.showText(fitted.words());
        canvas.endText();
    }

    /** Short lines outside the cards, and hair lines between them for scissors. */
    private static void marks(PdfContentByte canvas) {
        float right = LEFT + ACROSS * WIDTH;
        float top = BOTTOM + DOWN * HEIGHT;
        canvas.saveState();
        canvas.setLineWidth(0.6f);
        for (int across = 0; across <= ACROSS; across++) {
            float x = LEFT + across * WIDTH;
            stroke(canvas, x, BOTTOM - MARK - 2, x, BOTTOM - 2);
            stroke(canvas, x, top + 2, x, top + MARK + 2);
        }
        for (int down = 0; down <= DOWN; down++) {
            float y = BOTTOM + down * HEIGHT;
            stroke(canvas, LEFT - MARK - 2, y, LEFT - 2, y);
            stroke(canvas, right + 2, y, right + MARK + 2, y);
        }
        canvas.setLineWidth(0.3f);
        canvas.setLineDash(3, 3, 0);
        canvas.setColorStroke(new Color(0xB0, 0xB0, 0xB0));
        for (int across = 0; across <= ACROSS; across++) {
            stroke(canvas, LEFT + across * WIDTH, BOTTOM, LEFT + across * WIDTH, top);
        }
        for (int down = 0; down <= DOWN; down++) {
            stroke(canvas, LEFT, BOTTOM + down * HEIGHT, right, BOTTOM + down * HEIGHT);
        }
        canvas.restoreState();
    }

    private static void stroke(PdfContentByte canvas, float x1, float y1, float x2, float y2) {
        canvas.moveTo(x1, y1);
        canvas.lineTo(x2, y2);
        canvas.stroke();
    }
}
