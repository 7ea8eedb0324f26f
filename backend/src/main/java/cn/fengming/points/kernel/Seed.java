package cn.fengming.points.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The chance in a draw: 32 random bytes that nobody chose, kept as 64 hexadecimal digits. Its {@link #commitment()} is
 * shown before anything is drawn and the seed itself afterwards, so that anybody can do the draw again with
 * {@code printf '%s' "<seed>:<label>" | sha256sum}.
 */
public record Seed(String hex) {

    private static final HexFormat HEX = HexFormat.of();

    public Seed {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a seed is 64 hexadecimal digits");
        }
    }

    /** Reads the operating system's random source, which may block: call it off the event loop. */
    public static Seed fresh(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new Seed(HEX.formatHex(bytes));
    }

    /** SHA-256 of the seed's 64 digits: binds us to the seed without telling it. */
    public String commitment() {
        return sha256(hex);
    }

    /** The lot of one candidate: SHA-256 of {@code seed:label}. The smaller lot comes first. */
    public String lot(String label) {
        return sha256(hex + ":" + label);
    }

    /** A seed for one draw of many. Telling it does not tell this one. */
    public Seed derive(String label) {
        return new Seed(lot(label));
    }

    /** The first {@code count} of the candidates in the order of their lots, whatever order they are given in. */
    public List<String> draw(List<String> candidates, int count) {
        return candidates.stream()
                .sorted(Comparator.comparing(this::lot))
                .limit(count)
                .toList();
    }

    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HEX.formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
