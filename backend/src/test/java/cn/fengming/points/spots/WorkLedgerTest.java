package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The work ledger shows each post its villages and nothing else, and every filter filters. */
@PointsTest
class WorkLedgerTest {

    private static final Instant NOW = TestClock.START;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Planted planted;

    TownSetup town;
    VillageSetup village;
    VillageSetup other;
    Caller officer;

    @BeforeEach
    void aTown() {
        town = given.town(3, 1);
        village = town.village(0);
        other = town.village(1);
        officer = http.as(town.officer());
    }

    private UUID spot(VillageSetup where, Map<String, Object> columns) {
        return planted.spot(town.town(), where.id(), columns);
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static List<UUID> ids(Answer answer) {
        return answer.expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(row -> UUID.fromString(row.path("id").asString()))
                .toList();
    }

    private List<UUID> listed(String query) {
        return ids(officer.get("/api/v1/spots?size=200&" + query));
    }

    private static String typed(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void each_post_sees_the_spots_of_its_villages_in_every_state() {
        UUID here = spot(village, Map.of());
        UUID hidden = spot(village, Map.of("state", "ACCEPTED", "hidden_reason", "拍到人脸"));
        UUID there = spot(other, Map.of("state", "WRITTEN_OFF"));
        TownSetup foreign = given.town(1, 0);
        UUID foreignSpot = planted.spot(foreign.town(), foreign.village(0).id(), Map.of());
        Login both = given.appoint(
                town.officer(), given.staff(town.officer(), Role.COMMITTEE, village.id()), Role.COMMITTEE, other.id());

        for (Login staff : List.of(
                village.committee(), village.inspector(), village.panel().get(0))) {
            assertThat(ids(http.as(staff).get("/api/v1/spots"))).containsExactlyInAnyOrder(here, hidden);
        }
        assertThat(ids(http.as(both).get("/api/v1/spots"))).containsExactlyInAnyOrder(here, hidden, there);
        for (Login all : List.of(town.officer(), town.auditor())) {
            assertThat(ids(http.as(all).get("/api/v1/spots"))).containsExactlyInAnyOrder(here, hidden, there);
        }
        assertThat(ids(http.as(foreign.officer()).get("/api/v1/spots"))).containsExactly(foreignSpot);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/spots", "/api/v1/spot-counts", "/api/v1/spots/export.xlsx", "/api/v1/spot-heat"})
    void a_village_out_of_reach_is_refused_and_one_of_another_town_is_not_there(String path) {
        String foreign = path + "?village=" + given.town(1, 0).village(0).id();
        http.as(village.inspector()).get(path + "?village=" + village.id()).expect(200);
        http.as(village.inspector()).get(path + "?village=" + other.id()).expect(403);
        http.as(village.panel().get(0)).get(path + "?village=" + other.id()).expect(403);
        http.as(village.inspector()).get(foreign).expect(404);
        officer.get(foreign).expect(404);
        http.as(town.auditor()).get(path + "?village=" + other.id()).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/spots", "/api/v1/spot-counts", "/api/v1/spots/export.xlsx", "/api/v1/spot-heat"})
    void villagers_clerks_and_strangers_have_no_ledger(String path) {
        http.as(village.household(0).villager()).get(path).expect(403);
        http.as(village.clerk()).get(path).expect(403);
        http.anonymous().get(path).expect(401);
    }

    @Test
    void a_row_says_all_a_list_needs() {
        UUID group = http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/groups", Map.of("name", "三组"))
                .expect(201)
                .id();
        UUID grid = http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/grids", Map.of("name", "东头网格"))
                .expect(201)
                .id();
        UUID id = spot(
                village,
                Map.ofEntries(
                        Map.entry("state", "RECTIFYING"),
                        Map.entry("code", "2026-90001"),
                        Map.entry("group_id", group),
                        Map.entry("grid_id", grid),
                        Map.entry("post_grid", grid),
                        Map.entry("place", "桥头"),
                        Map.entry("words", "一堆垃圾"),
                        Map.entry("due_at", daysAgo(2).minusSeconds(60)),
                        Map.entry("escalation", 1),
                        Map.entry("relapses", 2),
                        Map.entry("voices", 4)));

        JsonNode row = http.as(village.inspector())
                .get("/api/v1/spots")
                .expect(200)
                .json()
                .path("items")
                .path(0);

        assertThat(row.path("id").asString()).isEqualTo(id.toString());
        assertThat(row.path("code").asString()).isEqualTo("2026-90001");
        assertThat(row.path("kindWords").asString()).isEqualTo("垃圾");
        assertThat(row.path("villageName").asString()).isEqualTo(village.name());
        assertThat(row.path("groupName").asString()).isEqualTo("三组");
        assertThat(row.path("gridName").asString()).isEqualTo("东头网格");
        assertThat(row.path("stateWords").asString()).isEqualTo("整改中");
        assertThat(row.path("stage").asString()).isEqualTo("OPEN");
        assertThat(row.path("postWords").asString()).isEqualTo(village.name() + "东头网格 网格员");
        assertThat(row.path("daysLate").asLong()).as("two days and a minute").isEqualTo(3);
        assertThat(row.path("escalation").asInt()).isEqualTo(1);
        assertThat(row.path("relapses").asInt()).isEqualTo(2);
        assertThat(row.path("voices").asInt()).isEqualTo(4);
        assertThat(row.path("mine").asBoolean()).isTrue();
        assertThat(row.toString()).doesNotContain("reporter").doesNotContain("reportedBy");
    }

    @Test
    void what_is_put_right_is_not_late() {
        spot(village, Map.of("state", "RECTIFIED", "due_at", daysAgo(9)));
        JsonNode row =
                officer.get("/api/v1/spots").expect(200).json().path("items").path(0);
        assertThat(row.path("daysLate").asLong()).isZero();
        assertThat(listed("overdue=true")).isEmpty();
    }

    @Test
    void every_filter_filters() {
        UUID grid = http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/grids", Map.of("name", "东头网格"))
                .expect(201)
                .id();
        UUID plain = spot(other, Map.of("reported_at", daysAgo(40)));
        UUID dust = spot(village, Map.of("kind", "DUST"));
        UUID inGrid = spot(village, Map.of("grid_id", grid));
        UUID late = spot(village, Map.of("state", "ASSIGNED", "due_at", daysAgo(1), "escalation", 2));
        UUID inTime = spot(village, Map.of("state", "ASSIGNED"));
        UUID relapsed = spot(village, Map.of("state", "REOPENED", "relapses", 1));
        UUID hidden = spot(village, Map.of("state", "ACCEPTED", "hidden_reason", "拍到人脸"));
        UUID doubted = spot(village, Map.of("doubt", "照片待核"));
        UUID called = spot(village, Map.of("source", "HOTLINE"));
        UUID verified = spot(village, Map.of("state", "VERIFIED"));
        UUID done = spot(village, Map.of("state", "WRITTEN_OFF"));

        assertThat(listed("village=" + other.id())).containsExactly(plain);
        assertThat(listed("kind=DUST")).containsExactly(dust);
        assertThat(listed("grid=" + grid)).containsExactly(inGrid);
        assertThat(listed("overdue=true")).containsExactly(late);
        assertThat(listed("overdue=false")).hasSize(10).doesNotContain(late);
        assertThat(listed("escalation=2")).containsExactly(late);
        assertThat(listed("state=ASSIGNED")).containsExactlyInAnyOrder(late, inTime);
        assertThat(listed("stage=FIXED")).containsExactly(verified);
        assertThat(listed("stage=CLOSED")).containsExactly(done);
        assertThat(listed("stage=OPEN")).hasSize(9).doesNotContain(verified, done);
        assertThat(listed("relapsed=true")).containsExactly(relapsed);
        assertThat(listed("hidden=true")).containsExactly(hidden);
        assertThat(listed("doubted=true")).containsExactly(doubted);
        assertThat(listed("doubted=false")).hasSize(10).doesNotContain(doubted);
        assertThat(listed("source=HOTLINE")).containsExactly(called);
        assertThat(listed("to=2026-11-01")).containsExactly(plain);
        assertThat(listed("from=2026-11-02")).hasSize(10).doesNotContain(plain);
        assertThat(listed("kind=DUST&stage=CLOSED")).isEmpty();
    }

    @Test
    void days_are_days_in_china() {
        UUID evening = spot(village, Map.of("reported_at", Instant.parse("2026-11-20T15:59:59Z")));
        UUID nextDay = spot(village, Map.of("reported_at", Instant.parse("2026-11-20T16:00:00Z")));
        assertThat(listed("from=2026-11-20&to=2026-11-20")).containsExactly(evening);
        assertThat(listed("from=2026-11-21&to=2026-11-21")).containsExactly(nextDay);
    }

    @Test
    void what_waits_for_me_is_what_waits_for_a_post_of_mine() {
        Caller committee = http.as(village.committee());
        UUID grid = committee
                .post("/api/v1/villages/" + village.id() + "/grids", Map.of("name", "东头网格"))
                .expect(201)
                .id();
        UUID inspectors = spot(village, Map.of("state", "ASSIGNED"));
        UUID ofGrid = spot(village, Map.of("state", "ASSIGNED", "post_grid", grid));
        UUID committees = spot(village, Map.of("state", "RECTIFYING", "post_role", "COMMITTEE"));
        UUID towns = planted.spot(
                town.town(), village.id(), Map.of("state", "ASSIGNED", "post_role", "TOWN", "route", "TOWN"));
        spot(other, Map.of("state", "ASSIGNED"));
        spot(village, Map.of("state", "RECTIFIED"));

        assertThat(ids(http.as(village.inspector()).get("/api/v1/spots?post=MINE")))
                .containsExactlyInAnyOrder(inspectors, ofGrid);
        assertThat(ids(committee.get("/api/v1/spots?post=MINE"))).containsExactly(committees);
        assertThat(listed("post=MINE")).containsExactly(towns);
        assertThat(ids(http.as(town.auditor()).get("/api/v1/spots?post=MINE"))).isEmpty();
        assertThat(http.as(village.inspector())
                        .get("/api/v1/spot-counts")
                        .expect(200)
                        .json()
                        .path("mine")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    void text_finds_the_beginning_of_code_words_and_place() {
        UUID coded = spot(village, Map.of("code", "2025-00123"));
        UUID worded = spot(village, Map.of("words", "墙快倒了，小心"));
        UUID placed = spot(village, Map.of("place", "墙角村口"));
        assertThat(listed("text=2025")).containsExactly(coded);
        assertThat(listed("text=2025-001")).containsExactly(coded);
        assertThat(listed("text=2025-00124")).isEmpty();
        assertThat(listed("text=" + typed("墙"))).containsExactlyInAnyOrder(worded, placed);
        assertThat(listed("text=" + typed("  墙快 "))).containsExactly(worded);
        assertThat(listed("text=" + typed("倒了"))).isEmpty();
        assertThat(listed("text=")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or '1'='1",
                "'; drop table spots.spot; --",
                "%",
                "_",
                "\\",
                ":town",
                "$1",
                "2026' or true --",
                "墙'||pg_sleep(5)||'",
                "${jndi:ldap://x}",
                "*/ union select 1 /*",
                "?"
            })
    void whatever_is_typed_is_only_text(String text) {
        UUID id = spot(village, Map.of("words", "普通"));
        assertThat(listed("text=" + typed(text))).isEmpty();
        assertThat(officer.get("/api/v1/spot-counts?text=" + typed(text))
                        .expect(200)
                        .json()
                        .path("all")
                        .asLong())
                .isZero();
        UUID found = spot(village, Map.of("words", text + "说明"));
        assertThat(listed("text=" + typed(text))).containsExactly(found);
        assertThat(listed("")).containsExactlyInAnyOrder(id, found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "village='%20or%201=1",
                "grid=';--",
                "kind=DUST'--",
                "kind=dust%20or%20true",
                "state=OPEN",
                "stage=REPORTED",
                "post=1%20or%201=1",
                "overdue=maybe",
                "escalation=3",
                "escalation=1;delete",
                "relapsed='",
                "source=nobody",
                "hidden=%27",
                "doubted=1%20or%201",
                "from=2026-13-01",
                "from=yesterday",
                "from=+999999999-12-31",
                "to=1999-12-31",
                "from=2026-05-02&to=2026-05-01",
                "text=a%00b",
                "text=aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeef",
                "sort=reported_at",
                "sort=NEWEST;--",
                "after=1",
                "after=0.x",
                "after='%20or%201=1",
                "after=9999999999999999999.00000000-0000-0000-0000-000000000000",
                "after=9223372036854775807.00000000-0000-0000-0000-000000000000",
                "size=0",
                "size=201",
                "size=x"
            })
    void a_filter_that_is_none_is_refused_in_words(String query) {
        JsonNode problem = officer.get("/api/v1/spots?" + query).expect(400).json();
        String field = query.contains("&to=") ? "to" : query.replaceFirst("=.*", "");
        assertThat(problem.path("fields").path(field).asString())
                .as(problem.toString())
                .isNotEmpty()
                .doesNotContain("Failed", "convert");
    }

    @Test
    void pages_show_everything_once_while_more_is_reported() {
        List<UUID> before = new ArrayList<>();
        for (int each = 0; each < 23; each++) {
            // several at the same moment: the id tells them apart
            before.add(spot(village, Map.of("reported_at", daysAgo(1 + each / 4))));
        }
        List<UUID> walked = walk("sort=NEWEST", () -> spot(village, Map.of("reported_at", NOW)));
        assertThat(walked).doesNotHaveDuplicates().containsAll(before).hasSize(before.size());
    }

    @Test
    void deadlines_are_walked_from_the_soonest_on() {
        List<UUID> before = new ArrayList<>();
        for (int each = 0; each < 11; each++) {
            before.add(spot(village, Map.of("state", "ASSIGNED", "due_at", NOW.plus(Duration.ofHours(each / 3)))));
        }
        spot(village, Map.of());
        spot(village, Map.of("state", "WRITTEN_OFF"));
        List<UUID> walked = walk("sort=DUE", () -> spot(village, Map.of("state", "ASSIGNED", "due_at", daysAgo(1))));
        assertThat(walked).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(before);
        assertThat(walked.subList(0, 3)).containsExactlyInAnyOrderElementsOf(before.subList(0, 3));
    }

    private List<UUID> walk(String query, Runnable meanwhile) {
        List<UUID> walked = new ArrayList<>();
        String after = "";
        do {
            Answer answer = officer.get("/api/v1/spots?size=4&" + query + after).expect(200);
            walked.addAll(ids(answer));
            meanwhile.run();
            JsonNode next = answer.json().path("next");
            after = next.isNull() ? "" : "&after=" + next.asString();
        } while (!after.isEmpty() && walked.size() < 200);
        return walked;
    }

    @Test
    void counts_count_what_the_list_lists() {
        spot(village, Map.of());
        spot(village, Map.of("state", "ASSIGNED", "due_at", daysAgo(1)));
        spot(village, Map.of("state", "RECTIFIED"));
        spot(village, Map.of("state", "RECTIFIED", "verify_by_town", true, "kind", "DUST"));
        spot(other, Map.of("state", "WRITTEN_OFF"));

        JsonNode all = officer.get("/api/v1/spot-counts").expect(200).json();
        assertThat(all.path("all").asLong()).isEqualTo(5);
        assertThat(all.path("byState").path("RECTIFIED").asLong()).isEqualTo(2);
        assertThat(all.path("byState").path("WRITTEN_OFF").asLong()).isEqualTo(1);
        assertThat(all.path("byState").path("MERGED").asLong(-1)).isZero();
        assertThat(all.path("overdue").asLong()).isEqualTo(1);
        assertThat(all.path("toVerify").asLong()).isEqualTo(2);
        assertThat(all.path("toVerifyByTown").asLong()).isEqualTo(1);

        JsonNode dust = officer.get("/api/v1/spot-counts?kind=DUST").expect(200).json();
        assertThat(dust.path("all").asLong()).isEqualTo(1);
        JsonNode own = http.as(village.committee())
                .get("/api/v1/spot-counts")
                .expect(200)
                .json();
        assertThat(own.path("all").asLong()).isEqualTo(4);
    }
}
