package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.identity.Sessions;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is taken in and what is not: evidence, days, caps, hours, second persons. */
@PointsTest
class ApplicationTest {

    private static final long MICRO_LANDSCAPE = 10;

    @Autowired
    AwardTown towns;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Autowired
    TestClock clock;

    @Autowired
    Sessions sessions;

    TownSetup town;
    VillageSetup village;
    HouseholdSetup home;
    Login villager;

    @BeforeEach
    void aTownWithRules() {
        town = towns.with(2, 4, 1000);
        village = town.village(0);
        home = village.households().get(0);
        villager = home.villager();
    }

    @Test
    void evidenceHasToBeComplete() {
        Answer noPhotos = http.as(villager)
                .post("/api/v1/applications", AwardTown.body("ruleCode", "micro_landscape", "words", "小花园"))
                .expect(400);
        assertThat(noPhotos.text()).contains("photos");
        http.as(villager)
                .post(
                        "/api/v1/applications",
                        AwardTown.body(
                                "ruleCode", "micro_landscape", "photos", towns.photos(villager, "AFTER", "AFTER")))
                .expect(400);
        http.as(villager)
                .post("/api/v1/applications", AwardTown.body("ruleCode", "filial_piety", "words", "好"))
                .expect(400);
    }

    @Test
    void theVillageSeesWhatIsStillAskedOfItsPool() {
        UUID application = towns.applied(home, "micro_landscape");
        assertThat(counted("SUBMITTED")).containsExactly(1L, MICRO_LANDSCAPE);
        http.as(villager)
                .post("/api/v1/applications/" + application + "/withdrawal", AwardTown.body())
                .expect(200);
        assertThat(counted("WITHDRAWN")).containsExactly(1L, MICRO_LANDSCAPE);
        assertThat(counted("SUBMITTED")).isEmpty();
    }

    private List<Long> counted(String state) {
        JsonNode counts = http.as(village.committee())
                .get("/api/v1/villages/" + village.id() + "/application-counts")
                .expect(200)
                .json();
        return counts.valueStream()
                .filter(each -> each.required("state").asString().equals(state))
                .flatMap(each -> Stream.of(each.required("applications"), each.required("points")))
                .map(JsonNode::asLong)
                .toList();
    }

    @Test
    void photosOfSomebodyElseOrUsedBeforeOrUnknownAreRefused() {
        Login neighbour = village.households().get(1).villager();
        var theirs = towns.photos(neighbour, "BEFORE", "AFTER");
        applyWith("own_demolition", theirs).expect(400);
        var unknown = List.of(
                AwardTown.body("id", UUID.randomUUID(), "stage", "BEFORE"),
                AwardTown.body("id", UUID.randomUUID(), "stage", "AFTER"));
        applyWith("own_demolition", unknown).expect(400);
        var mine = towns.photos(villager, "BEFORE", "AFTER");
        applyWith("own_demolition", mine).expect(201);
        assertThat(applyWith("own_black_water", mine).expect(400).text()).contains("photos");
        Login foreigner = towns.with(1, 1, 0).village(0).households().get(0).villager();
        applyWith("own_black_water", towns.photos(foreigner, "BEFORE", "AFTER")).expect(400);
    }

    private Answer applyWith(String rule, Object photos) {
        return http.as(villager)
                .post("/api/v1/applications", AwardTown.body("ruleCode", rule, "words", "自己动手整治", "photos", photos));
    }

    @Test
    void aRuleThatDoesNotExistOrIsNotAppliedForIsRefused() {
        assertThat(towns.apply(villager, "no_such_rule").expect(404).problem()).isEqualTo("not-found");
        assertThat(towns.apply(villager, "joint_action").expect(422).problem()).isEqualTo("rule-not-applied-for");
        assertThat(towns.apply(villager, "clean_home").expect(422).problem()).isEqualTo("rule-not-applied-for");
        assertThat(towns.apply(villager, "fix_confirmed").expect(422).problem()).isEqualTo("rule-not-applied-for");
        towns.apply(villager, "open_burning").expect(422);
        towns.apply(villager, "x'; drop table awards.application; --").expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24", "2026-06-30", "1999-01-01"})
    void aDayInTheFutureOrLongAgoIsRefused(String day) {
        Answer answer = http.as(villager)
                .post(
                        "/api/v1/applications",
                        AwardTown.body(
                                "ruleCode",
                                "micro_landscape",
                                "happenedOn",
                                day,
                                "words",
                                "建成小花园",
                                "photos",
                                towns.photos(villager, "BEFORE", "AFTER")))
                .expect(400);
        assertThat(answer.text()).contains("happenedOn");
    }

    @Test
    void whatWasDoneLastQuarterStillCountsForLastQuarter() {
        JsonNode application = http.as(villager)
                .post(
                        "/api/v1/applications",
                        AwardTown.body(
                                "ruleCode", "micro_landscape",
                                "happenedOn", "2026-09-29",
                                "words", "建成小花园",
                                "photos", towns.photos(villager, "BEFORE", "AFTER")))
                .expect(201)
                .json();
        assertThat(application.get("quarter").asString()).isEqualTo("2026Q3");
    }

    @Test
    void theCapHoldsWithinItsWindowAndOpensWithTheNext() {
        UUID first = towns.applied(home, "micro_landscape");
        assertThat(towns.apply(villager, "micro_landscape").expect(422).problem())
                .isEqualTo("cap-reached");
        http.as(villager)
                .post("/api/v1/applications/" + first + "/withdrawal", null)
                .expect(200);
        towns.applied(home, "micro_landscape");
        clock.setDay(LocalDate.of(2027, 1, 2));
        String token = java.util.Objects.requireNonNull(
                sessions.open(villager.actor().person(), town.town()).block());
        Login nextYear = new Login(token, villager.actor());
        towns.apply(nextYear, "micro_landscape").expect(201);
    }

    @Test
    void anEventIsNamedAndCountsOnce() {
        var photos = towns.photos(villager, "OTHER");
        http.as(villager)
                .post("/api/v1/applications", AwardTown.body("ruleCode", "simple_ceremony", "photos", photos))
                .expect(400);
        ceremony("王家婚事").expect(201);
        assertThat(ceremony(" 王家婚事 ").expect(422).problem()).isEqualTo("cap-reached");
        ceremony("王家乔迁").expect(201);
    }

    private Answer ceremony(String event) {
        return http.as(villager)
                .post(
                        "/api/v1/applications",
                        AwardTown.body(
                                "ruleCode",
                                "simple_ceremony",
                                "event",
                                event,
                                "photos",
                                towns.photos(villager, "OTHER")));
    }

    @Test
    void aVillagersWorkIsTakenOnByOneCadreAndConfirmedByAnother() {
        UUID application = towns.applied(home, "own_demolition");
        http.as(village.committee())
                .post("/api/v1/applications/" + application + "/acceptance", null)
                .expect(200);
        assertThat(http.as(village.committee())
                        .post("/api/v1/applications/" + application + "/confirmation", AwardTown.body())
                        .expect(422)
                        .problem())
                .isEqualTo("same-person");
        http.as(village.inspector())
                .post("/api/v1/applications/" + application + "/confirmation", AwardTown.body())
                .expect(200);
        http.as(village.inspector())
                .post("/api/v1/applications/" + application + "/confirmation", AwardTown.body())
                .expect(409);
        assertThat(towns.state(village, application)).isEqualTo("APPROVED");
        towns.post(village).expect(201);
        assertThat(towns.wallet(town, home)).isEqualTo(10);
        towns.booksAreRight(town);
    }

    @Test
    void theHelpedHouseholdConfirmsItself() {
        HouseholdSetup host = village.households().get(1);
        Object form = AwardTown.body(
                "ruleCode", "help_frail_home",
                "card", home.cardCode(),
                "hostCard", host.cardCode(),
                "photos", towns.photos(village.committee(), "BEFORE", "AFTER"));
        UUID application = record(village, form).expect(201).id();
        http.as(villager)
                .post("/api/v1/applications/" + application + "/confirmation", AwardTown.body())
                .expect(403);
        http.as(village.inspector())
                .post("/api/v1/applications/" + application + "/confirmation", AwardTown.body())
                .expect(400);
        http.as(host.villager())
                .post("/api/v1/applications/" + application + "/confirmation", AwardTown.body())
                .expect(200);
        assertThat(towns.state(village, application)).isEqualTo("APPROVED");
    }

    @Test
    void theHelpedHouseholdIsAnotherOneOfTheVillage() {
        HouseholdSetup elsewhere = town.village(1).households().get(0);
        for (String card : List.of(home.cardCode(), elsewhere.cardCode())) {
            record(
                            village,
                            AwardTown.body(
                                    "ruleCode",
                                    "help_frail_home",
                                    "card",
                                    home.cardCode(),
                                    "hostCard",
                                    card,
                                    "photos",
                                    towns.photos(village.committee(), "BEFORE", "AFTER")))
                    .expect(400);
        }
    }

    private Answer record(VillageSetup where, Object form) {
        return http.as(where.committee()).post("/api/v1/villages/" + where.id() + "/records", form);
    }

    @Test
    void hoursAreScannedWholeAndCapped() {
        hours("1.5").expect(400);
        hours("0").expect(400);
        hours("-3").expect(400);
        hours("25").expect(400);
        hours("999999999999").expect(400);
        assertThat(hours("7").expect(201).json().get("award").asLong()).isEqualTo(7);
        assertThat(hours("4").expect(422).problem()).isEqualTo("cap-reached");
        hours("3").expect(201);
        http.as(village.committee())
                .post(
                        "/api/v1/villages/" + village.id() + "/records",
                        AwardTown.body("ruleCode", "volunteer_hour", "household", home.id(), "quantity", 1))
                .expect(400);
    }

    private Answer hours(String quantity) {
        String body =
                "{\"ruleCode\":\"volunteer_hour\",\"card\":\"" + home.cardCode() + "\",\"quantity\":" + quantity + "}";
        return record(village, body);
    }

    @Test
    void scanningACardShowsWhatCanBeRecordedNow() {
        hours("10").expect(201);
        JsonNode scanned = http.as(village.committee())
                .get("/api/v1/household-cards/" + home.cardCode() + "/rules")
                .expect(200)
                .json();

        assertThat(scanned.at("/household/id").asString()).isEqualTo(home.id().toString());
        JsonNode hour = find(scanned.get("rules"), "volunteer_hour");
        assertThat(hour.get("refusal").asString()).contains("上限");
        assertThat(find(scanned.get("rules"), "help_frail_home").path("refusal").isNull())
                .isTrue();
        assertThat(scanned.get("rules").toString()).doesNotContain("clean_home", "contest_first", "finest_family");
        http.as(town.village(1).committee())
                .get("/api/v1/household-cards/" + home.cardCode() + "/rules")
                .expect(403);
    }

    private static JsonNode find(JsonNode rules, String code) {
        for (JsonNode allowed : rules) {
            if (allowed.at("/rule/code").asString().equals(code)) {
                return allowed;
            }
        }
        throw new AssertionError("no rule " + code + " in " + rules);
    }

    @Test
    void nobodyAwardsTheirOwnHouseholdWithoutASecondPerson() {
        Login own = given.appoint(town.officer(), villager, Role.INSPECTOR, village.id());
        UUID application = http.as(own)
                .post(
                        "/api/v1/villages/" + village.id() + "/records",
                        AwardTown.body(
                                "ruleCode", "poultry_penned",
                                "card", home.cardCode(),
                                "photos", towns.photos(own, "OTHER")))
                .expect(201)
                .id();
        assertThat(towns.state(village, application)).isEqualTo("AWAITING_SECOND");
        assertThat(towns.post(village).expect(422).problem()).isEqualTo("nothing-due");
        http.as(own)
                .post("/api/v1/applications/" + application + "/confirmation", AwardTown.body())
                .expect(422);
        http.as(village.inspector())
                .post("/api/v1/applications/" + application + "/confirmation", AwardTown.body())
                .expect(200);
        towns.post(village).expect(201);
        assertThat(towns.wallet(town, home)).isEqualTo(3);
    }

    @Test
    void whatStaffRecordsForAStrangerNeedsNoSecondPersonWhereTheRuleAsksForNone() {
        UUID application = http.as(village.inspector())
                .post(
                        "/api/v1/villages/" + village.id() + "/records",
                        AwardTown.body(
                                "ruleCode", "poultry_penned",
                                "household", home.id(),
                                "photos", towns.photos(village.inspector(), "OTHER")))
                .expect(201)
                .id();
        assertThat(towns.state(village, application)).isEqualTo("APPROVED");
    }

    @Test
    void refusingTakesAReason() {
        UUID application = towns.applied(home, "own_demolition");
        http.as(village.committee())
                .post("/api/v1/applications/" + application + "/refusal", AwardTown.body("reason", " "))
                .expect(400);
        http.as(village.committee())
                .post("/api/v1/applications/" + application + "/refusal", AwardTown.body("reason", "不是违建"))
                .expect(200);
        assertThat(towns.trail(villager, application).at("/application/reason").asString())
                .isEqualTo("不是违建");
    }

    @Test
    void myApplicationsComeInPagesNewestFirst() {
        for (int each = 0; each < 3; each++) {
            ceremony("事" + each).expect(201);
        }
        JsonNode first = http.as(villager)
                .get("/api/v1/me/applications?size=2")
                .expect(200)
                .json();
        assertThat(first.get("items")).hasSize(2);
        assertThat(first.at("/items/0/event").asString()).isEqualTo("事2");
        JsonNode second = http.as(villager)
                .get("/api/v1/me/applications?size=2&after=" + first.get("next").asString())
                .expect(200)
                .json();
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
        http.as(villager).get("/api/v1/me/applications?size=0").expect(400);
        http.as(villager).get("/api/v1/me/applications?state=ANY").expect(400);
    }
}
