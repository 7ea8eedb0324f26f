package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.assessment.Assessing.Assessed;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Books;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Scores that come as a workbook, from the form that is given out to the standing that is exported. */
@PointsTest
class ScoreWorkbookTest {

    @Autowired
    Assessing assessing;

    @Autowired
    Books books;

    @Autowired
    Http http;

    @Test
    void a_form_is_filled_in_previewed_confirmed_published_and_exported() {
        Assessed round = assessing.begun(3, 100_000);
        String previews = round.path("/score-previews");
        List<List<String>> form = Books.texts(books.download(round.inspector(), round.path("/score-form.xlsx")));
        assertThat(form.get(0)).containsExactly("名称", "日期", "说明", "村组道路", "农村院落", "黑臭水体:沟渠", "鸡鸭归圈:散养");
        assertThat(form).hasSize(4);
        byte[] file = Books.book("评分", rows(form, 30, 25, null, 2));

        JsonNode preview =
                books.post(round.inspector(), previews, file).expect(200).json();
        assertThat(preview.path("errors").toString()).isEqualTo("[]");
        assertThat(preview.path("figures").asInt()).isEqualTo(9);
        assertThat(preview.path("applied").asBoolean()).isFalse();
        assertThat(http.as(round.officer()).get(round.path("/sheets")).json().size())
                .isZero();

        String confirm = round.path(
                "/score-imports?fingerprint=" + preview.path("fingerprint").asString());
        Answer incomplete =
                books.post(round.inspector(), confirm + "&submit=true", file).expect(422);
        assertThat(incomplete.problem()).isEqualTo("sheet-incomplete");
        assertThat(incomplete.text()).contains("不能提交：「农村院落」没有得满分，请写明理由或登记问题");

        byte[] whole = Books.book("评分", rows(withWords(form), 30, 25, null, 2));
        JsonNode explained =
                books.post(round.inspector(), previews, whole).expect(200).json();
        String sure = round.path("/score-imports?submit=true&fingerprint="
                + explained.path("fingerprint").asString());
        Answer written = books.post(round.inspector(), sure, whole).expect(200);
        assertThat(written.json().path("submitted").asInt()).isEqualTo(3);
        JsonNode again = books.post(round.inspector(), sure, whole).expect(200).json();
        assertThat(again.path("figures").asInt()).isZero();
        assertThat(again.path("unchanged").asInt()).isEqualTo(9);

        byte[] now = books.download(round.inspector(), round.path("/score-form.xlsx"));
        JsonNode same = books.post(round.inspector(), previews, now).expect(200).json();
        assertThat(same.path("figures").asInt()).isZero();
        assertThat(same.path("unchanged").asInt()).isEqualTo(9);

        http.as(round.officer())
                .post(round.path("/standings"), Map.of("reason", "公布"))
                .expect(201);
        List<List<String>> standing = Books.texts(books.download(round.officer(), round.path("/standing.xlsx")));
        assertThat(standing.get(0)).contains("名次", "村组道路", "鸡鸭归圈", "等次", "拨入积分");
        assertThat(standing).hasSize(4);
        assertThat(standing.get(1).subList(3, 8)).containsExactly("91", "30", "25", "20", "16");
        assertThat(books.post(round.inspector(), previews, whole).expect(409).problem())
                .isEqualTo("standing-published");
    }

    @Test
    void wrong_scores_are_named_and_nothing_is_written() {
        Assessed round = assessing.begun(2, 0);
        String east = round.town().village(0).name();
        byte[] file = Books.book(
                "评分",
                List.of("村名", "村组道路", "鸡鸭归圈：散养"),
                List.of(east, 31, 1),
                List.of(east, 20, 1),
                List.of("没有村", 20, "=1"));
        JsonNode preview = books.post(round.inspector(), round.path("/score-previews"), file)
                .expect(200)
                .json();
        assertThat(preview.path("errors")
                        .valueStream()
                        .map(error -> error.path("sentence").asString()))
                .containsExactly(
                        "第 2 行，B 列（村组道路）：「村组道路」得分应在 0 到 30 之间",
                        "第 3 行，A 列（名称）：「" + east + "」与第 2 行重复",
                        "第 4 行，A 列（名称）：这期考核没有「没有村」");
        Answer refused = books.post(round.inspector(), round.path("/score-imports?fingerprint=x"), file)
                .expect(422);
        assertThat(refused.problem()).isEqualTo("import-faulty");
        assertThat(refused.json().path("errors").size()).isEqualTo(3);
        assertThat(http.as(round.officer()).get(round.path("/sheets")).json().size())
                .isZero();

        byte[] headings = Books.book("评分", List.of("村名", "道路"), List.of(east, 3));
        assertThat(books.post(round.inspector(), round.path("/score-previews"), headings)
                        .expect(400)
                        .text())
                .contains("列名「道路」不认识");
    }

    @Test
    void what_changed_since_the_preview_is_said_and_only_the_towns_team_may() {
        Assessed round = assessing.begun(2, 0);
        String east = round.town().village(0).name();
        byte[] file = Books.book("评分", List.of("名称", "村组道路"), List.of(east, 20));
        JsonNode preview = books.post(round.inspector(), round.path("/score-previews"), file)
                .expect(200)
                .json();
        http.as(round.inspector())
                .put(Assessing.SHEETS + UUID.randomUUID(), Assessing.marks(round.round(), round.village(0), "5"))
                .expect(200);
        Answer late = books.post(
                        round.inspector(),
                        round.path("/score-imports?fingerprint="
                                + preview.path("fingerprint").asString()),
                        file)
                .expect(409);
        assertThat(late.problem()).isEqualTo("scores-changed");
        assertThat(late.json()
                        .path("now")
                        .path("changes")
                        .path(0)
                        .path("before")
                        .asString())
                .isEqualTo("25");

        books.post(round.town().village(0).committee(), round.path("/score-previews"), file)
                .expect(403);
        books.post(round.town().village(0).inspector(), round.path("/score-previews"), file)
                .expect(403);
        Assessed other = assessing.begun(1, 0);
        books.post(other.officer(), round.path("/score-previews"), file).expect(404);
        http.as(other.officer()).get(round.path("/score-form.xlsx")).expect(404);
        http.as(other.officer()).get(round.path("/standing.xlsx")).expect(404);
    }

    private static List<?>[] rows(List<List<String>> form, Object... cells) {
        return IntStream.range(0, form.size())
                .mapToObj(at -> at == 0 ? form.get(0) : filled(form.get(at), cells))
                .toArray(List<?>[]::new);
    }

    private static List<Object> filled(List<String> row, Object... cells) {
        Object[] filled = new Object[3 + cells.length];
        filled[0] = row.get(0);
        filled[2] = row.size() > 2 && !row.get(2).isEmpty() ? row.get(2) : null;
        System.arraycopy(cells, 0, filled, 3, cells.length);
        return Arrays.asList(filled);
    }

    private static List<List<String>> withWords(List<List<String>> form) {
        return form.stream()
                .map(row -> row.get(0).equals("名称") ? row : List.of(row.get(0), "", "院里有杂物"))
                .toList();
    }
}
