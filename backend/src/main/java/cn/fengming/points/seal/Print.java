package cn.fengming.points.seal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** The fingerprint of something in the book: SHA-256, written as 64 hexadecimal digits. */
public record Print(@JsonValue String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final HexFormat HEX = HexFormat.of();

    /** What stands where nothing came before. */
    public static final Print NONE = new Print("0".repeat(64));

    /** Without I, L, O and U: what is read off a wall is not mistaken. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int GROUPS = 5;
    private static final int IN_GROUP = 4;
    private static final int BITS_SHOWN = GROUPS * IN_GROUP * 5;

    private static final byte OF_CONTENT = 0;
    private static final byte OF_TWO = 1;

    @JsonCreator
    public Print {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a print is 64 hexadecimal digits");
        }
    }

    /** @param bytes 32 */
    public static Print of(byte[] bytes) {
        return new Print(HEX.formatHex(bytes));
    }

    static Print ofContent(byte[] content) {
        return of(bytesOfContent(content));
    }

    /** As {@link #ofContent}, for whoever makes very many. */
    static byte[] bytesOfContent(byte[] content) {
        return sha256(OF_CONTENT, content);
    }

    /** Of two prints side by side. It cannot be passed off as that of any content: they begin with different bytes. */
    static Print ofTwo(Print left, Print right) {
        return of(sha256(OF_TWO, left.bytes(), right.bytes()));
    }

    public byte[] bytes() {
        return HEX.parseHex(hex);
    }

    /** The first 100 bits as people compare them, e.g. on a wall: five groups of four letters. */
    public String groups() {
        BigInteger shown = new BigInteger(1, bytes()).shiftRight(256 - BITS_SHOWN);
        StringBuilder groups = new StringBuilder();
        for (int at = 0; at < GROUPS * IN_GROUP; at++) {
            int letter = shown.shiftRight(BITS_SHOWN - 5 * (at + 1)).intValue() & 31;
            groups.append(at > 0 && at % IN_GROUP == 0 ? "-" : "").append(LETTERS.charAt(letter));
        }
        return groups.toString();
    }

    /** Whether these are its groups, however they are typed: small letters, blanks, O for 0; or all its 64 digits. */
    public boolean isShownAs(String typed) {
        String plain = typed.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s\\-－—·]", "");
        String read = plain.replace('O', '0').replace('I', '1').replace('L', '1');
        return read.equals(groups().replace("-", "")) || plain.equalsIgnoreCase(hex);
    }

    private static byte[] sha256(byte first, byte[]... rest) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            for (byte[] each : rest) {
                digest.update(each);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
