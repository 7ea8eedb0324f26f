package cn.fengming.points.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The face of one card, a little larger than a bank card.
 *
 * @param title over everything, a few characters
 * @param code what the QR picture says and nothing else
 * @param printed the code as people read and type it
 * @param lines beside the picture, four at most
 * @param foot what to do with it, in small print
 * @param opens a picture that opens the mini-program; it takes the large place, and the QR picture stands small beside
 *     it, because a counter without a signal can read only that
 */
public record CardFace(
        String title, String code, String printed, List<String> lines, String foot, byte @Nullable [] opens) {

    public CardFace {
        lines = List.copyOf(lines);
    }

    public CardFace(String title, String code, String printed, List<String> lines, String foot) {
        this(title, code, printed, lines, foot, null);
    }
}
