package cn.fengming.points.community;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Books;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** A register that comes as a workbook: seen first, then written whole or not at all. */
@PointsTest
class RegisterImportTest {

    private static final List<String> TITLES =
            List.of("村（社区）", "户卡号", "与户主关系", "姓名", "出生年份", "手机号", "身份证后四位", "村民小组", "住址");

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Books books;

    @Autowired
    Community community;

    @Autowired
    RegisterDesk register;

    @Autowired
    SpentImports spent;

    @Autowired
    DatabaseClient database;

    @Autowired
    TestClock clock;

    @Test
    void a_file_is_previewed_corrected_confirmed_and_changes_nothing_when_sent_again() {
        TownSetup town = given.town(2, 2);
        VillageSetup village = town.village(0);
        Login committee = village.committee();
        HouseholdSetup known = village.household(0);
        register.addGroup(committee.actor(), village.id(), "一组").block();
        Object[] head = row("", known.cardCode(), "户主", known.headName(), "", "13700000009", "", "一组", "新路 1 号");
        byte[] file = file(
                head,
                row("", "", "成员", "新来的", 1990, "", "012X", "", ""),
                row("", "", "户主", "欧阳新户", 1966, "13711112222", "", "一组", ""),
                row("", "", "配偶", "单小红", "1968年", "", "", "", ""));

        UUID id = UUID.randomUUID();
        String path = "/api/v1/register-imports/" + id;
        JsonNode preview = books.put(committee, path + "?village=" + village.id(), file)
                .expect(200)
                .json();

        assertThat(preview.path("state").asString()).isEqualTo("PREVIEWED");
        assertThat(preview.path("figures").toString())
                .isEqualTo(
                        "{\"households\":2,\"added\":1,\"changed\":1,\"unchanged\":0,\"people\":4,\"peopleAdded\":3,\"peopleChanged\":1,\"errors\":0}");
        assertThat(preview.path("changes").toString())
                .contains("\"what\":\"住址\"")
                .contains("\"after\":\"137****0009\"")
                .contains("\"person\":\"新来的\"")
                .contains("欧阳新户");
        assertThat(households(town, village)).as("nothing is written yet").isEqualTo(2);
        assertThat(books.put(committee, path + "?village=" + village.id(), file)
                        .expect(200)
                        .json())
                .isEqualTo(preview);
        byte[] other = file(row("", "", "户主", "别人", "", "", "", "", ""));
        assertThat(books.put(committee, path + "?village=" + village.id(), other)
                        .expect(422)
                        .problem())
                .isEqualTo("import-id-reused");

        List<Answer> race = http.race(8, () -> http.as(committee).post(path + "/confirmation", null));
        assertThat(race).allMatch(answer -> answer.status() == 200);
        assertThat(http.as(committee).get(path).expect(200).json().path("state").asString())
                .isEqualTo("APPLIED");
        assertThat(households(town, village)).isEqualTo(3);

        JsonNode page = http.as(committee)
                .get("/api/v1/villages/" + village.id() + "/households?search=ouyangxinhu")
                .expect(200)
                .json();
        UUID fresh = UUID.fromString(page.path("items").path(0).path("id").asString());
        JsonNode shown = http.as(committee)
                .get("/api/v1/households/" + fresh)
                .expect(200)
                .json();
        assertThat(shown.toString()).contains("单小红").contains("137****2222").contains("一组");
        assertThat(http.as(committee)
                        .get("/api/v1/households/" + fresh + "/history")
                        .json()
                        .toString())
                .contains("ADDED")
                .contains("Excel 导入");
        assertThat(http.as(committee)
                        .get("/api/v1/households/" + known.id() + "/history")
                        .json()
                        .toString())
                .contains("MOVED")
                .contains("MEMBER_ADDED")
                .contains("MEMBER_CHANGED");
        assertThat(http.as(town.officer()).get("/api/v1/audit/records").json().toString())
                .contains("community.register-imported");
        String card = page.path("items").path(0).path("cardCode").asString();
        assertThat(community.byCard(town.town(), card).block()).isNotNull();

        JsonNode again = books.put(
                        committee, "/api/v1/register-imports/" + UUID.randomUUID() + "?village=" + village.id(), file)
                .expect(200)
                .json();
        assertThat(again.path("figures").path("unchanged").asInt()).isEqualTo(2);
        assertThat(again.path("figures").path("added").asInt()).isZero();
    }

    @Test
    void what_does_not_go_with_the_register_is_named_and_nothing_is_written() {
        TownSetup town = given.town(2, 2);
        VillageSetup east = town.village(0);
        VillageSetup west = town.village(1);
        HouseholdSetup known = east.household(0);
        Login officer = town.officer();
        String wrong = CardCode.of("2222222").text();
        byte[] file = file(
                row(east.name(), known.cardCode(), "户主", "换了人", "", "", "", "", ""),
                row(west.name(), known.cardCode(), "户主", known.headName(), "", "", "", "", ""),
                row(east.name(), wrong, "户主", "没有卡", "", "", "", "", ""),
                row(east.name(), "", "户主", "重复户", 1960, "", "", "", ""),
                row(east.name(), "", "户主", "重复户", 1960, "", "", "", ""),
                row(east.name(), "", "户主", "好户", 1960, "138****0000", "", "", ""),
                row(
                        east.name(),
                        east.household(1).cardCode(),
                        "户主",
                        east.household(1).headName(),
                        "",
                        "",
                        "",
                        "",
                        ""),
                row(
                        east.name(),
                        "",
                        "户主",
                        east.household(1).headName(),
                        "",
                        east.household(1).phone(),
                        "",
                        "",
                        ""));
        String path = "/api/v1/register-imports/" + UUID.randomUUID();

        JsonNode preview = books.put(officer, path, file).expect(200).json();

        assertThat(preview.path("state").asString()).isEqualTo("FAULTY");
        List<String> sentences = preview.path("errors")
                .valueStream()
                .map(error -> error.path("sentence").asString())
                .toList();
        assertThat(sentences)
                .contains("第 2 行，B 列（户卡号）：户册里这户的户主是" + known.headName() + "，换户主请在户册里办理")
                .contains("第 3 行，B 列（户卡号）：这户在「" + east.name() + "」，迁到别的村请在户册里办理迁移")
                .contains("第 4 行，B 列（户卡号）：本镇没有这张户卡，请核对卡上的号码；新登记的户不填")
                .contains("第 6 行，D 列（姓名）：与第 5 行重复（同村、同名、出生年份和手机号也一样）")
                .contains("第 7 行，F 列（手机号）：新登记的人请写完整的手机号，或者不写")
                .contains("第 9 行，D 列（姓名）：与第 8 行是同一户，一户只能写一次");
        assertThat(http.as(officer)
                        .post(path + "/confirmation", null)
                        .expect(422)
                        .problem())
                .isEqualTo("import-faulty");
        assertThat(households(town, east)).isEqualTo(2);

        Answer headings = books.put(
                officer,
                "/api/v1/register-imports/" + UUID.randomUUID(),
                Books.book("户册", List.of("姓名", "关系", "村", "电话", "电话 ", "性别")));
        assertThat(headings.expect(400).problem()).isEqualTo("bad-workbook");
        assertThat(headings.json().path("errors").toString())
                .contains("列名「手机号」与 D 列重复")
                .contains("列名「性别」不认识");
        assertThat(headings.json().path("fields").toString()).contains("file");
    }

    @Test
    void what_changed_since_the_preview_is_said_and_nothing_is_written() {
        TownSetup town = given.town(1, 1);
        VillageSetup village = town.village(0);
        Login committee = village.committee();
        HouseholdSetup known = village.household(0);
        byte[] file = file(
                row("", known.cardCode(), "户主", known.headName(), "", "", "", "", "新址"),
                row("", "", "户主", "后来户", 1970, "", "", "", ""));
        String path = "/api/v1/register-imports/" + UUID.randomUUID();
        books.put(committee, path + "?village=" + village.id(), file).expect(200);

        http.as(committee)
                .post(
                        "/api/v1/villages/" + village.id() + "/households",
                        Map.of("head", Map.of("name", "后来户", "birthYear", 1970), "others", List.of()))
                .expect(201);
        Answer late = http.as(committee).post(path + "/confirmation", null).expect(409);
        assertThat(late.problem()).isEqualTo("register-changed");
        assertThat(late.json().path("rows").toString()).isEqualTo("[3]");
        assertThat(http.as(committee)
                        .get("/api/v1/households/" + known.id())
                        .json()
                        .toString())
                .doesNotContain("新址");
    }

    @Test
    void what_is_given_out_is_read_back_unchanged() {
        TownSetup town = given.town(2, 3);
        Login officer = town.officer();
        byte[] export = books.download(officer, "/api/v1/register.xlsx");
        assertThat(Books.texts(export).get(1).toString()).contains("****").contains("户主");

        JsonNode same = books.put(officer, "/api/v1/register-imports/" + UUID.randomUUID(), export)
                .expect(200)
                .json();
        assertThat(same.path("errors").toString()).isEqualTo("[]");
        assertThat(same.path("figures").path("unchanged").asInt()).isEqualTo(6);
        assertThat(same.path("figures").path("changed").asInt()
                        + same.path("figures").path("added").asInt())
                .isZero();

        VillageSetup village = town.village(0);
        byte[] form = books.download(village.committee(), "/api/v1/register-form.xlsx?village=" + village.id());
        assertThat(Books.texts(form)).hasSize(1);
        assertThat(http.as(officer).get("/api/v1/audit/records").json().toString())
                .contains("community.register-exported");
    }

    @Test
    void each_keeps_to_their_own() {
        TownSetup town = given.town(2, 1);
        TownSetup other = given.town(1, 0);
        VillageSetup village = town.village(0);
        byte[] file = file(row("", "", "户主", "张三", "", "", "", "", ""));
        String path = "/api/v1/register-imports/" + UUID.randomUUID();
        String query = "?village=" + village.id();

        books.put(town.village(1).committee(), path + query, file).expect(403);
        books.put(village.committee(), path, file).expect(403);
        books.put(village.clerk(), path + query, file).expect(403);
        books.put(other.officer(), path + query, file).expect(404);
        books.put(village.committee(), path + query, file).expect(200);
        http.as(town.village(1).committee()).get(path).expect(403);
        http.as(town.village(1).committee()).post(path + "/confirmation", null).expect(403);
        http.as(other.officer()).get(path).expect(404);
        http.as(other.officer()).post(path + "/confirmation", null).expect(404);
        http.as(town.village(1).committee())
                .get("/api/v1/register.xlsx" + query)
                .expect(403);
        http.as(village.committee()).get("/api/v1/register.xlsx").expect(403);
        http.as(given.staff(town.officer(), Role.AUDITOR, null))
                .get("/api/v1/register.xlsx")
                .expect(403);
        http.as(town.officer()).post(path + "/confirmation", null).expect(200);
    }

    @Test
    void files_are_forgotten_after_a_day_and_their_people_as_soon_as_they_are_written() {
        TownSetup town = given.town(1, 0);
        Login officer = town.officer();
        String query = "?village=" + town.village(0).id();
        byte[] file = file(row("", "", "户主", "张三", "", "", "", "", ""));
        String applied = "/api/v1/register-imports/" + UUID.randomUUID();
        String waiting = "/api/v1/register-imports/" + UUID.randomUUID();
        books.put(officer, applied + query, file).expect(200);
        http.as(officer).post(applied + "/confirmation", null).expect(200);
        books.put(officer, waiting + query, file(row("", "", "户主", "李四", "", "", "", "", "")))
                .expect(200);

        spent.run().block();
        assertThat(people(town)).as("of the file that waits").isEqualTo(1);
        http.as(officer).get(applied).expect(200);

        clock.advance(Duration.ofHours(25));
        spent.run().block();
        assertThat(people(town)).isZero();
        Login later = given.staff(officer, Role.TOWN, null);
        http.as(later).post(waiting + "/confirmation", null).expect(404);
    }

    private long people(TownSetup town) {
        Long count = database.sql("select count(*) from community.import_member where town_id = :town")
                .bind("town", town.town())
                .mapValue(Long.class)
                .one()
                .block();
        return count == null ? -1 : count;
    }

    private long households(TownSetup town, VillageSetup village) {
        Long count = community.householdsOf(town.town(), village.id()).count().block();
        return count == null ? -1 : count;
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    private static byte[] file(Object[]... rows) {
        List<?>[] all = new List<?>[rows.length + 1];
        all[0] = TITLES;
        for (int at = 0; at < rows.length; at++) {
            all[at + 1] = Arrays.asList(rows[at]);
        }
        return Books.book("户册", all);
    }
}
