package cn.fengming.points.media;

import cn.fengming.points.kernel.Problem;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Makes a clean picture out of an untrusted file, or refuses it. The size is read from the header and checked before
 * anything is decoded, and decoding skips pixels it does not need, so memory is bounded whatever the file claims.
 */
class Developer {

    private static final float QUALITY = 0.82f;
    /** A progressive JPEG needs about ten; each costs a walk over the whole picture. */
    private static final int MOST_SCANS = 40;
    /** A strip of one pixel in height is no photo. */
    private static final int SHORTEST_SIDE = 8;

    private final MediaProperties limits;

    Developer(MediaProperties limits) {
        this.limits = limits;
    }

    Developed develop(Path upload) throws IOException {
        PictureKind kind = PictureKind.of(head(upload));
        String format = kind.decodable();
        mustBeStill(kind, upload);
        Exposure exposure = kind == PictureKind.JPEG ? Exposure.ofJpeg(upload) : Exposure.UNKNOWN;
        BufferedImage upright = upright(decoded(upload, format), exposure.orientation());
        return new Developed(
                prints(upright), upright.getWidth(), upright.getHeight(), DifferenceHash.of(upright), exposure);
    }

    /**
     * A stored picture with some parts made unrecognizable, in both sizes.
     *
     * @param picture one of our own, so it is decoded as it is
     */
    Prints blur(byte[] picture, List<Area> areas) throws IOException {
        BufferedImage canvas = onWhite(ImageIO.read(new ByteArrayInputStream(picture)));
        areas.forEach(area -> Mosaic.over(canvas, area));
        return prints(canvas);
    }

    private Prints prints(BufferedImage picture) throws IOException {
        return new Prints(jpeg(picture), jpeg(shrunk(picture, limits.thumbnailSide())));
    }

    private static byte[] head(Path upload) throws IOException {
        try (var in = Files.newInputStream(upload)) {
            return in.readNBytes(PictureKind.HEAD);
        }
    }

    private BufferedImage decoded(Path upload, String format) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        var cut = new AtomicBoolean();
        reader.addIIOReadWarningListener((source, warning) -> cut.compareAndSet(false, broken(warning)));
        try (var in = new FileImageInputStream(upload.toFile())) {
            reader.setInput(in, true, true);
            mustFit(reader.getWidth(0), reader.getHeight(0));
            var param = reader.getDefaultReadParam();
            int step = step(Math.max(reader.getWidth(0), reader.getHeight(0)));
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage picture = reader.read(0, param);
            if (cut.get()) {
                throw unreadable("照片不完整，可能没有传完，请重新上传");
            }
            return picture;
        } catch (Problem refused) {
            throw refused;
        } catch (IOException | RuntimeException corrupt) {
            // Decoders of untrusted files throw whatever they stumble over.
            throw unreadable("照片已损坏，打不开，请换一张");
        } finally {
            reader.dispose();
        }
    }

    /** Decoders mend what they can and only warn; of a file cut short the rest would be grey. */
    private static boolean broken(String warning) {
        String words = warning.toLowerCase(java.util.Locale.ROOT);
        return words.contains("truncated") || words.contains("premature") || words.contains("bad huffman");
    }

    private void mustFit(int width, int height) {
        if (width < SHORTEST_SIDE || height < SHORTEST_SIDE) {
            throw unreadable("照片太小，看不清，请换一张");
        }
        if ((long) width * height > limits.maxPixels()) {
            throw unreadable("照片尺寸太大（" + width + "×" + height + "），请缩小后再传");
        }
    }

    /** Every how many pixels to read: what is left is at least as long as needed and less than twice as long. */
    private int step(int longest) {
        return Math.max(1, longest / limits.longestSide());
    }

    private BufferedImage upright(BufferedImage decoded, int orientation) throws IOException {
        BufferedImage small = shrunk(decoded, limits.longestSide());
        return onWhite(ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation))
                .apply(small));
    }

    private static BufferedImage shrunk(BufferedImage picture, int side) throws IOException {
        return Math.max(picture.getWidth(), picture.getHeight()) <= side
                ? picture
                : Thumbnails.of(picture).size(side, side).asBufferedImage();
    }

    /** JPEG knows no transparency and one colour space. */
    private static BufferedImage onWhite(BufferedImage picture) {
        var canvas = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = canvas.createGraphics();
        brush.drawImage(picture, 0, 0, Color.WHITE, null);
        brush.dispose();
        return canvas;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Thumbnails.of(picture)
                .scale(1)
                .outputQuality(QUALITY)
                .outputFormat("jpg")
                .toOutputStream(bytes);
        return bytes.toByteArray();
    }

    private static void mustBeStill(PictureKind kind, Path upload) throws IOException {
        if (kind == PictureKind.PNG && count(upload, "acTL".getBytes(StandardCharsets.US_ASCII)) > 0) {
            throw unreadable("不支持动图，请上传 JPG 或 PNG 照片");
        }
        if (kind == PictureKind.JPEG && count(upload, (byte) 0xff, (byte) 0xda) > MOST_SCANS) {
            throw unreadable("照片已损坏，打不开，请换一张");
        }
    }

    /** How often a word of distinct bytes stands in the file. */
    private static int count(Path upload, byte... word) throws IOException {
        int found = 0;
        int matched = 0;
        try (var in = new BufferedInputStream(Files.newInputStream(upload), 1 << 16)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                matched = (byte) next == word[matched] ? matched + 1 : (byte) next == word[0] ? 1 : 0;
                if (matched == word.length) {
                    found++;
                    matched = 0;
                }
            }
        }
        return found;
    }

    private static Problem unreadable(String detail) {
        return new Problem(400, "unreadable-photo", detail).field("photo", detail);
    }
}
