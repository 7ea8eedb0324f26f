package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.assessment.Assessing.Assessed;
import cn.fengming.points.community.RegisterDesk;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Seed;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A quarter of Fengming's 24 villages over HTTP: scored, tried, published, objected to, corrected, frozen. */
@PointsTest
class AssessmentStoryTest {

    @Autowired
    Assessing assessing;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Autowired
    TestClock clock;

    @Autowired
    Books books;

    @Autowired
    Ledger ledger;

    @Autowired
    RegisterDesk register;

    @Autowired
    Standings standings;

    @Test
    void twenty_four_villages_are_ranked_and_get_48_000_points_once() {
        Assessed assessed = assessing.begun(24, 48_000);
        TownSetup town = assessed.town();
        for (int village = 0; village < 23; village++) {
            assessing.submitted(assessed, village, lost(village));
        }

        JsonNode partial = assessing.simulate(assessed).expect(200).json();
        assertThat(partial.path("complete").asBoolean()).isFalse();
        assertThat(partial.path("unscored")).hasSize(1);
        Answer early = assessing.publish(assessed).expect(422);
        assertThat(early.problem()).isEqualTo("unscored-subjects");
        assertThat(early.json().path("detail").asString())
                .contains(town.village(23).name());

        UUID finding = findingOf(assessed, 23);
        JsonNode simulated = assessing.simulate(assessed).expect(200).json();
        assertThat(simulated.path("complete").asBoolean()).isTrue();
        assertThat(simulated.path("poolPoints").asLong()).isEqualTo(48_000);

        JsonNode published = assessing.publish(assessed).expect(201).json().path("standing");
        assertThat(published.path("fingerprint")).isEqualTo(simulated.path("fingerprint"));
        assertThat(published.path("figures")).isEqualTo(simulated.path("figures"));
        JsonNode margin = published.path("figures").path("margins").path(0);
        assertThat(margin.path("points").asString())
                .as("seventh and eighth tie, the ninth is two points behind")
                .isEqualTo("2");
        assertThat(published.path("figures").path("ties").path(0).path("reason").asString())
                .contains("抽签");
        assertThat(http.anonymous()
                        .get("/api/v1/public/towns/" + town.town() + "/standings")
                        .expect(200)
                        .json()
                        .path(0))
                .isEqualTo(published);

        VillageSetup ninth = town.village(8);
        UUID objection =
                assessing.object(assessed, ninth.committee(), 8).expect(201).id();
        assertThat(assessing.freeze(assessed).expect(409).problem()).isEqualTo("objection-window-open");
        clock.advance(Duration.ofDays(5));
        assertThat(assessing.freeze(assessed).expect(409).problem()).isEqualTo("objections-open");
        assessing
                .officer(assessed)
                .post(assessed.path("/objections/" + objection + "/decision"), Assessing.upheld(1, "30"))
                .expect(200);
        assertThat(assessing.freeze(assessed).expect(409).problem()).isEqualTo("standing-stale");

        JsonNode again = assessing.publish(assessed).expect(201).json();
        assertThat(again.path("standing").path("revision").asInt()).isEqualTo(2);
        JsonNode risen = first(again.path("changes"), "subject", ninth.id());
        assertThat(risen.path("rankBefore").asInt()).isEqualTo(9);
        assertThat(risen.path("tierBefore").asString()).isEqualTo("二等次");
        assertThat(risen.path("tierAfter").asString()).isEqualTo("一等次");
        assertThat(http.as(ninth.committee())
                        .get(assessed.path("/standings/2/changes"))
                        .expect(200)
                        .json())
                .as("and every village can read what changed")
                .isEqualTo(again.path("changes"));
        assessing.officer(assessed).get(assessed.path("/standings/3/changes")).expect(404);
        assertThat(assessing.freeze(assessed).expect(409).problem()).isEqualTo("objection-window-open");
        clock.advance(Duration.ofDays(5));

        String shown = assessing
                .simulate(assessed)
                .expect(200)
                .json()
                .path("fingerprint")
                .asString();
        JsonNode frozen = assessing.freeze(assessed).expect(200).json();
        assertThat(frozen.path("state").asString()).isEqualTo("FROZEN");
        assertThat(frozen.path("fingerprint").asString()).isEqualTo(shown);
        assertThat(frozen.path("figures")).isEqualTo(again.path("standing").path("figures"));

        poolsHoldWhatTheStandingSays(town, frozen);
        everyFigureCanBeFollowed(assessed, finding);
        theYearAddsUp(town, frozen);
        assertThat(standings.latestFrozen(town.town()).block().figures().places())
                .hasSize(24);
        assertThat(standings.of(town.town(), new Quarter(2026, 4)).block().state())
                .isEqualTo(Standing.State.FROZEN);
        assertThat(books.check(town.town()).block().findings()).isEmpty();
    }

    /** Neighbours at the line of the first tier are equal, so a rule has to part them. */
    private static String lost(int village) {
        return village == 7 ? "6" : String.valueOf(village);
    }

    /** The last village is scored by two inspectors, with a photo. */
    private UUID findingOf(Assessed assessed, int village) {
        UUID finding = UUID.randomUUID();
        UUID photo = uploads.photo(assessed.inspector());
        assessing.draft(assessed, village, "23").expect(200);
        assessing
                .inspector(assessed)
                .put(
                        assessed.sheetPath(village) + "/findings/" + finding,
                        Assessing.finding("black-water", "ditch", List.of(photo)))
                .expect(200);
        assessing
                .inspector(assessed)
                .post(assessed.sheetPath(village) + "/submission", null)
                .expect(200);
        return finding;
    }

    private void poolsHoldWhatTheStandingSays(TownSetup town, JsonNode frozen) {
        List<Account> pools = town.villages().stream()
                .map(VillageSetup::id)
                .map(Account::pool)
                .toList();
        Map<Account, Long> balances = ledger.balancesOf(town.town(), pools).block();
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(48_000);
        for (JsonNode place : frozen.path("figures").path("places")) {
            UUID village = UUID.fromString(place.path("subject").asString());
            assertThat(balances.get(Account.pool(village)))
                    .isEqualTo(place.path("outcome").path("poolPoints").asLong());
        }
    }

    private void everyFigureCanBeFollowed(Assessed assessed, UUID finding) {
        Login villager = assessed.town().village(23).committee();
        JsonNode trace = http.as(villager)
                .get(assessed.path("/subjects/" + assessed.village(23) + "/trace"))
                .expect(200)
                .json();
        JsonNode water = trace.path("lines").path(2);
        assertThat(water.path("score").path("working").asString()).isEqualTo("20 − 5×1 = 15");
        assertThat(water.path("findings").path(0).path("id").asString()).isEqualTo(finding.toString());
        assertThat(trace.toString()).doesNotContain("foundBy");
        String photo = water.path("findings").path(0).path("photos").path(0).asString();
        http.as(villager).get("/api/v1/photos/" + photo).expect(200);
    }

    private void theYearAddsUp(TownSetup town, JsonNode frozen) {
        JsonNode year = http.as(town.auditor())
                .get("/api/v1/annual-standings/2026")
                .expect(200)
                .json();
        assertThat(year.path("places")).hasSize(24);
        JsonNode best = frozen.path("figures").path("places").path(0);
        JsonNode annual = first(
                year.path("places"),
                "subject",
                UUID.fromString(best.path("subject").asString()));
        assertThat(annual.path("rank").asInt()).isEqualTo(1);
        assertThat(annual.path("total").asString()).isEqualTo("3");
    }

    @Test
    void the_previous_quarter_decides_a_tie_before_any_lot() {
        Assessed third = assessing.begunIn(2, "2026Q3");
        assessing.submitted(third, 0, "3");
        assessing.submitted(third, 1, "0");
        assessing.publish(third).expect(201);
        clock.advance(Duration.ofDays(5));
        assessing.freeze(third).expect(200);

        Assessed fourth = assessing.adopted(third.town(), Assessing.document(Assessing.own()), "2026Q4");
        assessing.submitted(fourth, 0, "1");
        assessing.submitted(fourth, 1, "1");
        JsonNode figures = assessing.simulate(fourth).expect(200).json().path("figures");

        assertThat(figures.path("places").path(0).path("subject").asString())
                .isEqualTo(third.village(1).toString());
        assertThat(figures.path("ties").path(0).path("reason").asString()).isEqualTo("总分相同，上期第 1 名在前，对方上期第 2 名");
    }

    @Test
    void the_seed_is_promised_before_and_told_afterwards() {
        Assessed assessed = assessing.begun(2, 10_000);
        JsonNode before = http.as(assessed.town().village(0).committee())
                .get(assessed.path(""))
                .expect(200)
                .json();
        assertThat(before.path("seed").isNull()).isTrue();
        assertThat(before.toString()).doesNotContain("secret");

        assessing.scored(assessed);
        assessing.publish(assessed).expect(201);
        JsonNode after =
                assessing.officer(assessed).get(assessed.path("")).expect(200).json();

        assertThat(after.path("commitment")).isEqualTo(before.path("commitment"));
        assertThat(new Seed(after.path("seed").asString()).commitment())
                .isEqualTo(before.path("commitment").asString());
    }

    @Test
    void households_are_drawn_by_a_chance_that_nobody_chose_and_everybody_can_repeat() {
        TownSetup town = given.town(2, 12);
        Assessed assessed = assessing.adopted(town, Assessing.document(Assessing.own()), "2026Q4");
        UUID village = assessed.village(0);

        JsonNode draw =
                draw(assessed, village, "HOUSEHOLD", 5, null).expect(201).json();
        JsonNode second =
                draw(assessed, village, "HOUSEHOLD", 5, null).expect(201).json();
        JsonNode roads = draw(assessed, village, "ROAD", 1, List.of("云凤路", "里坪路", "云凤路"))
                .expect(201)
                .json();

        assertThat(draw.path("drawn")).hasSize(5);
        assertThat(draw.path("candidates")).hasSize(12);
        assertThat(second.path("number").asInt()).isEqualTo(2);
        assertThat(second.path("seed")).isNotEqualTo(draw.path("seed"));
        assertThat(roads.path("candidates")).hasSize(2);
        JsonNode check = http.as(town.auditor())
                .get("/api/v1/assessment-draws/" + draw.path("id").asString() + "/verification")
                .expect(200)
                .json();
        assertThat(check.path("sameResult").asBoolean()).isTrue();
        assertThat(check.path("seedFollows").asBoolean()).isTrue();
        assertThat(check.path("commitmentHolds").asBoolean()).isTrue();
        assertThat(draw(assessed, village, "GROUP", 1, null).expect(422).problem())
                .isEqualTo("nothing-to-draw");
        assertThat(draw(assessed, village, "ROAD", 1, null)
                        .expect(400)
                        .json()
                        .path("fields")
                        .has("roads"))
                .isTrue();
    }

    @Test
    void another_scheme_is_tried_on_the_same_sheets_and_nothing_is_written() {
        Assessed assessed = assessing.scored(assessing.begun(3, 10_000));
        String generous = Assessing.own().replace("\"count\": 1", "\"count\": 2");

        JsonNode tried = assessing
                .officer(assessed)
                .post(assessed.path("/simulations"), Map.of("document", generous))
                .expect(200)
                .json();

        assertThat(tried.path("poolPoints").asLong()).isEqualTo(7000);
        assertThat(assessing.simulate(assessed).json().path("poolPoints").asLong())
                .isEqualTo(5000);
        assertThat(assessing.officer(assessed).get(assessed.path("/standings")).json())
                .isEmpty();
        assertThat(assessing
                        .officer(assessed)
                        .get(assessed.path("/scheme-versions"))
                        .json())
                .hasSize(1);
    }

    @Test
    void a_scheme_changes_only_by_a_version_with_a_reason_before_scoring_begins() {
        Assessed assessed = assessing.begun(2, 0);
        String longer = Assessing.own().replace("\"objectionDays\": 5", "\"objectionDays\": 7");

        JsonNode revised = assessing
                .officer(assessed)
                .post(assessed.path("/scheme-versions"), Assessing.document(longer))
                .expect(201)
                .json();
        assertThat(revised.path("schemeVersion").asInt()).isEqualTo(2);
        JsonNode scheme =
                assessing.officer(assessed).get(assessed.path("/scheme")).json();
        assertThat(scheme.path("lines").path(0).path("kind").asString()).isEqualTo("scored");
        assertThat(scheme.path("lines").path(2).path("kind").asString()).isEqualTo("deducted");
        assertThat(scheme.path("ties").path(2).path("kind").asString()).isEqualTo("draw");
        assertThat(scheme.path("tiers").path(1).path("cut").path("kind").asString())
                .isEqualTo("rest");
        assertThat(assessing
                        .officer(assessed)
                        .get(assessed.path("/scheme"))
                        .json()
                        .path("objectionDays")
                        .asInt())
                .isEqualTo(7);

        assessing.submitted(assessed, 0, "1");
        assertThat(assessing
                        .officer(assessed)
                        .post(assessed.path("/scheme-versions"), Assessing.document(longer))
                        .expect(409)
                        .problem())
                .isEqualTo("scoring-begun");
    }

    @Test
    void a_correction_before_publishing_keeps_every_version_with_its_reason() {
        Assessed assessed = assessing.begun(2, 0);
        UUID mistaken = UUID.randomUUID();
        UUID overlooked = UUID.randomUUID();
        assessing.draft(assessed, 0, "1").expect(200);
        var inspector = assessing.inspector(assessed);
        inspector
                .put(
                        assessed.sheetPath(0) + "/findings/" + mistaken,
                        Assessing.finding("poultry", "roaming", List.of()))
                .expect(200);
        inspector.post(assessed.sheetPath(0) + "/submission", null).expect(200);
        Map<String, Object> correction = new HashMap<>(Assessing.correction(1, "28"));
        correction.put("findings", Map.of(overlooked, Assessing.finding("roads", null, List.of())));
        correction.put("withdrawn", List.of(mistaken));

        JsonNode sheet = inspector
                .post(assessed.sheetPath(0) + "/corrections", correction)
                .expect(201)
                .json();

        assertThat(sheet.path("version").asInt()).isEqualTo(2);
        JsonNode versions = http.as(assessed.town().auditor())
                .get(assessed.sheetPath(0) + "/versions")
                .expect(200)
                .json();
        assertThat(versions.path(0).path("reason").asString()).isEqualTo("复核边沟");
        assertThat(versions.path(0)
                        .path("content")
                        .path("findings")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(overlooked.toString());
        assertThat(versions.path(1)
                        .path("content")
                        .path("findings")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(mistaken.toString());
    }

    @Test
    void a_finding_may_be_taken_off_a_draft() {
        Assessed assessed = assessing.begun(2, 0);
        assessing.draft(assessed, 0, "1").expect(200);
        String finding = assessed.sheetPath(0) + "/findings/" + UUID.randomUUID();
        var inspector = assessing.inspector(assessed);
        inspector
                .put(finding, Assessing.finding("poultry", "roaming", List.of()))
                .expect(200);

        JsonNode sheet = inspector.delete(finding).expect(200).json();

        assertThat(sheet.path("content").path("findings")).isEmpty();
        inspector.delete(finding).expect(200);
    }

    @Test
    void too_small_a_fund_freezes_nothing() {
        Assessed assessed = assessing.scored(assessing.begun(3, 4_999));
        assessing.publish(assessed).expect(201);
        clock.advance(Duration.ofDays(5));

        Answer refused = assessing.freeze(assessed).expect(422);

        assertThat(refused.problem()).isEqualTo("insufficient-fund");
        assertThat(refused.json().path("missing").asLong()).isEqualTo(1);
        assertThat(assessing
                        .officer(assessed)
                        .get(assessed.path(""))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("PUBLISHED");
        assertThat(ledger.balance(assessed.town().town(), Account.pool(assessed.village(0)))
                        .block())
                .isZero();
        books.recordFund(assessed.officer().actor(), 100, 1, "渝农发〔2026〕13号", Assessing.VISIT)
                .block();
        assessing.freeze(assessed).expect(200);
        assertThat(books.check(assessed.town().town()).block().findings()).isEmpty();
    }

    @Test
    void a_village_founded_after_publishing_changes_nothing_of_what_was_published() {
        Assessed assessed = assessing.scored(assessing.begun(3, 10_000));
        JsonNode published = assessing.publish(assessed).expect(201).json().path("standing");
        register.addVillage(assessed.officer().actor(), "新设社区").block();
        clock.advance(Duration.ofDays(5));

        assertThat(assessing.simulate(assessed).json().path("complete").asBoolean())
                .isFalse();
        JsonNode frozen = assessing.freeze(assessed).expect(200).json();

        assertThat(frozen.path("figures")).isEqualTo(published.path("figures"));
    }

    private Answer draw(Assessed assessed, UUID village, String kind, int count, List<String> roads) {
        Map<String, Object> entry =
                new HashMap<>(Map.of("village", village, "kind", kind, "count", count, "reason", "第四季度抽查"));
        if (roads != null) {
            entry.put("roads", roads);
        }
        return assessing.inspector(assessed).post(assessed.path("/draws"), entry);
    }

    private static JsonNode first(JsonNode list, String field, UUID id) {
        for (JsonNode item : list) {
            if (item.path(field).asString().equals(id.toString())) {
                return item;
            }
        }
        throw new AssertionError("no " + field + " " + id + " in " + list);
    }
}
