package cn.fengming.points.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A panel that compares before and after must see a difference: it lies in the yard, below the house. */
class PictureTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20261})
    void a_dirty_courtyard_differs_from_a_clean_one_where_the_yard_is(long seed) throws IOException {
        BufferedImage clean = courtyard(seed, true);
        BufferedImage dirty = courtyard(seed, false);

        assertThat(differing(clean, dirty, clean.getHeight() * 2 / 3, clean.getHeight()))
                .as("share of the lower third that looks different")
                .isGreaterThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20261})
    void the_house_is_the_same(long seed) throws IOException {
        BufferedImage clean = courtyard(seed, true);
        BufferedImage dirty = courtyard(seed, false);

        assertThat(differing(clean, dirty, 0, clean.getHeight() / 2)).isLessThan(0.01);
    }

    private static double differing(BufferedImage one, BufferedImage other, int top, int bottom) {
        int different = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                different += Math.abs(green(one, x, y) - green(other, x, y)) > 20 ? 1 : 0;
            }
        }
        return (double) different / (one.getWidth() * (bottom - top));
    }

    private static int green(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) >> 8 & 0xff;
    }

    private static BufferedImage courtyard(long seed, boolean clean) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Picture.courtyard(seed, clean)));
    }
}
