package cn.fengming.points.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.testing.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What people send as a workbook, and what is read from it. */
class WorkbookReaderTest {

    private static final Form FORM =
            Form.named("名册").needs("姓名", "名字").may("数").may("日期").may("备注");

    private final WorkbookReader reader = new WorkbookReader();
    private final Workbooks workbooks = new Workbooks(new TestClock());

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        reader.destroy();
        workbooks.destroy();
    }

    @Test
    void what_was_given_out_is_read_back() throws IOException {
        record Line(String name, double number, LocalDate day) {}
        Sheet<Line> sheet = Sheet.<Line>named("名册")
                .text("姓名", 10, Line::name)
                .number("数", 10, Line::number)
                .day("日期", 12, Line::day);
        Path file = written(sheet.of(Flux.just(
                new Line("=张三", 12.5, LocalDate.of(2026, 2, 28)), new Line("李四", 13900000001d, LocalDate.EPOCH))));

        List<FilledRow> rows = read(file);

        assertThat(rows).extracting(FilledRow::number).containsExactly(2, 3);
        assertThat(rows.get(0).cells())
                .containsEntry("姓名", "=张三")
                .containsEntry("数", "12.5")
                .containsEntry("日期", "2026-02-28");
        assertThat(rows.get(1).text("数")).isEqualTo("13900000001");
    }

    @Test
    void cells_are_read_whatever_program_wrote_them() throws IOException {
        Path file = RawBook.of("""
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
                <row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3"><v>9.0999999999999996</v></c><c r="C3" s="1"><v>45992</v></c></row>
                <row r="4"><c r="A4" t="inlineStr"><is><t> 李　四 </t></is></c><c r="B4" t="inlineStr"><is><t>１２．５</t></is></c></row>
                <row r="6"><c r="A6" t="str"><f>"王"&amp;"五"</f><v>王五</v></c><c r="B6" s="2"><f>1+2</f><v>3</v></c><c r="C6" s="1"><v>45992.5</v></c></row>
                <row r="7"><c r="A7"/><c r="B7" s="1"/></row>
                <row r="9"><c r="A9" t="b"><v>1</v></c><c r="B9"><v>1.39E10</v></c></row>""").in(directory);

        List<FilledRow> rows = read(file);

        assertThat(rows)
                .extracting(FilledRow::number)
                .as("blank lines are no rows, and count")
                .containsExactly(3, 4, 6, 9);
        assertThat(rows).extracting(row -> row.text("姓名")).containsExactly("张三", "李 四", "王五", "是");
        assertThat(rows).extracting(row -> row.text("数")).containsExactly("9.1", "12.5", "3", "13900000000");
        assertThat(rows).extracting(row -> row.text("日期")).containsExactly("2025-12-01", "", "2025-12-01 12:00", "");
        assertThat(rows).allMatch(row -> row.flaws().isEmpty());
    }

    @Test
    void a_failed_formula_and_a_cell_too_long_are_named_with_their_place() throws IOException {
        Path file = RawBook.of(HEADINGS + """
                <row r="2"><c r="A2" t="inlineStr"><is><t>张三</t></is></c><c r="B2" t="e"><f>A1/0</f><v>#DIV/0!</v></c></row>
                <row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3"><f>1+1</f></c></row>
                <row r="4"><c r="A4" t="inlineStr"><is><t>%s</t></is></c><c r="F4"><v>7</v></c></row>
                """.formatted("长".repeat(1_001))).in(directory);

        List<String> flaws = read(file).stream()
                .flatMap(row -> row.flaws().stream())
                .map(Flaw::sentence)
                .toList();

        assertThat(flaws)
                .containsExactly(
                        "第 2 行，B 列（数）：单元格里是错误值 #DIV/0!，请改成文字或数字",
                        "第 3 行，A 列（姓名）：单元格里是错误值 #N/A，请改成文字或数字",
                        "第 3 行，B 列（数）：公式还没有算出结果，请用 Excel 打开保存一次再传",
                        "第 4 行，A 列（姓名）：内容太长，一格最多 1000 个字",
                        "第 4 行，F 列：这一列没有列名，请删掉内容或补上列名");
    }

    @Test
    void a_workbook_without_formats_and_shared_texts_is_read() throws IOException {
        RawBook book = RawBook.of("""
                <row><c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>数</t></is></c></row>
                <row><c t="inlineStr"><is><t>张三</t></is></c><c><v>3</v></c></row>""")
                .part("[Content_Types].xml", """
                        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                        <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                        </Types>""")
                .without("xl/styles.xml")
                .without("xl/sharedStrings.xml");
        FilledRow row = read(book.in(directory)).get(0);
        assertThat(row.number()).isEqualTo(2);
        assertThat(row.cells()).containsEntry("姓名", "张三").containsEntry("数", "3");
    }

    private static final String HEADINGS =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";

    @Test
    void merged_cells_are_named_one_by_one_but_may_stand_above_the_headings() throws IOException {
        String rows = """
                <row r="1"><c r="A1" t="inlineStr"><is><t>凤鸣镇名册</t></is></c></row>
                <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>
                <row r="3"><c r="A3"><v>1</v></c></row>""";
        String title = "<mergeCells><mergeCell ref=\"A1:C1\"/></mergeCells>";
        assertThat(read(RawBook.of("").rows(rows, title).in(directory))).hasSize(1);

        String merged =
                "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"C5:D7\"/><mergeCell ref=\"B3:B4\"/></mergeCells>";
        Problem problem = refused(RawBook.of("").rows(rows, merged).in(directory));
        assertThat(problem.type()).isEqualTo("bad-workbook");
        assertThat(problem.detail()).isEqualTo("第 5 行，C 列：有合并的单元格（C5:D7），请取消合并，每一行都填上（共 2 处，改好后再传）");
        assertThat((List<?>) problem.properties().get("errors")).hasSize(2);
    }

    @Test
    void wrong_missing_and_repeated_headings_are_named() throws IOException {
        Path file = RawBook.of("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>数 *</t></is></c><c r="B1" t="s"><v>1</v></c>
                <c r="D1" t="inlineStr"><is><t>电话</t></is></c></row>""").in(directory);
        Problem problem = refused(file);
        assertThat(((List<?>) problem.properties().get("errors")).stream().map(flaw -> ((Flaw) flaw).sentence()))
                .containsExactly(
                        "第 1 行，B 列：列名「数」与 A 列重复",
                        "第 1 行，D 列：列名「电话」不认识，请改正或删掉这一列；认识的列：姓名、数、日期、备注",
                        "第 1 行：缺少「姓名」这一列，应有的列：姓名、数、日期、备注");
    }

    @Test
    void a_sheet_is_found_by_its_name_or_by_being_the_only_one() throws IOException {
        Path several = written(
                Sheet.<String>named("说明").text("说明", 10, row -> row).of(Flux.just("x")),
                Sheet.<String>named("名册").text("姓名", 10, row -> row).of(Flux.just("张三")));
        assertThat(read(several)).hasSize(1);

        Path other = written(
                Sheet.<String>named("一").text("姓名", 10, row -> row).of(Flux.just("x")),
                Sheet.<String>named("二").text("姓名", 10, row -> row).of(Flux.just("x")));
        assertThat(refused(other).detail()).isEqualTo("文件里没有名为「名册」的工作表，现有：一、二");

        Path none = written(Sheet.<String>named("名册").text("地址", 10, row -> row).of(Flux.just("x")));
        assertThat(refused(none).detail()).startsWith("找不到表头");
    }

    @Test
    void what_is_no_workbook_is_refused_with_what_it_is() throws IOException {
        byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
        assertThat(refused(file(ole)).detail()).contains(".xls");
        byte[] sealed = (new String(ole, StandardCharsets.ISO_8859_1)
                        + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(file(sealed)).detail()).contains("加了密码");
        assertThat(refused(file("name,age\n".getBytes(StandardCharsets.UTF_8))).detail())
                .contains("CSV");
        assertThat(refused(file("<html><table>".getBytes(StandardCharsets.UTF_8)))
                        .detail())
                .contains("网页");
        assertThat(refused(file("%PDF-1.7".getBytes(StandardCharsets.UTF_8))).detail())
                .contains("PDF");
        assertThat(refused(file(new byte[] {1, 2, 3})).detail()).contains("不是 Excel");
        RawBook book = RawBook.of(HEADINGS);
        assertThat(refused(book.without("xl/workbook.xml").in(directory)).detail())
                .contains("压缩包");
        assertThat(refused(book.part("word/document.xml", "<w/>").in(directory)).detail())
                .contains("Word");
        Path torn = RawBook.of(HEADINGS).in(directory);
        byte[] whole = Files.readAllBytes(torn);
        assertThat(refused(file(Arrays.copyOf(whole, whole.length / 2))).detail())
                .contains("损坏");
        assertThat(refused(RawBook.of("<row r=\"1\"><c").in(directory)).detail())
                .contains("损坏");
    }

    @Test
    void what_swells_is_refused_before_it_is_read() throws IOException {
        Path bomb = directory.resolve("bomb.xlsx");
        Files.copy(RawBook.of(HEADINGS).in(directory), bomb);
        try (var zip = new ZipOutputStream(Files.newOutputStream(bomb, StandardOpenOption.TRUNCATE_EXISTING))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThat(Files.size(bomb)).isLessThan(100_000);
        assertThat(refused(bomb).detail()).contains("解压后大得不正常");
    }

    @Test
    void entities_are_not_expanded() throws IOException {
        Path file = RawBook.of("")
                .part(
                        "xl/worksheets/sheet1.xml",
                        "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet "
                                + "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                                + HEADINGS
                                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>")
                .in(directory);
        assertThat(refused(file).detail()).contains("损坏");
    }

    @Test
    void more_rows_than_the_form_takes_are_refused() throws IOException {
        Path file = written(
                Sheet.<Integer>named("名册").text("姓名", 10, row -> "张" + row).of(Flux.range(1, 11)));
        Form small = Form.named("名册").needs("姓名").ofAtMost(10);
        Problem problem = refused(file, small);
        assertThat(problem.detail()).isEqualTo("表格最多 10 行，第 12 行起超出，请分成几个文件");
    }

    @Test
    void a_body_is_heard_out_and_its_file_is_gone_afterwards() {
        Flux<DataBuffer> large =
                Flux.range(0, 21).map(each -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[1024 * 1024]));
        Problem problem = catchThrowableOfType(
                Problem.class, () -> reader.receive(large, book -> Mono.just(1)).block());
        assertThat(problem.status()).isEqualTo(413);
        Problem empty = catchThrowableOfType(
                Problem.class,
                () -> reader.receive(Flux.empty(), book -> Mono.just(1)).block());
        assertThat(empty.detail()).contains("空的");

        List<Path> seen = new ArrayList<>();
        Flux<DataBuffer> text =
                Flux.just(DefaultDataBufferFactory.sharedInstance.wrap("a,b".getBytes(StandardCharsets.UTF_8)));
        Problem csv = catchThrowableOfType(
                Problem.class,
                () -> reader.receive(text, book -> {
                            assertThat(book.file()).exists();
                            seen.add(book.file());
                            return book.rows(FORM).then();
                        })
                        .block());
        assertThat(csv.detail()).contains("CSV");
        assertThat(seen).hasSize(1).allMatch(Files::notExists);
    }

    @Test
    void rows_are_read_as_they_are_asked_for() throws IOException {
        Path file = written(
                Sheet.<Integer>named("名册").text("姓名", 10, row -> "张" + row).of(Flux.range(1, 3_000)));
        List<Integer> pieces = new ArrayList<>();
        new ArrivedBook(reader, file, new byte[0])
                .rows(FORM)
                .doOnNext(piece -> pieces.add(piece.size()))
                .takeUntil(piece -> pieces.size() == 2)
                .blockLast();
        assertThat(pieces).containsExactly(500, 500);
    }

    @Test
    void formats_say_whether_a_number_is_a_day() {
        assertThat(List.of("yyyy/m/d", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "m/d/yy h:mm"))
                .allMatch(Written::saysDay);
        assertThat(List.of("General", "0.00", "[Red]0.00", "#,##0\"day\"", "@", "0.00E+00"))
                .noneMatch(Written::saysDay);
    }

    private List<FilledRow> read(Path file) {
        List<FilledRow> rows = new ArrivedBook(reader, file, new byte[0])
                .rows(FORM)
                .concatMapIterable(piece -> piece)
                .collectList()
                .block();
        return rows == null ? List.of() : rows;
    }

    private Problem refused(Path file) {
        return refused(file, FORM);
    }

    private Problem refused(Path file, Form form) {
        return catchThrowableOfType(
                Problem.class,
                () -> new ArrivedBook(reader, file, new byte[0]).rows(form).blockLast());
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(directory, "sent-", ".xlsx"), bytes);
    }

    private Path written(FilledSheet<?>... sheets) throws IOException {
        Path file = Files.createTempFile(directory, "book-", ".xlsx");
        try (var out = Files.newOutputStream(file)) {
            DataBufferUtils.write(workbooks.write(sheets), out)
                    .map(DataBufferUtils::release)
                    .blockLast();
        }
        return file;
    }
}
