package cn.fengming.points.media;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** 64 bits that tell whether each of 9 x 8 patches is brighter than its right neighbour: alike pictures, alike bits. */
final class DifferenceHash {

    private DifferenceHash() {}

    static long of(BufferedImage picture) {
        var patches = new BufferedImage(9, 8, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D brush = patches.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        brush.drawImage(coarse(picture), 0, 0, 9, 8, null);
        brush.dispose();
        var grey = patches.getRaster();
        long bits = 0;
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                bits = bits << 1 | (grey.getSample(x, y, 0) > grey.getSample(x + 1, y, 0) ? 1 : 0);
            }
        }
        return bits;
    }

    /** Halves until every further pixel counts: one bilinear step looks at four pixels only. */
    private static BufferedImage coarse(BufferedImage picture) {
        BufferedImage current = picture;
        while (current.getWidth() > 36 && current.getHeight() > 32) {
            var half = new BufferedImage(current.getWidth() / 2, current.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
            Graphics2D brush = half.createGraphics();
            brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            brush.drawImage(current, 0, 0, half.getWidth(), half.getHeight(), null);
            brush.dispose();
            current = half;
        }
        return current;
    }
}
