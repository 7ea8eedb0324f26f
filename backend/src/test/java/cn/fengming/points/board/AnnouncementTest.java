package cn.fengming.points.board;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@PointsTest
class AnnouncementTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    private Given given;

    @Autowired
    private Http http;

    @Autowired
    private TestClock clock;

    private TownSetup town;
    private VillageSetup village;
    private VillageSetup other;

    @BeforeEach
    void setUp() {
        town = given.town(2, 1);
        village = town.village(0);
        other = town.village(1);
    }

    @Test
    void hangsFromItsFirstDayToItsLast() {
        write(village.committee(), body(village.id(), TODAY.plusDays(1), TODAY.plusDays(2)))
                .expect(201);
        assertThat(titles(village)).isEmpty();
        clock.setDay(TODAY.plusDays(1));
        assertThat(titles(village)).containsExactly("院坝会");
        clock.setDay(TODAY.plusDays(2));
        assertThat(titles(village)).containsExactly("院坝会");
        clock.setDay(TODAY.plusDays(3));
        assertThat(titles(village)).isEmpty();
    }

    @Test
    void ofAVillageHangsThereOnlyAndOfTheTownEverywhere() {
        write(village.committee(), body(village.id(), TODAY, TODAY)).expect(201);
        write(town.officer(), body(null, TODAY, TODAY)).expect(201);
        assertThat(titles(village)).hasSize(2);
        assertThat(titles(other)).hasSize(1);
    }

    @Test
    void isWithdrawnOnceWithAReason() {
        UUID id = write(village.committee(), body(village.id(), TODAY, TODAY))
                .expect(201)
                .id();
        String path = "/api/v1/announcements/" + id + "/withdrawal";
        http.as(village.committee()).post(path, Map.of("reason", " ")).expect(400);
        List<Answer> answers = http.race(8, () -> http.as(village.committee()).post(path, Map.of("reason", "时间写错了")));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(7);
        assertThat(titles(village)).isEmpty();
        JsonNode kept = http.as(town.auditor())
                .get("/api/v1/announcements?village=" + village.id())
                .expect(200)
                .json()
                .at("/items/0");
        assertThat(kept.get("withdrawnReason").asString()).isEqualTo("时间写错了");
    }

    @Test
    void isWrittenByWhoServesTheVillageAndNobodyElse() {
        Map<String, Object> ours = body(village.id(), TODAY, TODAY);
        TownSetup elsewhere = given.town(1, 0);
        write(other.committee(), ours).expect(403);
        write(village.inspector(), ours).expect(403);
        write(village.clerk(), ours).expect(403);
        write(village.panel().get(0), ours).expect(403);
        write(village.household(0).villager(), ours).expect(403);
        write(town.auditor(), ours).expect(403);
        write(elsewhere.officer(), ours).expect(404);
        write(elsewhere.village(0).committee(), ours).expect(404);
        http.anonymous().post("/api/v1/announcements", ours).expect(401);
        write(village.committee(), body(null, TODAY, TODAY)).expect(403);
        write(town.officer(), ours).expect(201);
        assertThat(titles(village)).hasSize(1);
    }

    @Test
    void isWithdrawnAndListedByWhoServesTheVillageAndNobodyElse() {
        UUID id = write(village.committee(), body(village.id(), TODAY, TODAY))
                .expect(201)
                .id();
        String path = "/api/v1/announcements/" + id + "/withdrawal";
        Map<String, String> why = Map.of("reason", "不要了");
        TownSetup elsewhere = given.town(1, 0);
        http.as(other.committee()).post(path, why).expect(403);
        http.as(elsewhere.officer()).post(path, why).expect(404);
        http.as(town.auditor()).post(path, why).expect(403);
        String list = "/api/v1/announcements?village=" + village.id();
        http.as(other.committee()).get(list).expect(403);
        http.as(elsewhere.officer()).get(list).expect(404);
        http.as(village.household(0).villager()).get(list).expect(403);
        http.as(village.committee()).get(list).expect(200);
        http.as(given.staff(town.officer(), Role.AUDITOR, village.id()))
                .get("/api/v1/announcements")
                .expect(403);
    }

    @Test
    void refusesDaysAndWordsThatMakeNoSense() {
        Login committee = village.committee();
        write(committee, body(village.id(), TODAY, TODAY.minusDays(1))).expect(400);
        write(committee, body(village.id(), TODAY.minusDays(9), TODAY.minusDays(1)))
                .expect(400);
        write(committee, body(village.id(), TODAY, TODAY.plusDays(400))).expect(400);
        Map<String, Object> wordless = body(village.id(), TODAY, TODAY);
        wordless.put("title", "");
        Answer answer = write(committee, wordless).expect(400);
        assertThat(answer.json().at("/fields/title").asString()).contains("标题");
        wordless.put("title", "长".repeat(61));
        write(committee, wordless).expect(400);
        assertThat(titles(village)).isEmpty();
    }

    @Test
    void theWallIsReadPageByPage() {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            written.add(
                    0,
                    write(village.committee(), body(village.id(), TODAY, TODAY))
                            .expect(201)
                            .id()
                            .toString());
        }
        List<String> read = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = http.anonymous()
                    .get(wall(village) + "/announcements?size=2" + next)
                    .expect(200)
                    .json();
            page.get("items").forEach(item -> read.add(item.get("id").asString()));
            next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
        } while (!next.isEmpty());
        assertThat(read).isEqualTo(written);
        http.anonymous().get(wall(village) + "/announcements?size=0").expect(400);
        http.anonymous().get(wall(village) + "/announcements?after=x").expect(400);
    }

    @Test
    void theWallOfAVillageIsNotInAnotherTown() {
        TownSetup elsewhere = given.town(1, 0);
        for (String page : List.of("board", "announcements", "honours", "red-flags")) {
            http.anonymous()
                    .get("/api/v1/public/towns/" + elsewhere.town() + "/villages/" + village.id() + "/" + page)
                    .expect(404);
        }
        http.anonymous().get("/api/v1/public/towns/" + town.town() + "/ranking").expect(404);
    }

    @Test
    void theWallIsNotSentAgainToWhoHasIt() {
        String path = wall(village) + "/board";
        Answer first = http.anonymous().get(path).expect(200);
        Map<String, String> known =
                Map.of("If-None-Match", String.valueOf(first.headers().getETag()));
        Answer again = http.anonymous().send("GET", path, null, known).expect(304);
        assertThat(again.text()).isEmpty();
        write(village.committee(), body(village.id(), TODAY, TODAY)).expect(201);
        Answer changed = http.anonymous().send("GET", path, null, known).expect(200);
        assertThat(changed.json().at("/announcements/0/title").asString()).isEqualTo("院坝会");
    }

    private Answer write(Login login, Map<String, Object> body) {
        return http.as(login).post("/api/v1/announcements", body);
    }

    private static Map<String, Object> body(@Nullable UUID village, LocalDate from, LocalDate until) {
        Map<String, Object> body = new HashMap<>();
        body.put("village", village);
        body.put("title", "院坝会");
        body.put("body", "今晚七点在村委会开院坝会，请每户来一人。");
        body.put("validFrom", from.toString());
        body.put("validUntil", until.toString());
        return body;
    }

    private String wall(VillageSetup of) {
        return "/api/v1/public/towns/" + town.town() + "/villages/" + of.id();
    }

    private List<String> titles(VillageSetup of) {
        JsonNode items = http.anonymous()
                .get(wall(of) + "/announcements")
                .expect(200)
                .json()
                .get("items");
        List<String> titles = new ArrayList<>();
        items.forEach(item -> titles.add(item.get("title").asString()));
        return titles;
    }
}
