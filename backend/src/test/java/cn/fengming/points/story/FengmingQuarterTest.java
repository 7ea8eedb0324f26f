package cn.fengming.points.story;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.identity.Sessions;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/**
 * One whole Fengming quarter over HTTP: fund, issue, scoring of 24 villages, publication, objection, freezing, pools,
 * applications, review, notice, objection, posting, window, redeeming, handover, lapse, close. The books are re-added
 * after every step, and every point of the fund is accounted for at the end.
 */
@PointsTest
@ExtendWith(OutputCaptureExtension.class)
class FengmingQuarterTest {

    private static final int VILLAGES = 24;
    private static final String QUARTER = "2026Q3";

    @Autowired
    Http http;

    @Autowired
    Given given;

    @Autowired
    Uploads uploads;

    @Autowired
    TestClock clock;

    @Autowired
    Books books;

    @Autowired
    List<Chore> chores;

    @Autowired
    Sessions sessions;

    private final Map<UUID, String> tokens = new ConcurrentHashMap<>();

    TownSetup town;
    VillageSetup village;
    Login secondOfficer;
    String round;

    /** What is said here must stand in no line of the log. */
    private final List<String> confidential = new ArrayList<>();

    @Test
    void aQuarterRunsFromFundToProof(CapturedOutput output) {
        comes(LocalDate.of(2026, 7, 1));
        town = given.town(VILLAGES, 6);
        village = town.village(0);
        secondOfficer = given.staff(town.officer(), Role.TOWN, null);

        recordFundAndOpenBook();
        scoreAllVillages();
        publishObjectAndFreeze();
        List<UUID> applications = applyAndRecord();
        review(applications);
        noticeWithObjection(applications);
        post();
        List<JsonNode> redemptions = openWindowAndRedeem();
        handOverOneAndLetOneLapse(redemptions);
        closeWithProof();
        theLogNamesNobody(output);
    }

    /** Names, cards, numbers, tails of identity cards, pickup codes, and what people wrote. */
    private void theLogNamesNobody(CapturedOutput output) {
        village.households()
                .forEach(household ->
                        confidential.addAll(List.of(household.headName(), household.cardCode(), household.phone())));
        List.of(town.officer(), secondOfficer, village.committee(), village.clerk())
                .forEach(login -> confidential.addAll(List.of(login.actor().name(), token(login))));
        village.panel().forEach(login -> confidential.add(login.actor().name()));
        confidential.addAll(List.of("把荒地改成了小花园", "花园是去年建的", "复核时仍有柴草未码放"));

        assertThat(output.toString())
                .as("the log was looked at")
                .contains("POST /api/v1/redemptions 201", "POST /api/v1/households/{household}/members 201");
        assertThat(confidential)
                .hasSizeGreaterThan(25)
                .allSatisfy(secret -> assertThat(output.toString()).doesNotContain(secret));
    }

    private void recordFundAndOpenBook() {
        office().post(
                        "/api/v1/funds",
                        Map.of("amountFen", 10_000_000, "document", "渝农发〔2026〕12号", "receivedOn", "2026-06-30"))
                .expect(201);
        office().post("/api/v1/quarters", Map.of("quarter", QUARTER)).expect(201);
        office().post("/api/v1/rules/default-catalogue", Map.of()).expect(201);
        office().post("/api/v1/goods/default-catalogue", Map.of()).expect(201);
        booksAreRight();
    }

    private void scoreAllVillages() {
        comes(LocalDate.of(2026, 7, 10));
        round = office().post(
                        "/api/v1/assessment-rounds",
                        Map.of("period", QUARTER, "adoption", Map.of("preset", "fengming", "reason", "镇工作方案")))
                .expect(201)
                .id()
                .toString();
        for (int i = 0; i < VILLAGES; i++) {
            String sheet = "/api/v1/assessment-sheets/" + UUID.randomUUID();
            office().put(
                            sheet,
                            Map.of(
                                    "round",
                                    round,
                                    "subject",
                                    town.village(i).id(),
                                    "visitedOn",
                                    "2026-07-09",
                                    "marks",
                                    List.of(
                                            Map.of("line", "roads", "score", 30 - i, "remark", "边沟有杂草"),
                                            Map.of("line", "courtyards", "score", 25, "remark", "柴草未码放"))))
                    .expect(200);
            office().post(sheet + "/submission", Map.of()).expect(200);
        }
        JsonNode trial = office().post("/api/v1/assessment-rounds/" + round + "/simulations", Map.of())
                .expect(200)
                .json();
        assertThat(trial.get("poolPoints").asLong()).isEqualTo(48_000);
        booksAreRight();
    }

    private void publishObjectAndFreeze() {
        String standing = "/api/v1/assessment-rounds/" + round;
        office().post(standing + "/standings", Map.of("reason", "第三季度考核结果")).expect(201);
        // The eighth village doubts its courtyards. They are looked at again, and the mark stands.
        UUID objection = as(town.village(7).committee())
                .post(
                        standing + "/objections",
                        Map.of(
                                "subject",
                                town.village(7).id(),
                                "line",
                                "courtyards",
                                "grounds",
                                "院落当天已整改，请复核",
                                "photos",
                                List.of()))
                .expect(201)
                .id();
        comes(LocalDate.of(2026, 7, 16));
        assertThat(office().post(standing + "/freeze", Map.of()).expect(409).problem())
                .isEqualTo("objections-open");
        as(secondOfficer)
                .post(
                        standing + "/objections/" + objection + "/decision",
                        Map.of("upheld", false, "reason", "复核时仍有柴草未码放"))
                .expect(200);

        List<Answer> answers = http.race(16, () -> office().post(standing + "/freeze", Map.of()));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        JsonNode pools = office().get("/api/v1/pools").expect(200).json();
        assertThat(StreamSupport.stream(pools.spliterator(), false)
                        .mapToLong(pool -> pool.get("balance").asLong())
                        .sum())
                .isEqualTo(48_000);
        assertThat(pool()).isEqualTo(3_000);
        booksAreRight();
    }

    /** A villager applies with photos; the committee records a clean-up, confirmed by a second person. */
    private List<UUID> applyAndRecord() {
        comes(LocalDate.of(2026, 8, 20));
        Map<String, Object> newborn =
                Map.of("member", Map.of("name", "覃梓萱", "birthYear", 2026, "idTail", "387X"), "reason", "新生儿");
        as(village.committee())
                .post("/api/v1/households/" + village.household(0).id() + "/members", newborn)
                .expect(201);
        confidential.addAll(List.of("覃梓萱", "387X"));
        List<UUID> applications = new ArrayList<>();
        for (HouseholdSetup household : village.households().subList(0, 3)) {
            Login villager = household.villager();
            applications.add(as(villager)
                    .post(
                            "/api/v1/applications",
                            Map.of(
                                    "ruleCode", "micro_landscape",
                                    "words", "把荒地改成了小花园",
                                    "photos", List.of(shown(villager, "BEFORE"), shown(villager, "AFTER"))))
                    .expect(201)
                    .id());
        }
        booksAreRight();
        return applications;
    }

    private void review(List<UUID> applications) {
        UUID review = as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/reviews", Map.of("applications", applications, "seats", 3))
                .expect(201)
                .id();
        for (UUID application : applications) {
            for (Login panelist : village.panel().subList(0, 2)) {
                as(panelist)
                        .post("/api/v1/reviews/" + review + "/votes", Map.of("subject", application, "favour", true))
                        .expect(201);
            }
        }
        assertThat(state(applications.get(0))).isIn("APPROVED", "UNDER_REVIEW");
        for (UUID application : applications) {
            as(village.panel().get(2))
                    .post("/api/v1/reviews/" + review + "/votes", Map.of("subject", application, "favour", true));
        }
        assertThat(applications).allSatisfy(each -> assertThat(state(each)).isEqualTo("APPROVED"));
        booksAreRight();
    }

    private void noticeWithObjection(List<UUID> applications) {
        UUID notice = as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/notices", Map.of("title", "八月积分公示"))
                .expect(201)
                .id();
        as(village.committee())
                .post("/api/v1/notices/" + notice + "/publication", Map.of("days", 5))
                .expect(200);
        UUID objection = as(village.households().get(5).villager())
                .post("/api/v1/applications/" + applications.get(2) + "/objections", Map.of("reason", "花园是去年建的"))
                .expect(201)
                .id();
        assertThat(as(village.committee())
                        .post("/api/v1/notices/" + notice + "/end", Map.of())
                        .status())
                .as("before its term")
                .isEqualTo(422);
        comes(LocalDate.of(2026, 8, 26));
        runChores();
        as(secondOfficer)
                .post("/api/v1/objections/" + objection + "/hearing", Map.of("state", "UPHELD", "outcome", "查照片确为去年所建"))
                .expect(200);
        assertThat(state(applications.get(0))).isEqualTo("DUE");
        assertThat(state(applications.get(2))).isEqualTo("STRUCK");
        booksAreRight();
    }

    private void post() {
        var answers = http.race(
                16,
                () -> as(village.committee())
                        .post("/api/v1/villages/" + village.id() + "/postings", Map.of("quarter", QUARTER)));

        assertThat(answers).anyMatch(answer -> answer.status() == 201);
        assertThat(available(0)).isEqualTo(10);
        assertThat(available(1)).isEqualTo(10);
        assertThat(available(2)).as("struck off").isZero();
        assertThat(pool()).isEqualTo(2_980);
        booksAreRight();
    }

    private List<JsonNode> openWindowAndRedeem() {
        comes(LocalDate.of(2026, 10, 8));
        office().post(
                        "/api/v1/redemption-windows",
                        Map.of("quarter", QUARTER, "opensOn", "2026-10-08", "closesOn", "2026-10-20", "pickupDays", 7))
                .expect(201);
        UUID soap = good("洗洁精");
        as(village.clerk())
                .post("/api/v1/villages/" + village.id() + "/deliveries", Map.of("good", soap, "pieces", 2))
                .expect(201);
        List<JsonNode> redemptions = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            redemptions.add(as(village.households().get(i).villager())
                    .post("/api/v1/redemptions", Map.of("lines", List.of(Map.of("good", soap, "pieces", 1))))
                    .expect(201)
                    .json());
            confidential.add(redemptions.get(i).get("code").asString());
            assertThat(available(i)).isEqualTo(2);
        }
        assertThat(as(village.households().get(0).villager())
                        .post("/api/v1/redemptions", Map.of("lines", List.of(Map.of("good", soap, "pieces", 1))))
                        .status())
                .as("neither points nor stock are left")
                .isIn(409, 422);
        booksAreRight();
        return redemptions;
    }

    private void handOverOneAndLetOneLapse(List<JsonNode> redemptions) {
        as(village.clerk())
                .post(
                        "/api/v1/handovers",
                        Map.of(
                                "village",
                                village.id(),
                                "code",
                                redemptions.get(0).get("code").asString()))
                .expect(201);
        comes(LocalDate.of(2026, 10, 25));
        runChores();

        assertThat(redemption(0, redemptions)).isEqualTo("HANDED_OVER");
        assertThat(redemption(1, redemptions)).isEqualTo("LAPSED");
        assertThat(available(0)).isEqualTo(2);
        assertThat(available(1)).as("points of the lapsed redemption came back").isEqualTo(10);
        booksAreRight();
    }

    private void closeWithProof() {
        JsonNode proof = office().post("/api/v1/quarters/" + QUARTER + "/close", Map.of())
                .expect(200)
                .json();

        assertThat(proof.get("holds").asBoolean()).isTrue();
        assertThat(proof.get("fund").asLong()).isEqualTo(100_000);
        assertThat(proof.get("unissued").asLong()).isEqualTo(52_000);
        assertThat(proof.get("pools").asLong()).isEqualTo(48_000 - 20);
        assertThat(proof.get("wallets").asLong()).isEqualTo(12);
        assertThat(proof.get("held").asLong()).isZero();
        assertThat(proof.get("redeemed").asLong()).isEqualTo(8);
        assertThat(proof.get("expired").asLong()).isZero();
        assertThat(office().get("/api/v1/quarters/" + QUARTER + "/proof/printed")
                        .expect(200)
                        .text())
                .contains("账平", "已兑换：8 分", "未发行：52000 分");
        booksAreRight();
    }

    private Caller office() {
        return as(town.officer());
    }

    /** Sessions do not last for weeks: on another day everybody signs in again. */
    private Caller as(Login login) {
        return http.withToken(token(login));
    }

    private String token(Login login) {
        return tokens.computeIfAbsent(
                login.actor().person(),
                person -> sessions.open(person, login.actor().town()).block());
    }

    private void comes(LocalDate day) {
        clock.setDay(day);
        tokens.clear();
    }

    private Map<String, Object> shown(Login villager, String stage) {
        return Map.of("id", uploads.photo(new Login(token(villager), villager.actor())), "stage", stage);
    }

    private String state(UUID application) {
        return as(town.officer())
                .get("/api/v1/applications/" + application)
                .expect(200)
                .json()
                .at("/application/state")
                .asString();
    }

    private String redemption(int household, List<JsonNode> redemptions) {
        return as(village.households().get(household).villager())
                .get("/api/v1/redemptions/"
                        + redemptions.get(household).get("id").asString())
                .expect(200)
                .json()
                .get("state")
                .asString();
    }

    private long available(int household) {
        return as(village.households().get(household).villager())
                .get("/api/v1/me/wallet")
                .expect(200)
                .json()
                .get("available")
                .asLong();
    }

    private long pool() {
        return office().get("/api/v1/villages/" + village.id() + "/pool")
                .expect(200)
                .json()
                .get("balance")
                .asLong();
    }

    private UUID good(String name) {
        JsonNode items =
                office().get("/api/v1/goods?size=200").expect(200).json().get("items");
        for (JsonNode item : items) {
            if (item.at("/good/name").asString().equals(name)) {
                return UUID.fromString(item.at("/good/id").asString());
            }
        }
        throw new AssertionError("no " + name + " in the catalogue");
    }

    private void runChores() {
        chores.forEach(chore -> chore.run().block());
    }

    private void booksAreRight() {
        assertThat(books.check(town.town()).block().findings()).isEmpty();
    }
}
