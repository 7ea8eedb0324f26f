package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.assessment.Assessing.Assessed;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.spots.Rechecking;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a re-inspection found of a village's spots counts in its assessment, is shown, and is frozen with the standing. */
@PointsTest
class SpotSourceTest {

    private static final String SPOTS_LINE = """
            {"kind": "counted", "code": "spots", "title": "脏乱点整改", "source": "spots", "base": 20, "floor": 0,
             "deductions": [{"code": "unrectified", "title": "复查未整改到位", "deduct": 0.5},
                            {"code": "overdue", "title": "超期", "deduct": 2}]}
            """;

    @Autowired
    Assessing assessing;

    @Autowired
    Rechecking rechecking;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    TestClock clock;

    @Autowired
    Books books;

    private static String document(String sources, String lines) {
        return """
                {
                  "format": 2, "code": "with-spots", "title": "本镇考核",
                  "subject": "village", "period": "quarter", "sources": [%s],
                  "lines": [%s],
                  "ranking": "highest-first",
                  "ties": ["fewer-findings", "draw"],
                  "tiers": [
                    {"name": "一等次", "count": 1, "outcome": {"poolPoints": 3000, "assessmentScore": 3}},
                    {"name": "二等次", "rest": true, "outcome": {"poolPoints": 1000, "assessmentScore": 1}}
                  ],
                  "objectionDays": 5
                }
                """.formatted(sources, lines);
    }

    private static final String WITH_SHEETS = document("\"sheets\", \"spots\"", """
            {"kind": "scored", "code": "roads", "title": "村组道路", "weight": 30},
            {"kind": "scored", "code": "courtyards", "title": "农村院落", "weight": 30},
            """ + SPOTS_LINE);

    /** Two villages with two spots each, all drawn; the first spot of the first village was not put right. */
    private record Season(TownSetup town, List<UUID> spots, Assessed assessed) {
        UUID village(int number) {
            return town.village(number).id();
        }
    }

    private Season season(String document) {
        TownSetup town = given.town(2, 0);
        books.openQuarter(town.officer().actor(), new Quarter(2026, 4)).block();
        books.recordFund(town.officer().actor(), 1_000_000, 10_000, "渝农发〔2026〕12号", Assessing.VISIT)
                .block();
        List<UUID> spots = rechecking.writtenOff(town, 2);
        rechecking.draw(town.officer(), "percent", 100).expect(201);
        rechecking.unrectified(town.officer(), spots.get(0)).expect(201);
        clock.setDay(Assessing.VISIT);
        return new Season(town, spots, assessing.adopted(town, Assessing.document(document), "2026Q4"));
    }

    private Season scored() {
        Season season = season(WITH_SHEETS);
        assessing.submitted(season.assessed(), 0, "0");
        assessing.submitted(season.assessed(), 1, "1");
        return season;
    }

    private JsonNode standing(Season season) {
        return assessing
                .officer(season.assessed())
                .get(season.assessed().path("/standing"))
                .expect(200)
                .json();
    }

    private static JsonNode place(JsonNode standing, UUID village) {
        for (JsonNode place : standing.path("figures").path("places")) {
            if (place.path("subject").asString().equals(village.toString())) {
                return place;
            }
        }
        throw new AssertionError("no place of " + village + " in " + standing);
    }

    private static JsonNode line(JsonNode place) {
        for (JsonNode line : place.path("lines")) {
            if (line.path("line").asString().equals("spots")) {
                return line;
            }
        }
        throw new AssertionError("no line in " + place);
    }

    private JsonNode trace(Season season, Login login, int village) {
        JsonNode trace = http.as(login)
                .get(season.assessed().path("/subjects/" + season.village(village) + "/trace"))
                .expect(200)
                .json();
        for (JsonNode line : trace.path("lines")) {
            if (line.path("score").path("line").asString().equals("spots")) {
                return line;
            }
        }
        throw new AssertionError("no line in " + trace);
    }

    private UUID foundIn(Season season, int village) {
        return UUID.fromString(trace(season, season.town().officer(), village)
                .path("findings")
                .path(0)
                .path("id")
                .asString());
    }

    @Test
    void what_was_found_counts_by_itself_and_is_followed_back_to_the_spot_and_its_picture() {
        Season season = scored();

        JsonNode simulated = assessing.simulate(season.assessed()).expect(200).json();
        JsonNode standing =
                assessing.publish(season.assessed()).expect(201).json().path("standing");

        assertThat(simulated.path("fingerprint")).isEqualTo(standing.path("fingerprint"));
        JsonNode lost = line(place(standing, season.village(0)));
        assertThat(lost.path("score").asString()).isEqualTo("19.5");
        assertThat(lost.path("working").asString()).isEqualTo("20 − 0.5×1 = 19.5");
        assertThat(line(place(standing, season.village(1))).path("score").asString())
                .isEqualTo("20");
        Login committee = season.town().village(0).committee();
        JsonNode found = trace(season, committee, 0).path("findings").path(0);
        assertThat(found.path("spot").asString()).matches("2026-\\d{5}");
        assertThat(found.path("kind").asString()).isEqualTo("复查未整改到位");
        assertThat(found.path("deduction").asString()).isEqualTo("0.5");
        assertThat(found.has("foundBy")).isFalse();
        http.as(committee)
                .get("/api/v1/photos/" + found.path("photos").path(0).asString())
                .expect(200);
        assertThat(trace(season, committee, 1).path("findings")).isEmpty();
    }

    @Test
    void nobody_writes_such_a_line_by_hand() {
        Season season = scored();
        Assessed assessed = season.assessed();
        var inspector = assessing.inspector(assessed);

        inspector
                .put(
                        assessed.sheetPath(0) + "/findings/" + UUID.randomUUID(),
                        Assessing.finding("spots", "unrectified", List.of()))
                .expect(400);
        inspector
                .put(
                        assessed.sheetPath(0),
                        Map.of(
                                "round",
                                assessed.round(),
                                "subject",
                                season.village(0),
                                "visitedOn",
                                Assessing.VISIT.toString(),
                                "marks",
                                List.of(Map.of("line", "spots", "score", 20))))
                .expect(400);
        var correction = new HashMap<>(Assessing.correction(1, "29"));
        correction.put("findings", Map.of(UUID.randomUUID(), Assessing.finding("spots", "unrectified", List.of())));
        inspector.post(assessed.sheetPath(0) + "/corrections", correction).expect(400);
    }

    @Test
    void what_is_found_after_publishing_changes_nothing_and_is_not_frozen_in() {
        Season season = scored();
        JsonNode published =
                assessing.publish(season.assessed()).expect(201).json().path("standing");
        clock.advance(Duration.ofMinutes(1));

        rechecking.unrectified(season.town().officer(), season.spots().get(1)).expect(201);

        assertThat(assessing.simulate(season.assessed()).expect(200).json().path("fingerprint"))
                .isEqualTo(published.path("fingerprint"));
        assertThat(assessing.publish(season.assessed()).expect(409).problem()).isEqualTo("nothing-changed");
        assertThat(trace(season, season.town().officer(), 0).path("findings")).hasSize(1);
        clock.advance(Duration.ofDays(5));
        JsonNode frozen = assessing.freeze(season.assessed()).expect(200).json();
        assertThat(frozen.path("figures")).isEqualTo(published.path("figures"));
    }

    @Test
    void what_is_withdrawn_before_freezing_has_to_be_published_again() {
        Season season = scored();
        assessing.publish(season.assessed()).expect(201);
        Login other = given.staff(season.town().officer(), Role.TOWN, null);
        clock.advance(Duration.ofMinutes(1));

        rechecking.withdraw(other, foundIn(season, 0)).expect(200);

        assertThat(line(place(standing(season), season.village(0)))
                        .path("score")
                        .asString())
                .as("what was published stands until the next revision")
                .isEqualTo("19.5");
        clock.advance(Duration.ofDays(5));
        assertThat(assessing.freeze(season.assessed()).expect(409).problem()).isEqualTo("standing-stale");
        JsonNode again = assessing.publish(season.assessed()).expect(201).json().path("standing");
        assertThat(line(place(again, season.village(0))).path("score").asString())
                .isEqualTo("20");
        clock.advance(Duration.ofDays(5));
        assessing.freeze(season.assessed()).expect(200);
        assertThat(trace(season, season.town().officer(), 0).path("findings")).isEmpty();
    }

    @Test
    void what_is_withdrawn_after_freezing_is_still_shown_behind_the_frozen_figure() {
        Season season = scored();
        assessing.publish(season.assessed()).expect(201);
        clock.advance(Duration.ofDays(5));
        JsonNode frozen = assessing.freeze(season.assessed()).expect(200).json();
        JsonNode before = trace(season, season.town().officer(), 0);
        Login other = given.staff(season.town().officer(), Role.TOWN, null);
        clock.advance(Duration.ofMinutes(1));

        rechecking.withdraw(other, foundIn(season, 0)).expect(200);

        assertThat(trace(season, season.town().officer(), 0)).isEqualTo(before);
        assertThat(before.path("findings")).hasSize(1);
        assertThat(standing(season).path("figures")).isEqualTo(frozen.path("figures"));
    }

    @Test
    void a_scheme_may_read_spots_alone_without_a_sheet() {
        Season season = season(document("\"spots\"", SPOTS_LINE));

        JsonNode standing =
                assessing.publish(season.assessed()).expect(201).json().path("standing");

        assertThat(place(standing, season.village(0)).path("total").asString()).isEqualTo("19.5");
        assertThat(place(standing, season.village(1)).path("total").asString()).isEqualTo("20");
        JsonNode trace = http.as(season.town().village(0).committee())
                .get(season.assessed().path("/subjects/" + season.village(0) + "/trace"))
                .expect(200)
                .json();
        assertThat(trace.path("sheetVersion").isNull()).isTrue();
        assertThat(trace.path("visitedOn").isNull()).isTrue();
        assertThat(trace.path("lines").path(0).path("findings")).hasSize(1);
    }

    @Test
    void another_quarter_does_not_see_it() {
        Season season = season(document("\"spots\"", SPOTS_LINE));
        Assessed third =
                assessing.adopted(season.town(), Assessing.document(document("\"spots\"", SPOTS_LINE)), "2026Q3");

        JsonNode simulated = assessing.simulate(third).expect(200).json();

        assertThat(place(simulated, season.village(0)).path("total").asString()).isEqualTo("20");
    }

    @Test
    void a_document_names_what_spots_are_found_for_and_nothing_else() {
        assertThat(errors(SPOTS_LINE)).isEmpty();
        assertThat(errors(SPOTS_LINE.replace("unrectified", "dirty")))
                .singleElement()
                .asString()
                .contains("unrectified");
        assertThat(errors(SPOTS_LINE.replace("\"floor\": 0", "\"photo\": true")))
                .hasSize(1);
        assertThat(SchemeReader.read(
                                document("\"spots\"", SPOTS_LINE)
                                        .replace("\"subject\": \"village\"", "\"subject\": \"grid\"")
                                        .replaceAll("\"poolPoints\": \\d+", "\"poolPoints\": 0"),
                                OptionalInt.empty())
                        .errors())
                .extracting(SchemeError::message)
                .contains("脏乱点只计入村的考核");
    }

    private static List<String> errors(String line) {
        return SchemeReader.read(document("\"spots\"", line), OptionalInt.empty()).errors().stream()
                .map(SchemeError::sentence)
                .toList();
    }
}
