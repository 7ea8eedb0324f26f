package cn.fengming.points.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A book that was exported is right or told wrong: whichever byte was changed, whichever line was taken, moved, doubled. */
class BookVerifierTest {

    private static final List<String> BOOK = new SampleBook(1, 4).export(5, 3);

    @Property(tries = 20)
    void a_book_is_right_however_it_was_cut_into_blocks(
            @ForAll @IntRange(min = 1, max = 40) int inBlock,
            @ForAll @IntRange(max = 20) int unsealed,
            @ForAll @IntRange(min = 1, max = 6) int households,
            @ForAll long seed) {
        SampleBook book = new SampleBook(seed, households);
        List<String> lines =
                book.export(inBlock, Math.min(unsealed, book.leaves().size()));
        assertThat(SampleBook.checked(lines, 0).faults()).isEmpty();
    }

    @Property(tries = 120)
    void any_changed_byte_is_told(
            @ForAll @IntRange(max = 10_000) int line,
            @ForAll @IntRange(max = 10_000) int at,
            @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] bytes = bytes(BOOK, line);
        bytes[at % bytes.length] ^= (byte) by;
        assertThat(checked(bytes, line, 0)).isNotEmpty();
    }

    /** Not only that, but in which line, in which field, and what stood there. */
    @Property(tries = 4)
    void a_changed_figure_is_named(
            @ForAll @IntRange(max = 10_000) int which, @ForAll @IntRange(min = 1, max = 8) int by) {
        List<Integer> transfers = IntStream.range(0, BOOK.size())
                .filter(at -> BOOK.get(at).startsWith("{\"kind\":\"transfer\""))
                .boxed()
                .toList();
        int line = transfers.get(which % transfers.size());
        String text = BOOK.get(line);
        int digit = text.indexOf("\"amount\":") + 9;
        char was = text.charAt(digit);
        char now = (char) ('1' + (was - '1' + by) % 9);
        List<String> lines = new ArrayList<>(BOOK);
        lines.set(line, text.substring(0, digit) + now + text.substring(digit + 1));

        List<String> faults = SampleBook.checked(lines, 3).faults();

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0))
                .startsWith("第 " + (line + 1) + " 行：transfer ")
                .contains("content.amount 被改动，文件里是 " + now)
                .contains("封存时是 " + was);
    }

    @Property(tries = 25)
    void any_line_taken_out_doubled_or_moved_is_told(
            @ForAll @IntRange(max = 10_000) int from, @ForAll @IntRange(max = 10_000) int to) {
        int line = from % BOOK.size();
        int other = to % BOOK.size();
        List<String> without = new ArrayList<>(BOOK);
        without.remove(line);
        assertThat(SampleBook.checked(without, 0).faults()).isNotEmpty();
        List<String> doubled = new ArrayList<>(BOOK);
        doubled.add(other, BOOK.get(line));
        assertThat(SampleBook.checked(doubled, 0).faults()).isNotEmpty();
        List<String> swapped = new ArrayList<>(BOOK);
        Collections.swap(swapped, line, other);
        if (line != other) {
            assertThat(SampleBook.checked(swapped, 0).faults()).isNotEmpty();
        }
    }

    @Test
    void what_is_wrong_is_said_with_its_line() {
        int leaf = first("{\"kind\":\"transfer\"");
        List<String> without = new ArrayList<>(BOOK);
        without.remove(leaf);
        assertThat(SampleBook.checked(without, 0).faults()).anyMatch(fault -> fault.contains("缺少第 1 块的第"));
        assertThat(told("{\"kind\":\"block\"", "\"leaves\":5", "\"leaves\":6")).contains("block，content.leaves 被改动");
        assertThat(told("{\"kind\":\"account\"", "\"seq\":", "\"seqq\":")).contains("第 2 行");
        assertThat(told("{\"kind\":\"account\"", "\"purse\":\"", "\"purs3\":\""))
                .contains("个字节 被改动，文件里是 “3”，封存时是 “e”");
        assertThat(told("{\"kind\":\"fund\"", "渝农发", "渝农夏")).contains("指纹不符");
        assertThat(told("{\"kind\":\"end\"", "\"lines\":", "\"lines\": ")).contains("写法与账本的格式不同");
    }

    /** Whoever changes a transfer and makes all prints anew is found by the head that hangs on the wall. */
    @Test
    void a_book_sealed_anew_has_another_head(@TempDir Path folder) throws Exception {
        Path honest = written(folder, BOOK);
        List<Block> blocks = SampleBook.checked(BOOK, 0).blocks();
        String printed = blocks.get(0).head().groups();
        assertThat(run("verify-book", honest.toString()))
                .startsWith("0")
                .contains("结论：账本完好", blocks.get(blocks.size() - 1).head().groups());
        assertThat(run(
                        "verify-book",
                        honest.toString(),
                        "--head",
                        printed.toLowerCase().replace("-", " ")))
                .startsWith("0")
                .contains("与第 1 块");
        Path other = written(folder, new SampleBook(2, 4).export(5, 3));
        assertThat(run("verify-book", other.toString())).startsWith("0");
        assertThat(run("verify-book", other.toString(), "--head", printed))
                .startsWith("1")
                .contains("不是这本账里任何一块的");
    }

    @Test
    void the_command_says_when_it_could_check_nothing(@TempDir Path folder) throws Exception {
        assertThat(run("verify-book")).startsWith("2").contains("用法");
        assertThat(run("verify-book", folder.resolve("none").toString()))
                .startsWith("2")
                .contains("读不到文件");
        assertThat(run("verify-book", written(folder, List.of("hello")).toString()))
                .startsWith("2")
                .contains("不是导出的账本");
        assertThat(run("verify-book", written(folder, List.of()).toString()))
                .startsWith("2")
                .contains("不是导出的账本");
        assertThat(run("verify-receipt", written(folder, BOOK).toString()))
                .startsWith("2")
                .contains("不是收据的凭证");
        Path cut = written(folder, BOOK);
        Files.writeString(cut, String.join("\n", BOOK.subList(0, 20)));
        assertThat(run("verify-book", cut.toString())).startsWith("1").contains("没有末行");
        assertThat(VerifyBook.isMeant()).isFalse();
        assertThat(VerifyBook.isMeant("--server.port=1")).isFalse();
        assertThat(VerifyBook.isMeant("verify-book", "x")).isTrue();
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = new VerifyBook(new PrintStream(said, true, StandardCharsets.UTF_8)).run(arguments);
        return status + " " + said.toString(StandardCharsets.UTF_8);
    }

    private static Path written(Path folder, List<String> lines) throws Exception {
        Path file = Files.createTempFile(folder, "book", ".jsonl");
        return Files.writeString(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    private static String told(String line, String before, String after) {
        List<String> lines = new ArrayList<>(BOOK);
        int at = first(line);
        assertThat(lines.get(at)).contains(before);
        lines.set(at, lines.get(at).replaceFirst(java.util.regex.Pattern.quote(before), after));
        return String.join("\n", SampleBook.checked(lines, 3).faults());
    }

    private static int first(String beginning) {
        return IntStream.range(0, BOOK.size())
                .filter(at -> BOOK.get(at).startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes(List<String> lines, int line) {
        return lines.get(line % lines.size()).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> checked(byte[] changed, int line, int repairs) {
        BookVerifier verifier = new BookVerifier(repairs);
        for (int at = 0; at < BOOK.size(); at++) {
            verifier.read(at == line % BOOK.size() ? changed : bytes(BOOK, at));
        }
        return verifier.verdict().faults();
    }
}
