package cn.fengming.points.paper;

import java.util.List;

/**
 * The face of one card, a little larger than a bank card.
 *
 * @param title over everything, a few characters
 * @param code what the QR picture says and nothing else
 * @param printed the code as people read and type it
 * @param lines beside the picture, four at most
 * @param foot what to do with it, in small print
 */
public record CardFace(String title, String code, String printed, List<String> lines, String foot) {

    public CardFace {
        lines = List.copyOf(lines);
    }
}
