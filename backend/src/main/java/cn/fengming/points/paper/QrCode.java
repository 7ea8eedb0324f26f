package cn.fengming.points.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.lowagie.text.BadElementException;
import com.lowagie.text.Image;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** A QR picture that stays sharp in print: grey values, eight dots to a module, with its white margin. */
final class QrCode {

    private static final int DOTS = 8;

    private QrCode() {}

    /**
     * @param side in points, the margin included
     * @throws IllegalArgumentException when the content is empty or longer than a picture can say
     */
    static Image picture(String content, float side) {
        BitMatrix modules = modules(content);
        int width = modules.getWidth() * DOTS;
        byte[] dots = new byte[width * width];
        for (int at = 0; at < dots.length; at++) {
            dots[at] = modules.get(at % width / DOTS, at / width / DOTS) ? 0 : (byte) 0xFF;
        }
        try {
            Image picture = Image.getInstance(width, width, 1, 8, dots);
            picture.scaleAbsolute(side, side);
            return picture;
        } catch (BadElementException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A picture somebody else drew.
     *
     * @param picture PNG or JPEG, square
     * @throws IllegalArgumentException when it is no picture
     */
    static Image drawn(byte[] picture, float side) {
        try {
            Image image = Image.getInstance(picture);
            image.scaleAbsolute(side, side);
            return image;
        } catch (BadElementException | IOException unreadable) {
            throw new IllegalArgumentException("no picture to print", unreadable);
        }
    }

    private static BitMatrix modules(String content) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        if (content.chars().anyMatch(letter -> letter > 0x7F)) {
            hints.put(EncodeHintType.CHARACTER_SET, "UTF-8");
        }
        try {
            return new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("too long for a QR picture", tooLong);
        }
    }
}
