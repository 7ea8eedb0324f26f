package cn.fengming.points.testing;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.lowagie.text.pdf.PRStream;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A printed paper (PDF) as a reader of it sees it.
 *
 * @param pages the text of each, blanks and line ends left out: where a line ends is the typesetter's business
 * @param codes what its QR pictures say
 * @param size of the first page in points
 */
public record Printed(List<String> pages, List<Font> fonts, List<String> codes, String size) {

    /** @param name of a subset begins with six letters and a plus */
    public record Font(String name, boolean embedded) {}

    public String text() {
        return String.join("", pages);
    }

    public static Printed read(byte[] bytes) {
        try (PdfReader reader = new PdfReader(bytes)) {
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                pages.add(new PdfTextExtractor(reader).getTextFromPage(page).replaceAll("[\\s　]+", ""));
            }
            var size = reader.getPageSizeWithRotation(1);
            return new Printed(
                    pages,
                    fonts(reader),
                    codes(reader),
                    Math.round(size.getWidth()) + " x " + Math.round(size.getHeight()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Font> fonts(PdfReader reader) {
        List<Font> fonts = new ArrayList<>();
        for (int at = 1; at < reader.getXrefSize(); at++) {
            if (reader.getPdfObject(at) instanceof PdfDictionary found
                    && PdfName.FONTDESCRIPTOR.equals(found.getAsName(PdfName.TYPE))) {
                fonts.add(new Font(
                        found.getAsName(PdfName.FONTNAME).toString().substring(1),
                        found.get(PdfName.FONTFILE2) != null));
            }
        }
        return fonts;
    }

    private static List<String> codes(PdfReader reader) throws IOException {
        List<String> codes = new ArrayList<>();
        for (int at = 1; at < reader.getXrefSize(); at++) {
            PdfObject found = reader.getPdfObject(at);
            if (found instanceof PRStream picture && PdfName.IMAGE.equals(picture.getAsName(PdfName.SUBTYPE))) {
                codes.add(code(picture));
            }
        }
        return codes;
    }

    /** The grey dots of a JPEG. */
    private static byte[] photographed(byte[] jpeg, int width, int height) throws IOException {
        return (byte[])
                ImageIO.read(new ByteArrayInputStream(jpeg)).getRaster().getDataElements(0, 0, width, height, null);
    }

    private static String code(PRStream picture) throws IOException {
        int width = picture.getAsNumber(PdfName.WIDTH).intValue();
        int height = picture.getAsNumber(PdfName.HEIGHT).intValue();
        byte[] dots = PdfName.DCTDECODE.equals(picture.getAsName(PdfName.FILTER))
                ? photographed(PdfReader.getStreamBytesRaw(picture), width, height)
                : PdfReader.getStreamBytes(picture);
        var source = new PlanarYUVLuminanceSource(dots, width, height, 0, 0, width, height, false);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        } catch (NotFoundException | com.google.zxing.ChecksumException | com.google.zxing.FormatException unread) {
            throw new IOException("a picture that is no QR code", unread);
        }
    }
}
