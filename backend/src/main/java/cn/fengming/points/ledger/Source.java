package cn.fengming.points.ledger;

/**
 * The business fact behind a transfer. A fact posts once: (town, source, key) is unique in the book.
 *
 * @param source kind of fact, {@code module.fact}: {@code awards.award}
 * @param key which one, usually its id
 */
public record Source(String source, String key) {

    public Source {
        if (source.isBlank() || source.length() > 64 || key.isBlank() || key.length() > 128) {
            throw new IllegalArgumentException("source of a transfer: " + source + " / " + key);
        }
    }
}
