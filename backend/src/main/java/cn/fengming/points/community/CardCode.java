package cn.fengming.points.community;

import cn.fengming.points.kernel.Problem;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The code on a household card: seven random characters and a check character, printed as {@code K7MQ-2XBD}.
 *
 * <p>The alphabet has 31 characters, without 0, O, 1, I and L. Because 31 is prime and every place weighs differently,
 * one wrong character and any two swapped characters are always noticed. 31^7 codes for some 20,000 households: a
 * guessed code hits nobody a million times over.
 */
public record CardCode(String text) {

    static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    static final int LENGTH = 8;

    private static final int BASE = ALPHABET.length();

    public CardCode {
        if (!valid(text)) {
            throw Problem.invalid("code", "户卡号不对，请核对卡上的 8 位号码");
        }
    }

    /**
     * Reads what somebody typed: small letters, blanks, dashes and full-width characters do not matter.
     *
     * @throws Problem 400 when it cannot be a card code
     */
    public static CardCode parse(String typed) {
        return new CardCode(plain(typed));
    }

    /** As {@link #parse}, empty when it cannot be a card code. */
    static Optional<CardCode> read(String typed) {
        return Optional.of(plain(typed)).filter(CardCode::valid).map(CardCode::new);
    }

    private static String plain(String typed) {
        String narrow = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        return narrow.replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    }

    static CardCode random(RandomGenerator random) {
        var body = new StringBuilder(LENGTH);
        for (int i = 1; i < LENGTH; i++) {
            body.append(ALPHABET.charAt(random.nextInt(BASE)));
        }
        return of(body.toString());
    }

    /** Completes seven characters with the one that makes the weighted sum vanish. */
    static CardCode of(String body) {
        int check = Math.floorMod(-weigh(body), BASE);
        return new CardCode(body + ALPHABET.charAt(divide(check, LENGTH)));
    }

    /** As printed: two groups of four. */
    public String printed() {
        return text.substring(0, 4) + "-" + text.substring(4);
    }

    private static boolean valid(String text) {
        return text.length() == LENGTH
                && text.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0)
                && weigh(text) % BASE == 0;
    }

    private static int weigh(String text) {
        int sum = 0;
        for (int place = 0; place < text.length(); place++) {
            sum += (place + 1) * ALPHABET.indexOf(text.charAt(place));
        }
        return sum;
    }

    private static int divide(int value, int weight) {
        int quotient = 0;
        while (quotient * weight % BASE != value) {
            quotient++;
        }
        return quotient;
    }

    @Override
    public String toString() {
        return text;
    }
}
