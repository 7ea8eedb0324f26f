package cn.fengming.points.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/**
 * Makes a part of a picture unrecognizable for good. At most {@value #CELLS} by {@value #CELLS} averages are left of an
 * area whatever its size, in coarse steps of colour: too little for a face or a number plate, also for a program that
 * tries out which one it was.
 */
final class Mosaic {

    private static final int CELLS = 4;
    private static final int STEP = 16;

    private Mosaic() {}

    static void over(BufferedImage picture, Area area) {
        Rectangle whole = area.pixels(picture.getWidth(), picture.getHeight());
        Graphics2D brush = picture.createGraphics();
        int columns = Math.min(CELLS, whole.width);
        int rows = Math.min(CELLS, whole.height);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Rectangle cell = cell(whole, column, columns, row, rows);
                brush.setColor(average(picture, cell));
                brush.fill(cell);
            }
        }
        brush.dispose();
    }

    private static Rectangle cell(Rectangle whole, int column, int columns, int row, int rows) {
        int left = whole.x + whole.width * column / columns;
        int top = whole.y + whole.height * row / rows;
        int right = whole.x + whole.width * (column + 1) / columns;
        int bottom = whole.y + whole.height * (row + 1) / rows;
        return new Rectangle(left, top, right - left, bottom - top);
    }

    private static Color average(BufferedImage picture, Rectangle cell) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int pixel : picture.getRGB(cell.x, cell.y, cell.width, cell.height, null, 0, cell.width)) {
            red += pixel >> 16 & 0xff;
            green += pixel >> 8 & 0xff;
            blue += pixel & 0xff;
        }
        long pixels = (long) cell.width * cell.height;
        return new Color(coarse(red / pixels), coarse(green / pixels), coarse(blue / pixels));
    }

    private static int coarse(long channel) {
        return (int) channel / STEP * STEP + STEP / 2;
    }
}
