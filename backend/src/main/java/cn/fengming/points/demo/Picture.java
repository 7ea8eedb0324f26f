package cn.fengming.points.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Draws a courtyard, clean or dirty: the demo shows no photo of anybody's home. */
final class Picture {

    /** The paper it is drawn on; the photo is half as large. */
    private static final int WIDTH = 960;

    private static final int HEIGHT = 720;

    private Picture() {}

    /** @return a JPEG that differs with the seed */
    static byte[] courtyard(long seed, boolean clean) {
        BufferedImage image = new BufferedImage(WIDTH / 2, HEIGHT / 2, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.scale(0.5, 0.5);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Random random = new Random(seed);
        sky(pen, random);
        house(pen, random);
        yard(pen, clean);
        if (clean) {
            flowers(pen, random);
        } else {
            heap(pen, random);
        }
        pen.dispose();
        return jpeg(image);
    }

    private static void sky(Graphics2D pen, Random random) {
        pen.setColor(new Color(206 + random.nextInt(20), 228, 240));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(120, 160 + random.nextInt(30), 120));
        Path2D hills = new Path2D.Double();
        hills.moveTo(0, 360);
        hills.curveTo(200, 200 + random.nextInt(80), 400, 330, 560, 260);
        hills.curveTo(720, 200 + random.nextInt(60), 860, 300, WIDTH, 240);
        hills.lineTo(WIDTH, 440);
        hills.lineTo(0, 440);
        pen.fill(hills);
    }

    private static void house(Graphics2D pen, Random random) {
        int left = 150 + random.nextInt(120);
        pen.setColor(new Color(245, 238, 224));
        pen.fillRect(left, 270, 480, 200);
        pen.setColor(new Color(92, 84, 80));
        pen.fillPolygon(new int[] {left - 40, left + 240, left + 520}, new int[] {275, 160, 275}, 3);
        pen.setColor(new Color(140, 84, 52));
        pen.fillRect(left + 205, 340, 70, 130);
        pen.setColor(new Color(128, 170, 190));
        pen.fillRect(left + 60, 330, 90, 70);
        pen.fillRect(left + 330, 330, 90, 70);
        pen.setColor(new Color(190, 40, 40));
        pen.fillRect(left + 192, 340, 12, 120);
        pen.fillRect(left + 276, 340, 12, 120);
    }

    private static void yard(Graphics2D pen, boolean clean) {
        pen.setColor(clean ? new Color(214, 208, 196) : new Color(170, 158, 138));
        pen.fillRect(0, 470, WIDTH, HEIGHT - 470);
    }

    private static void flowers(Graphics2D pen, Random random) {
        for (int i = 0; i < 60; i++) {
            int x = random.nextInt(WIDTH);
            int y = 600 + random.nextInt(100);
            pen.setColor(new Color(70, 130, 60));
            pen.fillRect(x + 5, y, 4, 24);
            pen.setColor(i % 2 == 0 ? new Color(220, 60, 90) : new Color(250, 190, 40));
            pen.fill(new Ellipse2D.Double(x, y - 10, 16, 16));
        }
    }

    private static void heap(Graphics2D pen, Random random) {
        for (int i = 0; i < 90; i++) {
            int grey = 60 + random.nextInt(120);
            pen.setColor(new Color(grey, grey - 10, grey - 30));
            int x = 320 + (int) (random.nextGaussian() * 130);
            pen.fillRect(x, 590 + random.nextInt(90), 20 + random.nextInt(50), 12 + random.nextInt(26));
        }
        pen.setColor(new Color(60, 70, 60));
        pen.fill(new Ellipse2D.Double(620, 600, 240, 60));
    }

    private static byte[] jpeg(BufferedImage image) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
