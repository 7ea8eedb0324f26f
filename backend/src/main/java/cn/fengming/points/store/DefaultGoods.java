package cn.fengming.points.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The catalogue a town starts from, {@code catalogues/goods.csv}: name, points, kind. What the list does not say is
 * filled in here: cost by what a point is worth, and a limit that leaves the dear pieces to more than one household.
 */
final class DefaultGoods {

    private static final String FILE = "/catalogues/goods.csv";
    private static final int DEAR_FROM = 100;
    private static final int DEAR_LIMIT = 1;
    private static final int COMMON_LIMIT = 5;

    private DefaultGoods() {}

    /**
     * Blocks while it reads the file.
     *
     * @param pointValueFen what one point is worth, in fen
     */
    static List<GoodForm> read(int pointValueFen) {
        try (InputStream file = DefaultGoods.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("missing from the jar: " + FILE);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> form(line.split(","), pointValueFen))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static GoodForm form(String[] cells, int pointValueFen) {
        GoodKind kind = GoodKind.valueOf(cells[2].strip().toUpperCase(Locale.ROOT));
        long price = Long.parseLong(cells[1].strip());
        return new GoodForm(
                cells[0].strip(),
                kind,
                category(kind),
                price,
                price * pointValueFen,
                price >= DEAR_FROM ? DEAR_LIMIT : COMMON_LIMIT,
                kind == GoodKind.GOODS,
                true,
                null,
                null,
                null);
    }

    private static Category category(GoodKind kind) {
        return switch (kind) {
            case GOODS -> Category.DAILY;
            case SERVICE -> Category.SERVICE;
            case GIFT -> Category.GIFT;
        };
    }
}
