package cn.fengming.points.paper;

import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Figures, days and names as somebody reads them aloud: 1205 is 一千二百零五, 3 May is 五月三号, a masked 张*丰 is 张某丰.
 * Nothing it gives holds a digit or a mask.
 */
public final class Spoken {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String[] PLACES = {"", "十", "百", "千"};
    private static final String[] MYRIADS = {"", "万", "亿", "万亿"};

    private static final Pattern QUARTER = Pattern.compile("(20\\d{2})Q([1-4])");
    private static final Pattern DAY = Pattern.compile("(20\\d{2})-(\\d{2})-(\\d{2})");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?=\\s*年)");
    private static final Pattern FIGURE = Pattern.compile("(\\d+)(?:\\.(\\d+))?");

    private Spoken() {}

    /** Up to 9,999 万亿; what is larger is read digit by digit. */
    public static String number(long number) {
        if (number < 0) {
            return "负" + number(Math.negateExact(number));
        }
        if (number == 0) {
            return "零";
        }
        if (number >= 10_000_000_000_000_000L) {
            return digits(Long.toString(number));
        }
        String words = grouped(number);
        return words.startsWith("一十") ? words.substring(1) : words;
    }

    private static String grouped(long number) {
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        long unit = 1_000_000_000_000L;
        for (int myriad = 3; myriad >= 0; myriad--, unit /= 10_000) {
            int four = (int) (number / unit % 10_000);
            if (four == 0) {
                gap = !words.isEmpty();
                continue;
            }
            if (!words.isEmpty() && (gap || four < 1_000)) {
                words.append('零');
            }
            words.append(four == 2 && myriad > 0 ? "两" : four(four)).append(MYRIADS[myriad]);
            gap = false;
        }
        return words.toString();
    }

    private static String four(int number) {
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        for (int place = 3, unit = 1_000; place >= 0; place--, unit /= 10) {
            int digit = number / unit % 10;
            if (digit == 0) {
                gap = !words.isEmpty();
                continue;
            }
            if (gap) {
                words.append('零');
            }
            words.append(digit == 2 && place == 3 ? '两' : DIGITS.charAt(digit)).append(PLACES[place]);
            gap = false;
        }
        return words.toString();
    }

    /** One after the other; 2026 is 二零二六. */
    public static String digits(String digits) {
        StringBuilder words = new StringBuilder();
        digits.chars().filter(Character::isDigit).forEach(digit -> words.append(DIGITS.charAt(digit - '0')));
        return words.toString();
    }

    /** 五月三号, without the year: what is read aloud is about now. */
    public static String day(LocalDate day) {
        return number(day.getMonthValue()) + "月" + number(day.getDayOfMonth()) + "号";
    }

    /** 二零二六年第一季度. */
    public static String quarter(Quarter quarter) {
        return digits(Integer.toString(quarter.year())) + "年第" + number(quarter.number()) + "季度";
    }

    /** As printed, not spoken: 2026年5月3日. */
    public static String written(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** 张*丰 becomes 张某丰. */
    public static String name(String masked) {
        return words(masked.equals("*") ? "某户" : masked);
    }

    /** Any text that was written to be read: its figures, days, quarters and masks become words. */
    public static String words(String text) {
        String spoken = replace(QUARTER, text, found -> digits(found.group(1)) + "年第" + digits(found.group(2)) + "季度");
        spoken = replace(DAY, spoken, Spoken::dayOf);
        spoken = replace(YEAR, spoken, found -> digits(found.group(1)));
        spoken = replace(FIGURE, spoken, Spoken::figure);
        return spoken.replaceAll("[*＊]", "某").replaceAll("[\\p{So}\\p{Cntrl}\\p{Cs}]+", "");
    }

    private static String dayOf(MatchResult found) {
        return digits(found.group(1)) + "年" + number(Long.parseLong(found.group(2))) + "月"
                + number(Long.parseLong(found.group(3))) + "号";
    }

    private static String figure(MatchResult found) {
        String whole = found.group(1);
        boolean counted = whole.length() <= 15 && (whole.length() == 1 || whole.charAt(0) != '0');
        String words = counted ? number(Long.parseLong(whole)) : digits(whole);
        return found.group(2) == null ? words : words + "点" + digits(found.group(2));
    }

    private static String replace(
            Pattern pattern, String text, java.util.function.Function<MatchResult, String> words) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(words.apply(found)));
    }
}
