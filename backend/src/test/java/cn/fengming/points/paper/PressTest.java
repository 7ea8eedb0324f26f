package cn.fengming.points.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.testing.Printed;
import cn.fengming.points.testing.TestClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;

/** What was asked for stands on the paper, whatever people typed. */
class PressTest {

    record Line(int rank, String name, BigDecimal total, LocalDate day) {}

    private static final Sheet<Line> SHEET = Sheet.<Line>named("名次")
            .number("名次", 6, Line::rank)
            .text("村（社区）", 20, Line::name)
            .number("得分", 8, Line::total)
            .day("日期", 12, Line::day);

    private final Press press = new Press(new TestClock());

    @AfterEach
    void close() {
        press.destroy();
    }

    private Printed print(Paper paper) throws IOException {
        return Printed.read(press.print(paper).block());
    }

    private static List<Line> lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> new Line(n, "东风" + n + "村", new BigDecimal("98.5"), LocalDate.of(2026, 3, 31)))
                .toList();
    }

    @Test
    void a_paper_reads_back_with_its_typeface_embedded_and_cut_down_to_what_it_shows() throws IOException {
        Paper paper = Paper.a4("通报")
                .title("考核通报")
                .subtitle("公示中")
                .heading("一、名次")
                .line("各村：")
                .paragraph("现将名次通报如下。")
                .table(SHEET, lines(3))
                .note("同分按方案")
                .signatures("制表", "审核")
                .seal("凤鸣镇人民政府", LocalDate.of(2026, 4, 1));
        byte[] bytes = press.print(paper).block();
        Printed printed = Printed.read(bytes);

        assertThat(printed.pages()).hasSize(1);
        assertThat(printed.text())
                .contains("考核通报", "公示中", "一、名次", "各村：", "现将名次通报如下。", "东风3村", "98.5", "2026-03-31")
                .contains("同分按方案", "制表：", "审核：", "凤鸣镇人民政府", "2026年4月1日", "第1页", "1页");
        assertThat(printed.fonts())
                .isNotEmpty()
                .allMatch(font -> font.embedded())
                .allMatch(font -> font.name().matches("[A-Z]{6}\\+NotoSansSC-(Regular|Bold)"));
        assertThat(bytes.length).as("20 MB of typeface are not in it").isLessThan(200_000);
    }

    @Test
    void the_header_stands_on_every_page_of_five_thousand_rows_and_no_row_is_lost() throws IOException {
        Printed printed = print(Paper.a4("长表").table(SHEET, lines(5_000)));

        assertThat(printed.pages().size()).isGreaterThan(50);
        assertThat(printed.pages()).allSatisfy(page -> assertThat(page).contains("村（社区）"));
        assertThat(printed.text()).contains(printed.pages().size() + "页");
        assertThat(Pattern.compile("东风\\d+村").matcher(printed.text()).results())
                .extracting(MatchResult::group)
                .containsExactlyElementsOf(lines(5_000).stream().map(Line::name).toList());
    }

    @Test
    void more_than_the_press_takes_is_refused_in_words() {
        Paper paper = Paper.a4("太长").table(SHEET, Collections.nCopies(Paper.MOST_CELLS / 4 + 1, lines(1).get(0)));
        assertThatThrownBy(() -> press.print(paper).block())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo("paper-too-long"));
    }

    @Test
    void characters_without_a_glyph_are_visible_and_invisible_ones_are_left_out() throws IOException {
        Printed printed = print(Paper.a4("字").line("张㐂𠮷家😀完 سلام a\u202Eb\uD800c\u0000d\u200De\uFE0F｜"));
        assertThat(printed.text()).contains("张㐂□家□完□□□□ab□cde｜").doesNotContain("سلام");
    }

    @Test
    void nothing_people_type_makes_printing_fail() throws IOException {
        String word = "W".repeat(2_100);
        String han = "字".repeat(2_100);
        Line nasty = new Line(Integer.MIN_VALUE, word, new BigDecimal("1e-30"), LocalDate.MAX);
        for (Paper kind :
                List.of(Paper.a4(han), Paper.a3("\n\t\u0000").landscape().framed())) {
            Printed printed = print(kind.title(han)
                    .paragraph(word)
                    .paragraph("")
                    .table(SHEET, List.of(nasty, new Line(1, "\r\n\n\n", null, null)))
                    .table(SHEET, List.of())
                    .roll(3, List.of(new Paper.Name(han, word), new Paper.Name("", null)))
                    .signatures(word, han)
                    .qr("中文" + "x".repeat(200), han)
                    .seal(han, null));
            assertThat(printed.text()).contains("字字字", "WWW", "（后略）");
        }
        assertThat(print(Paper.a4("")).pages()).hasSize(1);
        assertThat(print(Paper.a4("").nextPage().nextPage()).pages()).hasSize(1);
    }

    @Test
    void eight_cards_to_a_page_and_every_picture_says_its_code_alone() throws IOException {
        List<CardFace> faces = IntStream.range(0, 17)
                .mapToObj(n ->
                        new CardFace("户卡" + "长".repeat(60), "K7MQ2X" + n, "K7MQ-2X" + n, List.of("东风村", "三组"), "凭卡"))
                .toList();
        Printed printed = print(Paper.a4("户卡").cards(faces));

        assertThat(printed.pages()).hasSize(3);
        assertThat(printed.pages().get(0)).contains("K7MQ-2X7", "东风村", "三组").doesNotContain("K7MQ-2X8");
        assertThat(printed.codes())
                .containsExactlyInAnyOrderElementsOf(
                        faces.stream().map(CardFace::code).toList());
    }

    @Test
    void sizes_are_those_of_paper() throws IOException {
        assertThat(print(Paper.a4("a").line("x")).size()).isEqualTo("595 x 842");
        assertThat(print(Paper.a4("a").landscape().line("x")).size()).isEqualTo("842 x 595");
        assertThat(print(Paper.a3("a").line("x")).size()).isEqualTo("842 x 1191");
        assertThat(print(Paper.a3("a").landscape().line("x")).size()).isEqualTo("1191 x 842");
    }

    @Test
    void a_download_has_its_chinese_name_and_is_kept_by_nobody() {
        ResponseEntity<byte[]> answer = press.download(
                        Paper.a4("户卡/东风村\r\n" + "长".repeat(100)).line("x"))
                .block();
        HttpHeaders headers = answer.getHeaders();
        assertThat(headers.getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
        assertThat(headers.getCacheControl()).isEqualTo("no-store");
        assertThat(headers.getContentDisposition().getFilename())
                .startsWith("户卡-东风村--长")
                .endsWith("长.pdf")
                .hasSizeLessThan(70);
        assertThat(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION)).contains("filename*=UTF-8''%E6%88%B7");
        assertThat(answer.getBody()).startsWith("%PDF-".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void papers_printed_at_once_do_not_mix() {
        List<String> texts = Flux.range(0, 16)
                .flatMap(n -> press.print(Paper.a4("n").line("第" + n + "份。").table(SHEET, lines(n))), 16)
                .map(Printed::read)
                .map(Printed::text)
                .collectList()
                .block();
        assertThat(texts).hasSize(16);
        for (int n = 0; n < 16; n++) {
            String mark = "第" + n + "份。";
            assertThat(texts.stream().filter(text -> text.contains(mark))).hasSize(1);
        }
    }
}
