package cn.fengming.points.testing;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
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
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A printed paper (PDF) as a reader of it sees it.
 *
 * @param pages the text of each, blanks and line ends left out: where a line ends is the typesetter's business
 * @param codes what its QR pictures say
 * @param size of the first page in points
 */
public record Printed(List<String> pages, List<Font> fonts, List<String> codes, String size) {

    /** Four of a thousand that lie straight are not found when they are searched for as in a photograph. */
    private static final List<Map<DecodeHintType, ?>> HOW_TO_LOOK =
            List.of(Map.of(), Map.of(DecodeHintType.PURE_BARCODE, true));

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
        return HOW_TO_LOOK.stream()
                .flatMap(how -> read(new HybridBinarizer(source), how).stream())
                .findFirst()
                .orElseThrow(() -> new IOException("a picture that is no QR code"));
    }

    private static Optional<String> read(Binarizer dark, Map<DecodeHintType, ?> how) {
        try {
            return Optional.of(
                    new QRCodeReader().decode(new BinaryBitmap(dark), how).getText());
        } catch (ReaderException unread) {
            return Optional.empty();
        }
    }
}
