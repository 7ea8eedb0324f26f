package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The workbook says what the list says, to the same people, and less of persons. */
@PointsTest
class SpotExportTest {

    private static final List<String> DANGEROUS =
            List.of("=1+1", "+8613900001111", "-1", "@SUM(A1:A9)", "\t=1", "\r=1", "=cmd|' /C calc'!A0");

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Planted planted;

    TownSetup town;
    VillageSetup village;

    @BeforeEach
    void aTown() {
        town = given.town(2, 1);
        village = town.village(0);
    }

    private HttpResponse<byte[]> download(Login login, String query) throws IOException, InterruptedException {
        URI address = http.base().resolve("/api/v1/spots/export.xlsx?" + query);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + login.token())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private List<Row> rows(Login login, String query) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = download(login, query);
        assertThat(response.statusCode()).isEqualTo(200);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(response.body()))) {
            return book.getFirstSheet().read();
        }
    }

    private static List<String> column(List<Row> rows, String title) {
        int at = rows.get(0).stream().map(Cell::getText).toList().indexOf(title);
        assertThat(at).as(title).isNotNegative();
        return rows.stream().skip(1).map(row -> row.getCellText(at)).toList();
    }

    @Test
    void the_workbook_is_the_list() throws Exception {
        IntStream.range(0, 30)
                .forEach(each -> planted.spot(
                        town.town(),
                        each % 3 == 0 ? town.village(1).id() : village.id(),
                        Map.of("kind", each % 2 == 0 ? "DUST" : "WIRES", "words", "第" + each + "处")));

        List<Row> rows = rows(town.officer(), "kind=DUST");

        List<JsonNode> listed = http.as(town.officer())
                .get("/api/v1/spots?size=200&kind=DUST")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
        assertThat(listed).hasSize(15);
        assertThat(column(rows, "编号")).isEqualTo(values(listed, "code"));
        assertThat(column(rows, "情况说明")).isEqualTo(values(listed, "words"));
        assertThat(column(rows, "村（社区）")).isEqualTo(values(listed, "villageName"));
        assertThat(column(rows, "状态")).isEqualTo(values(listed, "stateWords"));
        assertThat(column(rows(village.committee(), "kind=DUST"), "村（社区）")).containsOnly(village.name());
    }

    private static List<String> values(List<JsonNode> rows, String field) {
        return rows.stream().map(row -> row.path(field).asString()).toList();
    }

    @Test
    void what_looks_like_a_formula_is_text() throws Exception {
        DANGEROUS.forEach(words -> planted.spot(town.town(), village.id(), Map.of("words", words, "place", words)));
        List<Row> rows = rows(town.officer(), "");
        assertThat(column(rows, "情况说明")).containsExactlyInAnyOrderElementsOf(DANGEROUS);
        rows.stream().flatMap(Row::stream).filter(cell -> cell != null).forEach(cell -> {
            assertThat(cell.getFormula()).isNull();
            assertThat(cell.getType()).isNotEqualTo(CellType.FORMULA);
        });
    }

    @Test
    void the_reporter_is_named_only_to_those_who_handle_it_and_never_to_the_home_concerned() throws Exception {
        UUID home = village.household(0).id();
        planted.spot(town.town(), village.id(), Map.of("reporter_masked", "李*兰"));
        planted.spot(
                town.town(),
                village.id(),
                Map.of("reporter_masked", "王*", "state", "ASSIGNED", "route", "HOUSEHOLD", "home_id", home));
        Login ownMatter = given.appoint(
                town.officer(),
                village.household(0).villager(),
                cn.fengming.points.kernel.Role.INSPECTOR,
                village.id());

        assertThat(column(rows(village.committee(), ""), "反映人")).containsExactlyInAnyOrder("李*兰", "王*");
        assertThat(column(rows(village.panel().get(0), ""), "反映人")).containsOnly("");
        assertThat(column(rows(ownMatter, ""), "反映人")).containsExactlyInAnyOrder("李*兰", "");
    }

    @Test
    void a_workbook_of_many_pages_holds_every_row_once() throws Exception {
        planted.many(town.town(), village.id(), 2_345);
        assertThat(column(rows(town.officer(), ""), "编号")).hasSize(2_345).doesNotHaveDuplicates();
    }

    @Test
    void too_many_rows_are_refused_before_anything_is_sent() throws Exception {
        planted.many(town.town(), village.id(), SpotExport.MOST_ROWS + 1);
        HttpResponse<byte[]> refused = download(town.officer(), "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(new String(refused.body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("too-many-rows");
        assertThat(download(town.officer(), "from=2026-11-22").statusCode()).isEqualTo(200);
    }

    @Test
    void the_file_is_a_download_that_no_cache_keeps() throws Exception {
        HttpResponse<byte[]> response = download(town.officer(), "");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).contains("spreadsheetml");
        assertThat(response.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment")
                .contains("2026-11-23.xlsx");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }
}
