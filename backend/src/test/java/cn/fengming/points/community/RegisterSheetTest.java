package cn.fengming.points.community;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.paper.FilledRow;
import cn.fengming.points.paper.Flaw;
import cn.fengming.points.paper.Flaws;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sheet 户册 says, and every way in which it may be wrong. */
class RegisterSheetTest {

    private static final UUID TOWN = new UUID(0, 1);
    private static final Village EAST = new Village(new UUID(1, 1), TOWN, "东岭村", "dong ling cun");
    private static final Village WEST = new Village(new UUID(1, 2), TOWN, "西岭村", "xi ling cun");
    private static final Group FIRST = new Group(new UUID(2, 1), TOWN, EAST.id(), "一组");
    private static final Grid GRID = new Grid(new UUID(3, 1), TOWN, WEST.id(), null, "西网格");
    private static final PlaceBook PLACES = new PlaceBook(List.of(EAST, WEST), List.of(FIRST), List.of(GRID));
    private static final Map<String, String> LETTERS = Map.of(
            RegisterForm.VILLAGE,
            "A",
            RegisterForm.CARD,
            "B",
            RegisterForm.RELATION,
            "C",
            RegisterForm.NAME,
            "D",
            RegisterForm.BORN,
            "E",
            RegisterForm.PHONE,
            "F",
            RegisterForm.ID_TAIL,
            "G",
            RegisterForm.GROUP,
            "H",
            RegisterForm.GRID,
            "I",
            RegisterForm.ADDRESS,
            "J");

    private Flaws flaws = new Flaws();

    @BeforeEach
    void begin() {
        flaws = new Flaws();
    }

    @Test
    void people_are_put_together_into_households() {
        List<StagedHousehold> read = read(
                null,
                row(2, "东岭村", "户主", "张三", "1968", "139 0000 0001", "一组", "1 号"),
                row(3, "", "配偶", "李四", "1970年5月", "", "", ""),
                row(5, "西岭村", "户主", "王五", "1950-03-02", "", "", ""));

        assertThat(flaws.inOrder()).isEmpty();
        assertThat(read).hasSize(2);
        StagedHousehold home = read.get(0);
        assertThat(home.village()).isEqualTo(EAST.id());
        assertThat(home.unit()).isEqualTo(FIRST.id());
        assertThat(home.address()).isEqualTo("1 号");
        assertThat(home.members()).extracting(StagedMember::name).containsExactly("张三", "李四");
        assertThat(home.members()).extracting(StagedMember::head).containsExactly(true, false);
        assertThat(home.members()).extracting(StagedMember::born).containsExactly(1968, 1970);
        assertThat(home.members().get(0).print()).isNotNull();
        assertThat(read.get(1).line()).isEqualTo(5);
    }

    @Test
    void every_flaw_is_named_with_its_place_and_nothing_flawed_is_kept() {
        List<StagedHousehold> read = read(
                null,
                row(2, "南岭村", "户主", "张三", "1968", "", "", ""),
                row(3, "东岭村", "户主", "李小四", "2015", "123", "九组", ""),
                row(4, "东岭村", "户主", "王五3", "一九五零", "", "", "长".repeat(101)),
                row(5, "", "二舅", "赵六", "", "", "", ""),
                row(6, "西岭村", "", "钱七", "", "", "", ""),
                row(7, "东岭村", "户主", "孙八", "1960", "", "", ""),
                row(8, "西岭村", "儿子", "孙九", "1980", "", "", ""),
                row(9, "", "儿子", "孙八", "1960", "", "", ""),
                row(10, "东岭村", "户主", "周十", "1970", "", "一组", ""));

        assertThat(flaws.inOrder())
                .extracting(Flaw::sentence)
                .containsExactly(
                        "第 2 行，A 列（村（社区））：本镇没有「南岭村」这个村（社区）",
                        "第 3 行，H 列（村民小组）：这个村没有「九组」这个村民小组，已登记的：一组",
                        "第 3 行，E 列（出生年份）：户主须是成年人，未成年人请登记监护人为户主",
                        "第 3 行，F 列（手机号）：手机号格式不对",
                        "第 4 行，J 列（住址）：地址不能超过 100 个字",
                        "第 4 行，D 列（姓名）：姓名只能用汉字或字母，最多 20 个字",
                        "第 4 行，E 列（出生年份）：「一九五零」不是年份，请写四位数，如 1968",
                        "第 5 行，C 列（与户主关系）：「二舅」不认识，请写「户主」「配偶」「儿子」等，或写「成员」",
                        "第 6 行，C 列（与户主关系）：请填写，户主写「户主」",
                        "第 8 行，A 列（村（社区））：与户主（第 7 行）写的不一样，同一户只写在户主那一行",
                        "第 9 行，D 列（姓名）：「孙八」与第 7 行重复");
        assertThat(read).extracting(StagedHousehold::head).containsExactly("周十");
    }

    @Test
    void a_file_of_one_village_names_no_other() {
        List<StagedHousehold> read =
                read(EAST, row(2, "", "户主", "张三", "", "", "", ""), row(3, "西岭村", "户主", "李四", "", "", "", ""));
        assertThat(read).extracting(StagedHousehold::village).containsExactly(EAST.id());
        assertThat(flaws.inOrder()).extracting(Flaw::message).containsExactly("这里只登记「东岭村」的户，不能有「西岭村」");
    }

    @Test
    void cards_tails_and_masked_numbers() {
        FilledRow card = with(row(2, "", "户主", "张三", "", "138****8000", "", ""), RegisterForm.CARD, "K7MQ-2XBD");
        FilledRow tail = with(row(3, "", "成员", "李四", "", "", "", ""), RegisterForm.ID_TAIL, "123");
        FilledRow alone = row(1, "", "妻子", "王五", "", "", "", "");
        List<StagedHousehold> read = read(EAST, alone, card, tail);
        assertThat(read).isEmpty();
        assertThat(flaws.inOrder())
                .extracting(Flaw::sentence)
                .containsExactly(
                        "第 1 行，C 列（与户主关系）：前面没有户主，请先写户主那一行",
                        "第 2 行，B 列（户卡号）：户卡号不对，请核对卡上的 8 位号码",
                        "第 3 行，G 列（身份证后四位）：请填写身份证号后四位；开头是 0 的，先把这一列设成文本格式");

        begin();
        List<StagedHousehold> masked = read(EAST, row(2, "", "户主", "张三", "", "138****8000", "", ""));
        assertThat(masked.get(0).members()).allMatch(member -> member.masked() && member.print() == null);
    }

    @Test
    void no_more_people_than_a_household_holds_and_only_the_first_flaws_are_kept() {
        List<FilledRow> rows = new ArrayList<>();
        rows.add(row(2, "", "户主", "张三", "", "", "", ""));
        for (int line = 3; line < 40; line++) {
            rows.add(row(line, "", "成员", "张" + (char) ('甲' + line), "", "", "", ""));
        }
        assertThat(read(EAST, rows.toArray(FilledRow[]::new))).isEmpty();
        assertThat(flaws.inOrder()).extracting(Flaw::sentence).containsExactly("第 33 行，D 列（姓名）：一户最多 31 人");

        begin();
        List<FilledRow> wrong = new ArrayList<>();
        for (int line = 2; line < 302; line++) {
            wrong.add(row(line, "", "户主", "", "", "", "", ""));
        }
        read(EAST, wrong.toArray(FilledRow[]::new));
        assertThat(flaws.count()).isEqualTo(300);
        assertThat(flaws.inOrder()).hasSize(200);
    }

    private List<StagedHousehold> read(@Nullable Village only, FilledRow... rows) {
        RegisterSheet sheet = new RegisterSheet(PLACES, only, 2026, new Ids(), new PhoneVault(new byte[32]), flaws);
        List<StagedHousehold> read = new ArrayList<>();
        for (FilledRow row : rows) {
            read.addAll(sheet.take(List.of(row)));
        }
        read.addAll(sheet.rest());
        return read;
    }

    private static FilledRow row(
            int number,
            String village,
            String relation,
            String name,
            String born,
            String phone,
            String group,
            String address) {
        Map<String, String> cells = new HashMap<>();
        cells.put(RegisterForm.VILLAGE, village);
        cells.put(RegisterForm.RELATION, relation);
        cells.put(RegisterForm.NAME, name);
        cells.put(RegisterForm.BORN, born);
        cells.put(RegisterForm.PHONE, phone);
        cells.put(RegisterForm.GROUP, group);
        cells.put(RegisterForm.ADDRESS, address);
        cells.values().removeIf(String::isEmpty);
        return new FilledRow(number, cells, LETTERS, List.of());
    }

    private static FilledRow with(FilledRow row, String title, String text) {
        Map<String, String> cells = new HashMap<>(row.cells());
        cells.put(title, text);
        return new FilledRow(row.number(), cells, LETTERS, List.of());
    }
}
