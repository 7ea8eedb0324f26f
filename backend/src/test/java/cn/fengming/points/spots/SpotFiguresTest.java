package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Figures that can be counted by hand. */
@PointsTest
class SpotFiguresTest {

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

    @BeforeEach
    void aTown() {
        town = given.town(2, 1);
        village = town.village(0);
        other = town.village(1);
    }

    private void spot(VillageSetup where, Map<String, Object> columns) {
        planted.spot(town.town(), where.id(), columns);
    }

    private void writtenOff(VillageSetup where, Instant reported, int days, int relapses) {
        Instant done = reported.plus(Duration.ofDays(days));
        spot(where, Map.of("state", "WRITTEN_OFF", "reported_at", reported, "state_at", done, "relapses", relapses));
    }

    private JsonNode figures(Login login, String query) {
        return http.as(login).get("/api/v1/spot-figures?" + query).expect(200).json();
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    @Test
    void spots_are_counted_and_days_are_measured_exactly() {
        for (int days = 1; days <= 10; days++) {
            writtenOff(village, daysAgo(60), days, days == 1 ? 1 : 0);
        }
        spot(village, Map.of());
        spot(village, Map.of("state", "DECLINED"));
        spot(village, Map.of("state", "MERGED"));
        spot(village, Map.of("state", "ASSIGNED", "due_at", daysAgo(1)));
        spot(other, Map.of("state", "REOPENED", "relapses", 2, "kind", "DUST"));
        spot(village, Map.of("state", "ACCEPTED", "reported_at", daysAgo(400)));

        JsonNode figures = figures(town.officer(), "");

        JsonNode total = figures.path("total");
        assertThat(total.path("reported").asLong()).isEqualTo(16);
        assertThat(total.path("accepted").asLong()).isEqualTo(12);
        assertThat(total.path("declined").asLong())
                .as("and what was merged into")
                .isEqualTo(2);
        assertThat(total.path("merged").asLong()).isEqualTo(1);
        assertThat(total.path("writtenOff").asLong()).isEqualTo(10);
        assertThat(total.path("open").asLong()).isEqualTo(3);
        assertThat(total.path("overdue").asLong()).isEqualTo(1);
        assertThat(total.path("relapsed").asLong()).isEqualTo(2);
        assertThat(total.path("relapseRate").decimalValue()).as("2 of 11").isEqualByComparingTo("0.1818");
        assertThat(total.path("medianDays").decimalValue()).isEqualByComparingTo("5.5");
        assertThat(total.path("p90Days").decimalValue()).isEqualByComparingTo("9.1");

        assertThat(named(figures.path("byKind"), "kind", "DUST")
                        .path("reported")
                        .asLong())
                .isEqualTo(1);
        JsonNode ofOther =
                named(figures.path("byVillage"), "village", other.id().toString());
        assertThat(ofOther.path("reported").asLong()).isEqualTo(1);
        assertThat(ofOther.path("medianDays").isNull()).isTrue();
        assertThat(named(figures.path("byMonth"), "month", "2026-09")
                        .path("writtenOff")
                        .asLong())
                .isEqualTo(10);
    }

    private static JsonNode named(JsonNode lines, String key, String value) {
        return lines.valueStream()
                .filter(line -> line.path(key).asString().equals(value))
                .findFirst()
                .orElseThrow()
                .path("figure");
    }

    @Test
    void nothing_reported_is_nothing_and_no_error() {
        JsonNode figures = figures(town.officer(), "from=2020-01-01&to=2020-12-31");
        assertThat(figures.path("total").path("reported").asLong()).isZero();
        assertThat(figures.path("total").path("relapseRate").isNull()).isTrue();
        assertThat(figures.path("byMonth")).isEmpty();
        assertThat(figures.path("hotspots")).isEmpty();
    }

    @Test
    void a_committee_weighs_its_village_and_auditor_and_town_all() {
        writtenOff(village, daysAgo(10), 1, 0);
        writtenOff(other, daysAgo(10), 1, 0);
        assertThat(figures(village.committee(), "")
                        .path("total")
                        .path("reported")
                        .asLong())
                .isEqualTo(1);
        assertThat(figures(town.auditor(), "").path("total").path("reported").asLong())
                .isEqualTo(2);
        assertThat(figures(town.officer(), "village=" + other.id())
                        .path("total")
                        .path("reported")
                        .asLong())
                .isEqualTo(1);
        http.as(village.committee())
                .get("/api/v1/spot-figures?village=" + other.id())
                .expect(403);
        UUID foreign = given.town(1, 0).village(0).id();
        http.as(town.officer()).get("/api/v1/spot-figures?village=" + foreign).expect(404);
        for (Login none : List.of(
                village.inspector(),
                village.panel().get(0),
                village.household(0).villager())) {
            http.as(none).get("/api/v1/spot-figures").expect(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "village='",
                "from=x",
                "to=1999-01-01",
                "from=2026-11-25",
                "from=2020-01-01",
                "from=2026-05-02&to=2026-05-01",
                "from=-999999999-01-01"
            })
    void a_span_that_is_none_is_refused(String query) {
        http.as(town.officer()).get("/api/v1/spot-figures?" + query).expect(400);
        http.as(town.officer()).get("/api/v1/spot-heat?" + query).expect(400);
    }

    @Test
    void places_dirty_again_and_again_come_first() {
        for (int each = 0; each < 3; each++) {
            spot(village, at(30.91234, 108.69876, "WRITTEN_OFF", 0));
        }
        spot(village, at(30.95, 108.7, "REOPENED", 1));
        spot(other, at(30.99, 108.7, "ACCEPTED", 0));
        spot(other, at(30.97, 108.7, "DECLINED", 3));

        JsonNode hotspots = figures(town.officer(), "").path("hotspots");

        assertThat(hotspots).hasSize(2);
        JsonNode worst = hotspots.path(0);
        assertThat(worst.path("spots").asLong()).isEqualTo(3);
        assertThat(worst.path("open").asLong()).isZero();
        assertThat(worst.path("latitude").decimalValue()).isEqualByComparingTo("30.9125");
        assertThat(worst.path("longitude").decimalValue()).isEqualByComparingTo("108.6985");
        assertThat(worst.path("villageName").asString()).isEqualTo(village.name());
        assertThat(worst.path("kindWords").asString()).isEqualTo("垃圾");
        assertThat(hotspots.path(1).path("relapses").asLong()).isEqualTo(1);
    }

    private static Map<String, Object> at(double latitude, double longitude, String state, int relapses) {
        return Map.of("latitude", latitude, "longitude", longitude, "state", state, "relapses", relapses);
    }

    @Test
    void the_heat_map_gathers_squares_fine_or_coarse() {
        spot(village, at(30.9121, 108.6981, "WRITTEN_OFF", 1));
        spot(village, at(30.9129, 108.6989, "ACCEPTED", 0));
        spot(village, at(30.9171, 108.6911, "ACCEPTED", 0));
        spot(other, at(30.5, 108.1, "ACCEPTED", 0));

        JsonNode fine = http.as(village.inspector())
                .get("/api/v1/spot-heat")
                .expect(200)
                .json();
        assertThat(fine).hasSize(2);
        JsonNode hottest = fine.path(0);
        assertThat(hottest.path("latitude").decimalValue()).isEqualByComparingTo("30.9125");
        assertThat(hottest.path("longitude").decimalValue()).isEqualByComparingTo("108.6985");
        assertThat(hottest.path("count").asLong()).isEqualTo(2);
        assertThat(hottest.path("open").asLong()).isEqualTo(1);
        assertThat(hottest.path("relapses").asLong()).isEqualTo(1);

        JsonNode coarse = http.as(village.inspector())
                .get("/api/v1/spot-heat?cells=COARSE")
                .expect(200)
                .json();
        assertThat(coarse).hasSize(1);
        assertThat(coarse.path(0).path("count").asLong()).isEqualTo(3);
        assertThat(coarse.path(0).path("latitude").decimalValue()).isEqualByComparingTo("30.915");
        assertThat(coarse.path(0).path("longitude").decimalValue()).isEqualByComparingTo("108.695");

        assertThat(http.as(town.officer())
                        .get("/api/v1/spot-heat?kind=DUST")
                        .expect(200)
                        .json())
                .isEmpty();
        http.as(town.officer()).get("/api/v1/spot-heat?cells=HUGE").expect(400);
        http.as(town.officer()).get("/api/v1/spot-heat?kind=';--").expect(400);
    }

    @Test
    void everybody_reads_the_towns_figures_without_what_was_declined() {
        writtenOff(village, daysAgo(10), 4, 0);
        spot(other, Map.of("state", "DECLINED"));
        spot(other, Map.of("state", "REPORTED"));
        JsonNode figures = http.anonymous()
                .get("/api/v1/public/towns/" + town.town() + "/spot-figures")
                .expect(200)
                .json();
        assertThat(figures.path("total").propertyNames())
                .containsExactlyInAnyOrder("accepted", "writtenOff", "open", "medianDays");
        assertThat(figures.path("total").path("accepted").asLong()).isEqualTo(1);
        assertThat(figures.path("total").path("open").asLong()).isZero();
        assertThat(figures.path("total").path("medianDays").decimalValue()).isEqualByComparingTo("4.0");
        assertThat(figures.has("hotspots")).isFalse();
    }
}
