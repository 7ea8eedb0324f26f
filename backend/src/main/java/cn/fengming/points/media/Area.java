package cn.fengming.points.media;

import cn.fengming.points.kernel.Problem;
import java.awt.Rectangle;
import java.util.List;

/**
 * A rectangle of a picture in fractions of its sides, from the upper left corner: {@code 0.5, 0, 0.5, 1} is the right
 * half.
 */
public record Area(double x, double y, double width, double height) {

    static final int MOST = 20;

    /** A finger that leaves the picture by a hair means its edge. */
    private static final double HAIR = 0.000_001;

    /** @throws Problem 400 on field {@code areas} when there are none, too many, or one lies outside the picture */
    static List<Area> checked(List<Area> areas) {
        if (areas.isEmpty() || areas.size() > MOST) {
            throw Problem.invalid("areas", "请圈出 1 到 " + MOST + " 处要遮挡的地方");
        }
        if (!areas.stream().allMatch(Area::inside)) {
            throw Problem.invalid("areas", "圈出的地方超出了照片，请重新圈选");
        }
        return List.copyOf(areas);
    }

    private boolean inside() {
        return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 + HAIR && y + height <= 1 + HAIR;
    }

    /** The pixels it touches, never fewer than it covers. */
    Rectangle pixels(int pictureWidth, int pictureHeight) {
        int left = (int) Math.floor(x * pictureWidth);
        int top = (int) Math.floor(y * pictureHeight);
        int right = (int) Math.min(pictureWidth, Math.ceil((x + width) * pictureWidth));
        int bottom = (int) Math.min(pictureHeight, Math.ceil((y + height) * pictureHeight));
        return new Rectangle(left, top, right - left, bottom - top);
    }
}
