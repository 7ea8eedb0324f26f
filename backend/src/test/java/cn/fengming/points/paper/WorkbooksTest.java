package cn.fengming.points.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What is written is what a spreadsheet reads. */
class WorkbooksTest {

    record Line(String name, BigDecimal amount, LocalDate day, Instant at) {}

    private static final Sheet<Line> SHEET = Sheet.<Line>named("名册")
            .text("姓名", 20, Line::name)
            .number("数", 10, Line::amount)
            .day("日期", 12, Line::day)
            .moment("时间", 18, Line::at);

    private final Workbooks workbooks = new Workbooks(new TestClock());

    @AfterEach
    void close() {
        workbooks.destroy();
    }

    @Test
    void a_workbook_reads_back_as_it_was_written() throws IOException {
        Instant at = Instant.parse("2026-11-23T02:05:00Z");
        var line = new Line("张三", new BigDecimal("12.50"), LocalDate.of(2026, 2, 28), at);

        List<Row> rows = rows(bytes(SHEET.of(Flux.just(line))), 0);

        assertThat(rows.get(0).stream().map(Cell::getText)).containsExactly("姓名", "数", "日期", "时间");
        Row row = rows.get(1);
        assertThat(row.getCellAsString(0)).contains("张三");
        assertThat(row.getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("12.50");
        assertThat(row.getCellAsDate(2)).contains(LocalDateTime.of(2026, 2, 28, 0, 0));
        assertThat(row.getCellAsDate(3)).as("China's time").contains(LocalDateTime.of(2026, 11, 23, 10, 5));
    }

    @Test
    void an_empty_cell_stays_empty_and_an_empty_list_has_its_header() throws IOException {
        Sheet<String> sheet = Sheet.<String>named("空").text("甲", 9, row -> null).number("乙", 9, row -> 1);
        assertThat(rows(bytes(sheet.of(Flux.empty())), 0)).hasSize(1);
        assertThat(rows(bytes(sheet.of(Flux.just("x"))), 0).get(1).getCellAsString(0))
                .isEmpty();
    }

    @Test
    void several_sheets_follow_one_another() throws IOException {
        byte[] book = bytes(
                Sheet.<String>named("一").text("甲", 9, row -> row).of(Flux.just("a")),
                Sheet.<Integer>named("二").number("乙", 9, row -> row).of(Flux.range(1, 600)));
        assertThat(rows(book, 0)).hasSize(2);
        assertThat(rows(book, 1)).hasSize(601);
        assertThat(rows(book, 1).get(600).getCellAsNumber(0).orElseThrow()).isEqualByComparingTo("600");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=cmd|' /C calc'!A0",
                "+86 139",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                " =HYPERLINK(\"http://x\")",
                "＝1+1",
                "=\"<&>'",
                "普通",
                "两行\n文字",
                "  前后空格  ",
                "𠮷野家"
            })
    void text_is_text_whatever_it_says(String text) throws IOException {
        byte[] book = bytes(Sheet.<String>named("文").text("字", 20, row -> row).of(Flux.just(text)));
        Cell cell = rows(book, 0).get(1).getCell(0);
        assertThat(cell.getType()).isEqualTo(CellType.STRING);
        assertThat(cell.getFormula()).isNull();
        // XML reads a lone carriage return back only when it was escaped
        assertThat(cell.getText()).isEqualTo(text);
        assertThat(part(book, "xl/worksheets/sheet1.xml")).doesNotContain("<f>").contains("inlineStr");
    }

    @Test
    void what_looks_like_a_formula_stays_text_when_it_is_edited() throws IOException {
        byte[] book =
                bytes(Sheet.<String>named("文").text("字", 20, row -> row).of(Flux.just("=1+1", "普通", "-1", "\tx")));
        String sheet = part(book, "xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .containsPattern("r=\"A2\" s=\"\\d+\" t=\"inlineStr\"")
                .contains("r=\"A3\" t=\"inlineStr\"")
                .containsPattern("r=\"A4\" s=\"\\d+\" t=\"inlineStr\"")
                .containsPattern("r=\"A5\" s=\"\\d+\" t=\"inlineStr\"");
        assertThat(part(book, "xl/styles.xml")).contains("formatCode=\"@\"");
    }

    @Test
    void the_header_stays_when_one_scrolls() throws IOException {
        byte[] book = bytes(SHEET.of(Flux.empty()));
        assertThat(part(book, "xl/worksheets/sheet1.xml")).contains("state=\"frozen\"", "ySplit=\"1\"");
    }

    @Test
    void text_longer_than_a_cell_is_cut() throws IOException {
        byte[] book = bytes(Sheet.<String>named("文").text("字", 20, row -> row).of(Flux.just("长".repeat(40_000))));
        assertThat(rows(book, 0).get(1).getCellText(0)).hasSize(32_767);
    }

    /** Rows are asked for only as bytes are taken: a receiver that stops leaves most of them unread. */
    @Test
    void a_slow_receiver_holds_the_rows_back() {
        AtomicLong read = new AtomicLong();
        Flux<String> rows = Flux.range(0, 1_000_000)
                .map(number -> Integer.toHexString(number * 0x9E3779B9).repeat(4))
                .doOnNext(row -> read.incrementAndGet());
        Flux<DataBuffer> book = workbooks.write(
                Sheet.<String>named("长").text("字", 20, row -> row).of(rows));

        StepVerifier.create(book, 0)
                .thenRequest(3)
                .consumeNextWith(DataBufferUtils::release)
                .consumeNextWith(DataBufferUtils::release)
                .consumeNextWith(DataBufferUtils::release)
                .thenCancel()
                .verify();

        assertThat(read.get()).isBetween(1L, 20_000L);
    }

    @Test
    void a_failure_before_the_first_bytes_is_told_as_it_is() {
        Flux<String> broken = Flux.<String>just("a").concatWith(Flux.error(new IllegalStateException("broken")));
        assertThatThrownBy(() ->
                        bytes(Sheet.<String>named("x").text("字", 9, row -> row).of(broken)))
                .hasMessage("broken");
    }

    @Test
    void more_rows_than_a_sheet_holds_is_an_error_and_not_half_a_list() {
        Manuscript manuscript = new Manuscript(new TestClock().getZone());
        Sheet<Integer> sheet = Sheet.<Integer>named("多").number("数", 9, row -> row);
        manuscript.begin(sheet);
        List<Integer> many = IntStream.range(0, 1 << 17).boxed().toList();
        for (int part = 0; part < 7; part++) {
            manuscript.write(sheet, many);
            manuscript.taken();
        }
        assertThatThrownBy(() -> manuscript.write(sheet, many)).isInstanceOf(IllegalStateException.class);
    }

    private byte[] bytes(FilledSheet<?>... sheets) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        DataBufferUtils.write(workbooks.write(sheets), whole)
                .map(DataBufferUtils::release)
                .blockLast();
        return whole.toByteArray();
    }

    private static List<Row> rows(byte[] book, int sheet) throws IOException {
        try (var open = new ReadableWorkbook(
                new ByteArrayInputStream(book), new org.dhatim.fastexcel.reader.ReadingOptions(true, true))) {
            return open.getSheet(sheet).orElseThrow().read();
        }
    }

    /** As spreadsheets read a zip: by its table of contents, not as a stream. */
    private static String part(byte[] book, String name) throws IOException {
        Path file = Files.createTempFile("book", ".xlsx");
        try (var zip = new ZipFile(Files.write(file, book).toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }
}
