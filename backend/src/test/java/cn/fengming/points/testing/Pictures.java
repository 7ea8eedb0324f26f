package cn.fengming.points.testing;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;

/** Photos as a phone would send them, each different from every other unless a seed is given. */
public final class Pictures {

    private static final AtomicLong SEEDS = new AtomicLong();

    private Pictures() {}

    /** A new small photo. */
    public static byte[] jpeg() {
        return jpeg(320, 240, SEEDS.incrementAndGet());
    }

    public static byte[] jpeg(int width, int height, long seed) {
        return encoded(scene(width, height, seed, BufferedImage.TYPE_INT_RGB), "jpg");
    }

    public static byte[] png(int width, int height, long seed) {
        return encoded(scene(width, height, seed, BufferedImage.TYPE_INT_ARGB), "png");
    }

    /** Patches of colour: survives encoding, and another seed is another scene. */
    private static BufferedImage scene(int width, int height, long seed, int type) {
        var picture = new BufferedImage(width, height, type);
        var random = new Random(seed);
        Graphics2D brush = picture.createGraphics();
        brush.setPaint(new GradientPaint(0, 0, colour(random), width, height, colour(random)));
        brush.fillRect(0, 0, width, height);
        for (int i = 0; i < 12; i++) {
            brush.setColor(colour(random));
            brush.fillRect(random.nextInt(width), random.nextInt(height), 1 + width / 5, 1 + height / 5);
        }
        brush.dispose();
        return picture;
    }

    private static Color colour(Random random) {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    public static byte[] encoded(BufferedImage picture, String format) {
        try {
            var bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalArgumentException("cannot encode " + format);
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The JPEG with an EXIF block: orientation 1 to 8, and Yunyang (31 N, 108.5 E), 1 May 2026, 08:30. */
    public static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] exif = exif(orientation);
        var out = new ByteArrayOutputStream();
        out.write(0xff);
        out.write(0xd8);
        out.write(0xff);
        out.write(0xe1);
        int length = exif.length + 8;
        out.write(length >> 8);
        out.write(length & 0xff);
        out.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(exif);
        out.writeBytes(Arrays.copyOfRange(jpeg, 2, jpeg.length));
        return out.toByteArray();
    }

    /** A TIFF directory by hand: first directory at 8, EXIF at 50, GPS at 100, values from 200. */
    private static byte[] exif(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(300).order(ByteOrder.BIG_ENDIAN);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.position(8).putShort((short) 3);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x8769, 4, 1, 50);
        entry(tiff, 0x8825, 4, 1, 100);
        tiff.putInt(0);
        tiff.position(50).putShort((short) 1);
        entry(tiff, 0x9003, 2, 20, 260);
        tiff.putInt(0);
        tiff.position(100).putShort((short) 4);
        entry(tiff, 1, 2, 2, 'N' << 24);
        entry(tiff, 2, 5, 3, 200);
        entry(tiff, 3, 2, 2, 'E' << 24);
        entry(tiff, 4, 5, 3, 224);
        tiff.putInt(0);
        degrees(tiff.position(200), 31, 0);
        degrees(tiff.position(224), 108, 30);
        tiff.position(260).put("2026:05:01 08:30:00\0".getBytes(StandardCharsets.US_ASCII));
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static void degrees(ByteBuffer tiff, int degrees, int minutes) {
        tiff.putInt(degrees).putInt(1).putInt(minutes).putInt(1).putInt(0).putInt(1);
    }
}
