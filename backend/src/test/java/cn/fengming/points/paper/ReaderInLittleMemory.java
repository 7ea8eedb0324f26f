package cn.fengming.points.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/**
 * Reads half a million rows in a machine of its own with 64 MB, far less than the rows take. Not part of the tests;
 * {@code bench/register/run} runs it.
 */
class ReaderInLittleMemory {

    private static final int ROWS = 500_000;

    record Line(int number) {}

    @TempDir
    Path directory;

    @Test
    void half_a_million_rows_in_64_megabytes() throws IOException, InterruptedException {
        Path file = directory.resolve("rows.xlsx");
        Workbooks workbooks = new Workbooks(new TestClock());
        Sheet<Line> sheet = Sheet.<Line>named("名册")
                .text("姓名", 10, line -> "姓名" + line.number())
                .number("数", 10, Line::number)
                .text("地址", 10, line -> "凤鸣镇第" + line.number() % 97 + "村" + line.number() + "号")
                .text("备注", 10, line -> Integer.toHexString(line.number() * 0x9E3779B9));
        DataBufferUtils.write(workbooks.write(sheet.of(Flux.range(0, ROWS).map(Line::new))), file)
                .block();
        workbooks.destroy();
        System.out.println("file: " + Files.size(file) / 1024 + " KB, " + ROWS + " rows");
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReaderInLittleMemory.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        System.out.println(new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        assertThat(small.waitFor()).isZero();
    }

    public static void main(String[] file) {
        WorkbookReader reader = new WorkbookReader();
        Form form =
                Form.named("名册").ofAtMost(ROWS).needs("姓名").may("数").may("地址").may("备注");
        long begun = System.nanoTime();
        Long rows = new ArrivedBook(reader, Path.of(file[0]), new byte[0])
                .rows(form)
                .concatMapIterable(piece -> piece)
                .count()
                .block();
        System.out.println(rows + " rows read with " + Runtime.getRuntime().maxMemory() / 1_048_576 + " MB in "
                + (System.nanoTime() - begun) / 1_000_000 + " ms");
        reader.destroy();
        System.exit(rows != null && rows == ROWS ? 0 : 1);
    }
}
