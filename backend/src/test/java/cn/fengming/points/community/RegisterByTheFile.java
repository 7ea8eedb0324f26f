package cn.fengming.points.community;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.paper.Flaws;
import cn.fengming.points.paper.Sheet;
import cn.fengming.points.paper.WorkbookReader;
import cn.fengming.points.paper.Workbooks;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

/**
 * How long a town's register of 100,000 households takes to come in as one file: preview, confirmation, and the export
 * read back. Not part of the tests; {@code bench/register/run} runs it.
 */
@PointsTest
class RegisterByTheFile {

    private static final int HOUSEHOLDS = Integer.getInteger("households", 100_000);
    private static final int VILLAGES = 20;
    private static final String[] SURNAMES = "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗".split(" ");
    private static final String LETTERS = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂香志华国建文斌玉萍红梅";

    @Autowired
    Given given;

    @Autowired
    RegisterImportDesk desk;

    @Autowired
    RegisterExport export;

    @Autowired
    WorkbookReader reader;

    @Autowired
    Workbooks workbooks;

    @TempDir
    Path directory;

    record Person(int household, int place, String village) {

        String name() {
            int n = household * 7 + place * 31;
            int given = household / SURNAMES.length;
            return SURNAMES[(household + (place == 1 ? 3 : 0)) % SURNAMES.length]
                    + LETTERS.charAt(given % LETTERS.length())
                    + LETTERS.charAt((given / LETTERS.length() + place) % LETTERS.length())
                    + (place == 0 ? "" : LETTERS.charAt(n % LETTERS.length()));
        }
    }

    @Test
    void a_hundred_thousand_households_in_one_file() throws IOException {
        TownSetup town = given.town(VILLAGES, 0);
        Actor officer = town.officer().actor();
        Path file = directory.resolve("register.xlsx");
        Sheet<Person> sheet = Sheet.<Person>named(RegisterForm.SHEET)
                .text(RegisterForm.VILLAGE, 14, Person::village)
                .text(RegisterForm.RELATION, 12, person -> person.place() == 0 ? "户主" : "成员")
                .text(RegisterForm.NAME, 12, Person::name)
                .number(RegisterForm.BORN, 10, person -> 1940 + (person.household() * 13 + person.place() * 29) % 60)
                .text(
                        RegisterForm.PHONE,
                        14,
                        person -> person.place() == 0 ? "13%09d".formatted(900_000_000 + person.household()) : null)
                .text(RegisterForm.ADDRESS, 20, person -> person.place() == 0 ? person.household() % 300 + " 号" : null);
        Flux<Person> people = Flux.range(0, HOUSEHOLDS)
                .concatMapIterable(number -> IntStream.range(0, 2 + number % 3)
                        .mapToObj(place -> new Person(
                                number, place, town.village(number % VILLAGES).name()))
                        .toList());
        save(workbooks.write(sheet.of(people)), file);
        System.out.println("file: " + Files.size(file) / 1024 + " KB, " + HOUSEHOLDS + " households");

        timed("reading and checking alone", () -> readAlone(town, file));
        UUID id = UUID.randomUUID();
        RegisterImport preview = timed("preview", () -> preview(officer, id, file));
        System.out.println(
                preview.figures() + " " + preview.errors().stream().limit(3).toList());
        assertThat(preview.state()).isEqualTo(RegisterImport.State.PREVIEWED);
        assertThat(preview.figures().added()).isEqualTo(HOUSEHOLDS);
        RegisterImport applied =
                timed("confirmation", () -> desk.confirm(officer, id).block());
        assertThat(applied.state()).isEqualTo(RegisterImport.State.APPLIED);

        Path back = directory.resolve("export.xlsx");
        timed("export", () -> {
            Flux<DataBuffer> body = export.workbook(officer, null).block().getBody();
            return save(body, back);
        });
        RegisterImport same = timed("preview of the export", () -> preview(officer, UUID.randomUUID(), back));
        assertThat(same.figures().unchanged()).isEqualTo(HOUSEHOLDS);
    }

    private Integer readAlone(TownSetup town, Path file) {
        PlaceBook places = new PlaceBook(
                town.villages().stream()
                        .map(village -> new Village(village.id(), town.town(), village.name(), ""))
                        .toList(),
                List.of(),
                List.of());
        RegisterSheet sheet =
                new RegisterSheet(places, null, 2026, new Ids(), new PhoneVault(new byte[32]), new Flaws());
        Flux<DataBuffer> body = DataBufferUtils.read(file, DefaultDataBufferFactory.sharedInstance, 64 * 1024);
        return reader.receive(
                        body,
                        book -> book.rows(RegisterForm.WHOLE_TOWN)
                                .map(rows -> sheet.take(rows).size())
                                .reduce(Integer::sum))
                .block();
    }

    private RegisterImport preview(Actor officer, UUID id, Path file) {
        Flux<DataBuffer> body = DataBufferUtils.read(file, DefaultDataBufferFactory.sharedInstance, 64 * 1024);
        return reader.receive(body, book -> desk.preview(officer, id, null, book))
                .block();
    }

    private static Path save(Flux<DataBuffer> body, Path file) {
        DataBufferUtils.write(body, file).block();
        return file;
    }

    /** With the most memory in use right after a collection, looked at every 100 ms. */
    private static <T> T timed(String what, Supplier<T> work) {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong most = new AtomicLong();
        Thread watch = new Thread(() -> {
            while (!over.get()) {
                long used = ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getCollectionUsage() != null)
                        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                        .sum();
                most.accumulateAndGet(used, Math::max);
                try {
                    Thread.sleep(100);
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        });
        watch.start();
        long begun = System.nanoTime();
        T done = work.get();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        over.set(true);
        System.out.println(what + ": " + took.toMillis() + " ms, heap after collections at most "
                + most.get() / 1_048_576 + " MB");
        return done;
    }
}
