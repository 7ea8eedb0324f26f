package cn.fengming.points.paper;

/** How what people type is written: full-width digits, letters and signs as plain ones, blanks once and none around. */
final class Tidy {

    private static final char FIRST_WIDE = '！';
    private static final char LAST_WIDE = '～';
    private static final int WIDTH = FIRST_WIDE - '!';

    private Tidy() {}

    static String text(String written) {
        StringBuilder tidy = new StringBuilder(written.length());
        for (int at = 0; at < written.length(); at++) {
            char letter = written.charAt(at);
            if (blank(letter)) {
                if (!tidy.isEmpty() && tidy.charAt(tidy.length() - 1) != ' ') {
                    tidy.append(' ');
                }
            } else if (!invisible(letter)) {
                tidy.append(narrow(letter));
            }
        }
        return tidy.toString().strip();
    }

    /** Chinese brackets, commas and colons stay: they are part of names and sentences. */
    private static char narrow(char letter) {
        if (letter < FIRST_WIDE || letter > LAST_WIDE) {
            return letter;
        }
        char plain = (char) (letter - WIDTH);
        return Character.isLetterOrDigit(plain) || "+-./*#".indexOf(plain) >= 0 ? plain : letter;
    }

    private static boolean blank(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    private static boolean invisible(char letter) {
        return Character.isISOControl(letter) || Character.getType(letter) == Character.FORMAT;
    }
}
