package cn.fengming.points.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.community.RegisterDesk;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** Plans, landscapes and weekly notes over HTTP. */
@PointsTest
class PlanStoryTest {

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Autowired
    TestClock clock;

    @Autowired
    Landscapes landscapes;

    @Autowired
    RegisterDesk register;

    private static Map<String, Object> move(String expected, String next, @Nullable String words, List<UUID> photos) {
        Map<String, Object> body = new HashMap<>(Map.of("expected", expected, "next", next, "photos", photos));
        body.put("words", words);
        return body;
    }

    @Test
    void a_village_plans_the_town_agrees_and_what_is_late_is_said() {
        TownSetup setup = given.town(2, 0);
        VillageSetup village = setup.village(0);
        Login committee = village.committee();
        Caller writer = http.as(committee);
        Caller town = http.as(setup.officer());
        String plan = "/api/v1/villages/" + village.id() + "/plans/2026";
        String position = "/api/v1/positions/" + UUID.randomUUID();
        writer.put(position, Map.of("village", village.id(), "kind", "ROAD_CHIEF", "title", "村道", "words", ""))
                .expect(200);
        UUID road = UUID.fromString(position.substring(position.lastIndexOf('/') + 1));

        assertThat(writer.get(plan).expect(200).json().hasNonNull("plan")).isFalse();
        writer.put(plan, Map.of("goal", "村道两侧干净整齐")).expect(200);
        writer.put(plan, Map.of("goal", "村道两侧干净整齐")).expect(200);
        http.as(setup.village(1).committee()).put(plan, Map.of("goal", "别村的事")).expect(403);
        assertThat(writer.post(plan + "/moves", Map.of("expected", "DRAFT", "next", "SUBMITTED"))
                        .expect(422)
                        .problem())
                .isEqualTo("no-measures");
        UUID id = UUID.randomUUID();
        Map<String, Object> measure = new HashMap<>(Map.of(
                "words",
                "清理边沟 800 米",
                "position",
                road,
                "responsible",
                "路长",
                "dueOn",
                "2026-11-25",
                "beforePhotos",
                List.of(uploads.photo(committee))));
        writer.put(plan + "/measures/" + id, measure).expect(200);
        writer.put(plan + "/measures/" + id, measure).expect(200);
        measure.put("position", UUID.randomUUID());
        writer.put(plan + "/measures/" + UUID.randomUUID(), measure).expect(400);

        writer.post(plan + "/moves", Map.of("expected", "DRAFT", "next", "SUBMITTED"))
                .expect(200);
        writer.put(plan, Map.of("goal", "改一改")).expect(409);
        town.post(plan + "/moves", Map.of("expected", "SUBMITTED", "next", "DRAFT"))
                .expect(400);
        town.post(plan + "/moves", Map.of("expected", "SUBMITTED", "next", "DRAFT", "words", "再写具体些"))
                .expect(200);
        writer.post(plan + "/moves", Map.of("expected", "DRAFT", "next", "SUBMITTED"))
                .expect(200);
        writer.post(plan + "/moves", Map.of("expected", "SUBMITTED", "next", "AGREED"))
                .expect(403);
        town.post(plan + "/moves", Map.of("expected", "SUBMITTED", "next", "AGREED", "words", "同意"))
                .expect(200);

        clock.setDay(LocalDate.of(2026, 11, 26));
        JsonNode late = writer.get(plan).expect(200).json();
        assertThat(late.path("measures").get(0).path("overdue").asBoolean()).isTrue();
        assertThat(late.path("measures").get(0).path("positionName").asString()).isEqualTo("路长 村道（空缺）");
        assertThat(late.path("words").findValuesAsString("words")).containsExactly("同意", "", "再写具体些", "");
        JsonNode lines = town.get("/api/v1/plans/2026").expect(200).json();
        assertThat(lines.findValuesAsString("overdue")).containsExactlyInAnyOrder("1", "0");

        String moves = "/api/v1/measures/" + id + "/moves";
        writer.post(moves, move("OPEN", "DONE", null, List.of())).expect(400);
        writer.post(moves, move("OPEN", "DONE", null, List.of(uploads.photo(committee))))
                .expect(200);
        writer.post(moves, move("DONE", "ACCEPTED", null, List.of())).expect(403);
        town.post(moves, move("DONE", "OPEN", "东头没清", List.of())).expect(200);
        writer.post(moves, move("OPEN", "DONE", null, List.of(uploads.photo(committee))))
                .expect(200);
        town.post(moves, move("DONE", "ACCEPTED", null, List.of())).expect(200);
        town.post(moves, move("DONE", "ACCEPTED", null, List.of())).expect(409);
        http.as(setup.village(1).committee())
                .post(moves, move("ACCEPTED", "DONE", null, List.of()))
                .expect(404);
        assertThat(town.get("/api/v1/plans/2026").json().findValuesAsString("overdue"))
                .containsOnly("0");
    }

    private static List<Map<String, Object>> xili() throws IOException {
        String csv = new ClassPathResource("schemes/xili-villages.csv").getContentAsString(StandardCharsets.UTF_8);
        return csv.lines()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> Map.<String, Object>of("village", cells[0], "amount", Integer.valueOf(cells[1])))
                .toList();
    }

    /** 西里: 59 villages, 200 landscapes. */
    @Test
    void landscapes_are_asked_of_59_villages_made_accepted_and_counted() throws IOException {
        TownSetup setup = given.town(0, 0);
        Caller town = http.as(setup.officer());
        List<Map<String, Object>> rows = xili();
        UUID first = Flux.fromIterable(rows)
                .concatMap(row -> register.addVillage(
                        setup.officer().actor(), row.get("village").toString()))
                .collectList()
                .block()
                .get(4)
                .id();
        JsonNode asked = town.put("/api/v1/landscape-targets/2026", Map.of("rows", rows))
                .expect(200)
                .json();
        assertThat(asked).hasSize(59);
        assertThat(asked.findValues("target").stream().mapToInt(JsonNode::asInt).sum())
                .isEqualTo(200);
        assertThat(town.put(
                                "/api/v1/landscape-targets/2026",
                                Map.of("rows", List.of(rows.get(0), Map.of("village", "没有的村", "amount", 3))))
                        .expect(400)
                        .text())
                .contains("第 2 行");

        Login inspector = given.staff(setup.officer(), cn.fengming.points.kernel.Role.INSPECTOR, first);
        Caller entering = http.as(inspector);
        UUID id = UUID.randomUUID();
        Map<String, Object> form = new HashMap<>(Map.of(
                "village",
                first,
                "year",
                2026,
                "kind",
                "VEGETABLE_GARDEN",
                "name",
                "碾盘小菜园",
                "place",
                "村口",
                "words",
                "",
                "beforePhotos",
                List.of(uploads.photo(inspector))));
        entering.put("/api/v1/landscapes/" + id, form).expect(200);
        entering.put("/api/v1/landscapes/" + id, form).expect(200);
        form.put("beforePhotos", List.of());
        assertThat(entering.put("/api/v1/landscapes/" + UUID.randomUUID(), form)
                        .expect(409)
                        .problem())
                .isEqualTo("landscape-exists");
        String moves = "/api/v1/landscapes/" + id + "/moves";
        town.post(moves, move("ENTERED", "ACCEPTED", null, List.of())).expect(409);
        entering.post(moves, move("ENTERED", "FINISHED", null, List.of())).expect(400);
        entering.post(moves, move("ENTERED", "FINISHED", null, List.of(uploads.photo(inspector))))
                .expect(200);
        entering.post(moves, move("FINISHED", "ACCEPTED", null, List.of())).expect(403);
        town.post(moves, move("FINISHED", "SENT_BACK", "太小", List.of())).expect(200);
        entering.post(moves, move("SENT_BACK", "FINISHED", null, List.of(uploads.photo(inspector))))
                .expect(200);
        town.post(moves, move("FINISHED", "ACCEPTED", null, List.of())).expect(200);

        LocalDate today = LocalDate.now(clock);
        assertThat(landscapes.accepted(setup.town(), today, today).collectList().block())
                .containsExactly(new Landscapes.Accepted(first, 1));
        assertThat(landscapes
                        .accepted(setup.town(), today.plusDays(1), today.plusDays(1))
                        .collectList()
                        .block())
                .isEmpty();
        JsonNode counts =
                entering.get("/api/v1/landscape-counts/2026").expect(200).json();
        assertThat(counts.findValues("accepted").stream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isEqualTo(1);
        assertThat(entering.get("/api/v1/landscapes?year=2026")
                        .expect(200)
                        .json()
                        .path("items"))
                .hasSize(1);
        http.as(given.town(1, 0).officer())
                .post(moves, move("ACCEPTED", "SENT_BACK", "x", List.of()))
                .expect(404);
    }

    @Test
    void weekly_notes_are_written_and_read_and_nothing_counts_them() throws IOException {
        TownSetup setup = given.town(2, 1);
        VillageSetup village = setup.village(0);
        Caller committee = http.as(village.committee());
        UUID id = UUID.randomUUID();
        Map<String, Object> note = Map.of(
                "village",
                village.id(),
                "day",
                "2026-11-23",
                "words",
                "这周清了两条沟",
                "photos",
                List.of(uploads.photo(village.committee())));
        committee.put("/api/v1/weekly-notes/" + id, note).expect(200);
        committee.put("/api/v1/weekly-notes/" + id, note).expect(200);
        http.as(setup.village(1).committee())
                .put("/api/v1/weekly-notes/" + UUID.randomUUID(), note)
                .expect(403);
        http.as(village.household(0).villager()).get("/api/v1/weekly-notes").expect(403);
        assertThat(http.as(setup.village(1).committee())
                        .get("/api/v1/weekly-notes")
                        .json()
                        .path("items"))
                .isEmpty();
        JsonNode page =
                http.as(setup.officer()).get("/api/v1/weekly-notes").expect(200).json();
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.propertyNames()).isSubsetOf("items", "next");

        // No figure in what is read; only one class asks the table, and it neither counts nor sorts by author.
        assertThat(WeeklyNote.class.getRecordComponents())
                .extracting(RecordComponent::getType)
                .noneMatch(type -> type.isPrimitive() || Number.class.isAssignableFrom(type));
        assertThat(sources("weekly_note")).containsExactly("WeeklyNotes.java");
        assertThat(Files.readString(Path.of("src/main/java/cn/fengming/points/campaigns/WeeklyNotes.java")))
                .doesNotContainIgnoringCase("count(")
                .doesNotContainIgnoringCase("group by")
                .doesNotContain("order by author", "order by person_id", "rank(");
        assertThat(Arrays.stream(WeeklyNoteController.class.getDeclaredMethods())
                        .filter(method -> !method.isSynthetic())
                        .map(java.lang.reflect.Method::getName))
                .containsExactlyInAnyOrder("writeWeeklyNote", "listWeeklyNotes");
    }

    private static List<String> sources(String word) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> read(file).contains("campaigns." + word))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
