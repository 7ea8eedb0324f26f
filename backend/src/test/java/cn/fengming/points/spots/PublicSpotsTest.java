package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
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

/** Everybody sees what is public, its pictures before and after, and nobody's name. */
@PointsTest
class PublicSpotsTest {

    private static final Instant NOW = TestClock.START;

    /** What people typed and who they are: none of it may come out. */
    private static final Map<String, Object> PERSONAL = Map.of(
            "words", "张三家的鸡",
            "place", "张三家门口",
            "reporter_masked", "李*四",
            "caller_name", "王五",
            "latitude", 30.912345,
            "longitude", 108.698765);

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Autowired
    Planted planted;

    TownSetup town;
    VillageSetup village;
    Caller anybody;

    @BeforeEach
    void aTown() {
        town = given.town(2, 1);
        village = town.village(0);
        anybody = http.anonymous();
    }

    private UUID spot(Map<String, Object> columns) {
        return planted.spot(town.town(), village.id(), with(PERSONAL, columns));
    }

    private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new java.util.HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private String list() {
        return "/api/v1/public/towns/" + town.town() + "/villages/" + village.id() + "/spots";
    }

    private String map() {
        return "/api/v1/public/towns/" + town.town() + "/spots.geojson";
    }

    private List<String> codes(String query) {
        return anybody.get(list() + query)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(row -> row.path("code").asString())
                .toList();
    }

    private List<JsonNode> features(String query) {
        return anybody.get(map() + query)
                .expect(200)
                .json()
                .path("features")
                .valueStream()
                .toList();
    }

    @Test
    void only_what_is_accepted_listed_and_neither_hidden_nor_doubted_is_public() {
        spot(Map.of("code", "A-1", "state", "REPORTED"));
        spot(Map.of("code", "A-2", "state", "DECLINED"));
        spot(Map.of("code", "A-3", "state", "MERGED"));
        spot(Map.of("code", "A-4", "state", "ACCEPTED", "listed", false));
        spot(Map.of("code", "A-5", "state", "WRITTEN_OFF", "hidden_reason", "拍到人脸"));
        spot(Map.of("code", "A-6", "state", "ACCEPTED", "doubt", "照片待核"));
        List<String> open = new ArrayList<>();
        for (SpotState state : SpotState.values()) {
            if (!List.of(SpotState.REPORTED, SpotState.DECLINED, SpotState.MERGED)
                    .contains(state)) {
                spot(Map.of("code", "B-" + state, "state", state.name()));
                open.add("B-" + state);
            }
        }
        assertThat(codes("?size=200")).containsExactlyInAnyOrderElementsOf(open);
        assertThat(features("").stream()
                        .map(feature -> feature.path("properties").path("code").asString()))
                .containsExactlyInAnyOrderElementsOf(open);
        assertThat(codes("?stage=CLOSED")).containsExactly("B-WRITTEN_OFF");
        assertThat(codes("?stage=FIXED")).containsExactlyInAnyOrder("B-RECTIFIED", "B-VERIFIED");
    }

    @Test
    void nothing_typed_and_nobody_comes_out() {
        spot(Map.of("state", "ACCEPTED"));
        spot(Map.of("state", "WRITTEN_OFF"));
        for (String path : List.of(list(), map(), "/api/v1/public/towns/" + town.town() + "/spot-figures")) {
            Answer answer = anybody.get(path).expect(200);
            assertThat(answer.text()).doesNotContain("张三", "李*", "王五", "reporter", "caller", "words\"", "place");
            assertThat(answer.headers().getCacheControl()).contains("max-age=60", "public");
        }
        assertThat(anybody.get(list()).text()).doesNotContain("30.9", "108.6", "latitude");
    }

    @Test
    void the_map_is_geojson_rounded_to_ten_metres_and_a_homes_matter_to_a_hundred() {
        spot(Map.of("code", "M-1", "state", "WRITTEN_OFF"));
        spot(Map.of(
                "code",
                "M-2",
                "state",
                "ASSIGNED",
                "route",
                "HOUSEHOLD",
                "home_id",
                village.household(0).id()));
        planted.spot(town.town(), village.id(), Map.of("code", "M-3", "state", "ACCEPTED"));

        Answer answer = anybody.get(map()).expect(200);

        assertThat(String.valueOf(answer.headers().getContentType())).startsWith("application/geo+json");
        JsonNode document = answer.json();
        assertThat(document.path("type").asString()).isEqualTo("FeatureCollection");
        assertThat(document.path("crsNote").asString()).contains("GCJ-02");
        assertThat(document.path("features"))
                .as("without a place it is on no map")
                .hasSize(2);
        for (JsonNode feature : document.path("features")) {
            assertThat(feature.path("type").asString()).isEqualTo("Feature");
            assertThat(feature.path("geometry").path("type").asString()).isEqualTo("Point");
            JsonNode properties = feature.path("properties");
            assertThat(properties.propertyNames())
                    .containsExactlyInAnyOrder(
                            "code",
                            "kind",
                            "kindWords",
                            "state",
                            "stateWords",
                            "village",
                            "reportedOn",
                            "writtenOffOn");
            assertThat(properties.path("village").asString()).isEqualTo(village.name());
            boolean home = properties.path("code").asString().equals("M-2");
            assertThat(feature.path("geometry").path("coordinates").toString())
                    .isEqualTo(home ? "[108.699,30.912]" : "[108.6988,30.9123]");
        }
    }

    @Test
    void an_empty_map_is_a_map() {
        assertThat(anybody.get(map()).expect(200).json().path("features")).isEmpty();
    }

    @Test
    void the_map_is_narrowed_by_village_kind_stage_and_days() {
        spot(Map.of("code", "N-1", "state", "ACCEPTED", "kind", "DUST"));
        spot(Map.of("code", "N-2", "state", "WRITTEN_OFF", "reported_at", NOW.minus(Duration.ofDays(30))));
        planted.spot(town.town(), town.village(1).id(), with(PERSONAL, Map.of("code", "N-3", "state", "ACCEPTED")));
        assertThat(features("?kind=DUST")).hasSize(1);
        assertThat(features("?village=" + village.id())).hasSize(2);
        assertThat(features("?stage=CLOSED")).hasSize(1);
        assertThat(features("?to=2026-11-01")).hasSize(1);
        assertThat(features("?from=2020-01-01&to=2020-02-01")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kind=';--", "village=1", "stage=x", "from=x", "to='", "from=2020-01-01", "from=2026-11-25"})
    void a_filter_that_is_none_is_refused(String query) {
        anybody.get(map() + "?" + query).expect(400);
    }

    @Test
    void what_is_of_another_town_is_not_there() {
        TownSetup foreign = given.town(1, 0);
        UUID nowhere = UUID.randomUUID();
        spot(Map.of("state", "ACCEPTED"));
        anybody.get("/api/v1/public/towns/" + foreign.town() + "/villages/" + village.id() + "/spots")
                .expect(404);
        anybody.get("/api/v1/public/towns/" + foreign.town() + "/spots.geojson?village=" + village.id())
                .expect(404);
        for (String path : List.of("/spots.geojson", "/spot-figures")) {
            anybody.get("/api/v1/public/towns/" + nowhere + path).expect(404);
        }
        assertThat(anybody.get("/api/v1/public/towns/" + foreign.town() + "/spots.geojson")
                        .expect(200)
                        .json()
                        .path("features"))
                .isEmpty();
    }

    @Test
    void pages_show_everything_once_while_more_is_accepted() {
        for (int each = 0; each < 11; each++) {
            spot(Map.of(
                    "code", "P-" + each, "state", "ACCEPTED", "reported_at", NOW.minus(Duration.ofHours(each / 3))));
        }
        List<String> walked = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = anybody.get(list() + "?size=3" + after).expect(200).json();
            page.path("items").forEach(row -> walked.add(row.path("code").asString()));
            spot(Map.of("state", "ACCEPTED", "reported_at", NOW.plusSeconds(1)));
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asString();
        } while (!after.isEmpty() && walked.size() < 100);
        assertThat(walked).hasSize(11).doesNotHaveDuplicates().allMatch(code -> code.startsWith("P-"));
    }

    /** The whole way over HTTP: its pictures become public with the spot, and private with it. */
    @Test
    void pictures_before_and_after_go_public_with_the_spot_and_leave_with_it() {
        Login reporter = village.household(0).villager();
        Caller committee = http.as(village.committee());
        UUID id = UUID.randomUUID();
        UUID before = uploads.photo(reporter);
        http.as(reporter)
                .put(
                        "/api/v1/spots/" + id,
                        Map.of("kind", "GARBAGE", "village", village.id(), "place", "桥头", "photos", List.of(before)))
                .expect(201);
        assertThat(codes("")).isEmpty();
        anybody.get(photo(before)).expect(404);

        committee
                .post("/api/v1/spots/" + id + "/acceptance", Map.of("expected", "REPORTED"))
                .expect(200);
        committee
                .post("/api/v1/spots/" + id + "/assignment", Map.of("expected", "ACCEPTED"))
                .expect(200);
        Login inspector = village.inspector();
        http.as(inspector)
                .post("/api/v1/spots/" + id + "/start", Map.of("expected", "ASSIGNED"))
                .expect(200);
        UUID after = uploads.photo(inspector);
        http.as(inspector)
                .post(
                        "/api/v1/spots/" + id + "/rectification",
                        Map.of("expected", "RECTIFYING", "photos", List.of(after), "onSite", "现场已清理"))
                .expect(200);

        JsonNode row = anybody.get(list()).expect(200).json().path("items").path(0);
        assertThat(row.path("id").asString()).isEqualTo(id.toString());
        assertThat(row.path("before").path(0).asString()).isEqualTo(before.toString());
        assertThat(row.path("after").path(0).asString()).isEqualTo(after.toString());
        anybody.get(photo(before)).expect(200);
        anybody.get(photo(after)).expect(200);
        JsonNode ledger =
                committee.get("/api/v1/spots").expect(200).json().path("items").path(0);
        assertThat(ledger.path("photo").asString()).isEqualTo(before.toString());

        committee
                .post("/api/v1/spots/" + id + "/hiding", Map.of("reason", "拍到人脸"))
                .expect(200);
        assertThat(codes("")).isEmpty();
        anybody.get(photo(before)).expect(404);
        anybody.get(photo(after)).expect(404);
    }

    private String photo(UUID id) {
        return "/api/v1/public/towns/" + town.town() + "/photos/" + id;
    }
}
