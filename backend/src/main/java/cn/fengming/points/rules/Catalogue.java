package cn.fengming.points.rules;

import static cn.fengming.points.kernel.Role.COMMITTEE;
import static cn.fengming.points.kernel.Role.INSPECTOR;
import static cn.fengming.points.kernel.Role.TOWN;
import static cn.fengming.points.kernel.Role.VILLAGER;

import cn.fengming.points.kernel.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The default rules a town starts from, read from {@code rules/default-rules.csv}. Every word of a row becomes
 * structure; a word that is not known stops the reading, so nothing of a row is ever dropped silently.
 */
final class Catalogue {

    private static final Pattern COUNT = Pattern.compile("(\\d+)/(month|quarter|half-year|year)");
    private static final Pattern SHARE = Pattern.compile("at most (\\d+)% of homes(?:/(month|quarter))?");
    private static final Pattern VILLAGE = Pattern.compile("(\\d+) per village/(quarter)");
    private static final Pattern WITH = Pattern.compile("with ([a-z_]+)");

    private Catalogue() {}

    /** One row of the file. */
    record Line(String code, String name, long points, Terms terms) {}

    /** Blocking: reads a small file from the class path. */
    static List<Line> defaults() {
        try (InputStream file = Catalogue.class.getResourceAsStream("/rules/default-rules.csv")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .filter(row -> !row.isBlank())
                    .map(Catalogue::line)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Line line(String row) {
        String[] cells = row.split(",", -1);
        if (cells.length != 6) {
            throw new IllegalArgumentException("a rule has six columns: " + row);
        }
        Evidence evidence = evidence(cells[4]);
        Terms terms = new Terms(awarding(cells[3], evidence), evidence, cap(cells[5]));
        return new Line(cells[0], cells[1], Long.parseLong(cells[2]), terms);
    }

    static Awarding awarding(String words, Evidence evidence) {
        Set<Proof> proofs = evidence.proofs();
        return switch (words) {
            case "inspector" -> by(false, Second.NONE, INSPECTOR);
            case "inspector+panel" -> by(true, Second.NONE, INSPECTOR);
            case "inspector+cadre" -> by(false, Second.CADRE, INSPECTOR);
            case "panel" ->
                evidence.fromHomeSheet()
                        ? by(true, Second.NONE, INSPECTOR, COMMITTEE)
                        : by(true, Second.NONE, VILLAGER, COMMITTEE);
            case "panel+notice" -> new Awarding(EnumSet.of(VILLAGER, COMMITTEE), true, Second.NONE, true);
            case "panel+town" -> by(true, Second.TOWN, VILLAGER, COMMITTEE);
            case "town+panel" -> by(true, Second.NONE, TOWN);
            case "cadre+second" ->
                attended(proofs)
                        ? by(false, Second.COLLEAGUE, COMMITTEE)
                        : by(false, Second.COLLEAGUE, VILLAGER, COMMITTEE);
            case "cadre+host", "cadre+elder" -> by(false, Second.HOST, VILLAGER, COMMITTEE);
            case "cadre+panel" -> by(true, Second.NONE, COMMITTEE);
            case "organiser" -> by(false, Second.NONE, COMMITTEE, INSPECTOR);
            case "committee" -> by(false, Second.NONE, VILLAGER, COMMITTEE);
            // The council (红白理事会) is a body: one of them files it, another one of them agrees.
            case "ceremony council" -> by(false, Second.COLLEAGUE, VILLAGER, COMMITTEE);
            case "town" ->
                proofs.contains(Proof.CERTIFICATE)
                        ? by(false, Second.NONE, VILLAGER, TOWN)
                        : by(false, Second.NONE, TOWN);
            case "system" -> new Awarding(Set.of(), false, Second.NONE, false);
            default -> throw new IllegalArgumentException("unknown awarder: " + words);
        };
    }

    static Evidence evidence(String words) {
        return switch (words) {
            case "photo" -> new Evidence(1, false, Set.of());
            case "photos" -> new Evidence(2, false, Set.of());
            case "two dated photos" -> new Evidence(2, false, Set.of());
            case "before/after photo" -> new Evidence(2, true, Set.of());
            case "sheet" -> new Evidence(0, false, Set.of(Proof.HOME_SHEET));
            case "sheet+photo" -> new Evidence(1, false, Set.of(Proof.HOME_SHEET));
            case "two sheets" -> new Evidence(0, false, Set.of(Proof.TWO_HOME_SHEETS));
            case "scan+group photo" -> new Evidence(1, false, Set.of(Proof.SCAN));
            case "scan in/out" -> new Evidence(0, false, Set.of(Proof.SCAN_IN_OUT));
            case "photo+place" -> new Evidence(1, false, Set.of(Proof.PLACE));
            case "photo+statement" -> new Evidence(1, false, Set.of(Proof.STATEMENT));
            case "notice+photo" -> new Evidence(1, false, Set.of(Proof.NOTICE));
            case "dossier" -> only(Proof.DOSSIER);
            case "joint sheet" -> only(Proof.JOINT_SHEET);
            case "duty sheet" -> only(Proof.DUTY_SHEET);
            case "sign sheet" -> only(Proof.SIGN_SHEET);
            case "minutes" -> only(Proof.MINUTES);
            case "record" -> only(Proof.RECORD);
            case "filing" -> only(Proof.FILING);
            case "certificate" -> only(Proof.CERTIFICATE);
            case "result" -> only(Proof.RESULT);
            case "case" -> only(Proof.CASE);
            case "random check" -> only(Proof.RANDOM_CHECK);
            case "bin check" -> only(Proof.BIN_CHECK);
            case "confirmation" -> only(Proof.CONFIRMATION);
            default -> throw new IllegalArgumentException("unknown evidence: " + words);
        };
    }

    static Cap cap(String words) {
        String[] parts = words.split("; ");
        Cap cap = parts.length == 1 ? single(words) : single(parts[0]);
        return parts.length == 1 ? cap : cap.share(share(parts[1]));
    }

    private static Cap single(String words) {
        Matcher count = COUNT.matcher(words);
        if (count.matches()) {
            return Cap.of(Integer.parseInt(count.group(1)), window(count.group(2)));
        }
        Matcher share = SHARE.matcher(words);
        if (share.matches() && share.group(2) != null) {
            return Cap.of(1, window(share.group(2))).share(Integer.parseInt(share.group(1)));
        }
        Matcher village = VILLAGE.matcher(words);
        if (village.matches()) {
            return new Cap(
                    Integer.parseInt(village.group(1)), window(village.group(2)), Cap.Counted.VILLAGE, null, null);
        }
        Matcher with = WITH.matcher(words);
        if (with.matches()) {
            return new Cap(1, Window.EVENT, Cap.Counted.HOUSEHOLD, null, with.group(1));
        }
        return switch (words) {
            case "once" -> Cap.of(1, Window.ONCE);
            case "per event", "per honour", "per contest" -> Cap.of(1, Window.EVENT);
            default -> throw new IllegalArgumentException("unknown cap: " + words);
        };
    }

    private static int share(String words) {
        Matcher share = SHARE.matcher(words);
        if (!share.matches()) {
            throw new IllegalArgumentException("unknown cap: " + words);
        }
        return Integer.parseInt(share.group(1));
    }

    private static Window window(String word) {
        return switch (word) {
            case "month" -> Window.MONTH;
            case "quarter" -> Window.QUARTER;
            case "half-year" -> Window.HALF_YEAR;
            case "year" -> Window.YEAR;
            default -> throw new IllegalArgumentException("unknown window: " + word);
        };
    }

    /** Attendance is taken on the spot; nobody applies for it afterwards. */
    private static boolean attended(Set<Proof> proofs) {
        return proofs.contains(Proof.SCAN) || proofs.contains(Proof.SIGN_SHEET) || proofs.contains(Proof.DUTY_SHEET);
    }

    private static Awarding by(boolean panel, Second second, Role... recorders) {
        return new Awarding(Set.of(recorders), panel, second, false);
    }

    private static Evidence only(Proof proof) {
        return new Evidence(0, false, Set.of(proof));
    }
}
