package cn.fengming.points.community;

import static cn.fengming.points.community.RegisterForm.*;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.paper.FilledRow;
import cn.fengming.points.paper.Flaws;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sheet 户册 row by row, by the rules of the register, and puts its people together into households. Only the
 * household that is being read is in memory. A household with a flaw is left out; whoever confirms has none.
 *
 * <p>Names are spelled from a dictionary: call it off the event loop.
 */
final class RegisterSheet {

    private static final int MOST_MEMBERS = 31;
    private static final int LONGEST_ADDRESS = 100;
    private static final Pattern MASKED = Pattern.compile("\\d{3}\\*{4}\\d{4}");
    /** A year, alone or at the beginning of a day. */
    private static final Pattern BIRTH = Pattern.compile("(\\d{4})(?:年?|[-/.年]\\d{1,2}(?:[-/.月]?\\d{0,2}日?)?(?: .*)?)");

    private final PlaceBook places;
    private final @Nullable Village only;
    private final int year;
    private final Ids ids;
    private final PhoneVault vault;
    private final Flaws flaws;

    private @Nullable Open open;
    private int number;

    /** @param only the village the file is about; null when its rows name theirs */
    RegisterSheet(PlaceBook places, @Nullable Village only, int year, Ids ids, PhoneVault vault, Flaws flaws) {
        this.places = places;
        this.only = only;
        this.year = year;
        this.ids = ids;
        this.vault = vault;
        this.flaws = flaws;
    }

    /** The household being read. */
    private static final class Open {
        private final int number;
        private final FilledRow head;
        private final UUID id;
        private final @Nullable UUID village;
        private final @Nullable UUID group;
        private final @Nullable UUID grid;
        private final @Nullable String card;
        private final List<StagedMember> members = new ArrayList<>();
        private final Map<String, Integer> names = new HashMap<>();
        private int rows;
        private boolean sound = true;

        Open(
                int number,
                FilledRow head,
                UUID id,
                @Nullable UUID village,
                @Nullable UUID group,
                @Nullable UUID grid,
                @Nullable String card) {
            this.number = number;
            this.head = head;
            this.id = id;
            this.village = village;
            this.group = group;
            this.grid = grid;
            this.card = card;
        }
    }

    /** The households that are whole now. */
    List<StagedHousehold> take(List<FilledRow> rows) {
        List<StagedHousehold> whole = new ArrayList<>();
        rows.forEach(row -> take(row, whole));
        return whole;
    }

    /** The last household, when nothing follows any more. */
    List<StagedHousehold> rest() {
        List<StagedHousehold> whole = new ArrayList<>();
        close(whole);
        return whole;
    }

    private void take(FilledRow row, List<StagedHousehold> whole) {
        String relation = row.text(RELATION);
        boolean head = isHead(relation);
        if (head) {
            close(whole);
            open = begin(row);
        }
        Open household = open;
        if (!row.flaws().isEmpty()) {
            row.flaws().forEach(flaws::add);
            spoil(household);
        }
        if (!head && !isRelation(relation)) {
            wrong(row, RELATION, relation.isEmpty() ? "请填写，户主写「户主」" : "「" + relation + "」不认识，请写「户主」「配偶」「儿子」等，或写「成员」");
            spoil(household);
        } else if (household == null) {
            wrong(row, RELATION, "前面没有户主，请先写户主那一行");
        } else {
            member(household, row, head);
        }
    }

    private Open begin(FilledRow row) {
        Village village = village(row);
        UUID of = village == null ? null : village.id();
        Open household = new Open(
                ++number,
                row,
                ids.next(),
                of,
                place(row, GROUP, of, places::group, "这个村没有「%s」这个村民小组，已登记的：%s", places::groupsOf),
                place(row, GRID, of, places::grid, "这个村没有「%s」这个网格，已登记的：%s", places::gridsOf),
                card(row));
        boolean placed = of != null
                && (row.text(GROUP).isEmpty() || household.group != null)
                && (row.text(GRID).isEmpty() || household.grid != null)
                && (row.text(CARD).isEmpty() || household.card != null);
        household.sound = placed;
        if (row.text(ADDRESS).length() > LONGEST_ADDRESS) {
            wrong(row, ADDRESS, "地址不能超过 " + LONGEST_ADDRESS + " 个字");
            household.sound = false;
        }
        return household;
    }

    private @Nullable Village village(FilledRow row) {
        String name = row.text(VILLAGE);
        if (only != null) {
            if (!name.isEmpty() && !name.equals(only.name())) {
                wrong(row, VILLAGE, "这里只登记「" + only.name() + "」的户，不能有「" + name + "」");
                return null;
            }
            return only;
        }
        Village village = places.village(name).orElse(null);
        if (village == null) {
            wrong(row, VILLAGE, name.isEmpty() ? "请填写是哪个村（社区）" : "本镇没有「" + name + "」这个村（社区）");
        }
        return village;
    }

    private interface Finding {
        Optional<UUID> find(UUID village, String name);
    }

    private @Nullable UUID place(
            FilledRow row,
            String title,
            @Nullable UUID village,
            Finding finding,
            String words,
            Function<UUID, String> known) {
        String name = row.text(title);
        if (name.isEmpty() || village == null) {
            return null;
        }
        UUID found = finding.find(village, name).orElse(null);
        if (found == null) {
            wrong(row, title, words.formatted(name, known.apply(village)));
        }
        return found;
    }

    private @Nullable String card(FilledRow row) {
        String typed = row.text(CARD);
        return typed.isEmpty()
                ? null
                : checked(row, CARD, () -> CardCode.parse(typed).text());
    }

    private void member(Open household, FilledRow row, boolean head) {
        household.rows++;
        if (household.rows == MOST_MEMBERS + 1) {
            wrong(row, NAME, "一户最多 " + MOST_MEMBERS + " 人");
            household.sound = false;
        }
        if (!head && differs(household, row)) {
            household.sound = false;
        }
        StagedMember member = read(household, row, head);
        if (member == null) {
            household.sound = false;
            return;
        }
        Integer earlier = household.names.putIfAbsent(member.name() + "/" + member.born(), row.number());
        if (earlier != null) {
            wrong(row, NAME, "「" + member.name() + "」与第 " + earlier + " 行重复");
            household.sound = false;
        } else if (household.members.size() < MOST_MEMBERS) {
            household.members.add(member);
        }
    }

    /** What is said of a household is said by its head; the others may repeat it. */
    private boolean differs(Open household, FilledRow row) {
        boolean differs = false;
        for (String title : List.of(VILLAGE, CARD, GROUP, GRID, ADDRESS)) {
            String said = row.text(title);
            if (!said.isEmpty() && !said.equals(household.head.text(title))) {
                wrong(row, title, "与户主（第 " + household.head.number() + " 行）写的不一样，同一户只写在户主那一行");
                differs = true;
            }
        }
        return differs;
    }

    private @Nullable StagedMember read(Open household, FilledRow row, boolean head) {
        long before = flaws.count();
        String name = row.text(NAME);
        checked(row, NAME, () -> name.isEmpty() ? missing() : Names.clean(name));
        Integer born = born(row, head);
        boolean masked = MASKED.matcher(row.text(PHONE)).matches();
        String phone = masked ? null : row.orNull(PHONE);
        checked(row, PHONE, () -> phone == null ? "" : PhoneVault.normal(phone));
        String tail = row.orNull(ID_TAIL);
        if (tail != null && !tail.matches("\\d{3}[\\dXx]")) {
            wrong(row, ID_TAIL, "请填写身份证号后四位；开头是 0 的，先把这一列设成文本格式");
        }
        if (flaws.count() > before) {
            return null;
        }
        var entry = new NewMember(name, born, phone, tail);
        MemberRow written = MemberRow.of(ids.next(), household.id, entry, head, year, vault);
        return StagedMember.of(row.number(), household.number, written, masked);
    }

    private static String missing() {
        throw Problem.invalid("name", "请填写姓名");
    }

    private @Nullable Integer born(FilledRow row, boolean head) {
        String text = row.text(BORN);
        if (text.isEmpty()) {
            return null;
        }
        var matcher = BIRTH.matcher(text);
        if (!matcher.matches()) {
            wrong(row, BORN, "「" + text + "」不是年份，请写四位数，如 1968");
            return null;
        }
        int born = Integer.parseInt(matcher.group(1));
        return checked(row, BORN, () -> {
            Age.check(born, year);
            if (head) {
                Age.mustBeAdult(born, year);
            }
            return born;
        });
    }

    private interface Rule<T> {
        T apply();
    }

    /** Null when the rule refuses; why stands among the flaws. */
    private <T> @Nullable T checked(FilledRow row, String title, Rule<T> rule) {
        try {
            return rule.apply();
        } catch (Problem problem) {
            wrong(row, title, problem.detail());
            return null;
        }
    }

    private void wrong(FilledRow row, String title, String message) {
        flaws.add(row.flaw(title, message));
    }

    private static void spoil(@Nullable Open household) {
        if (household != null) {
            household.sound = false;
        }
    }

    private void close(List<StagedHousehold> whole) {
        Open done = open;
        open = null;
        if (done == null || !done.sound || done.village == null || done.members.isEmpty()) {
            return;
        }
        whole.add(new StagedHousehold(
                done.number,
                done.head.number(),
                done.id,
                done.village,
                done.group,
                done.grid,
                done.head.orNull(ADDRESS),
                done.card,
                done.members.get(0).name(),
                List.copyOf(done.members)));
    }
}
