package cn.fengming.points.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.News;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The books over HTTP: who keeps them, who may look, and that a correction takes two persons. */
@PointsTest
class TreasuryTest {

    private static final Quarter QUARTER = new Quarter(2026, 4);

    @Autowired
    Http http;

    @Autowired
    Given given;

    @Autowired
    Ledger ledger;

    @Autowired
    Books books;

    @Autowired
    News news;

    @Autowired
    MergedWallets mergedWallets;

    @Autowired
    TestClock clock;

    TownSetup town;
    VillageSetup village;
    HouseholdSetup household;

    @BeforeEach
    void aTownWithAFundAndAnOpenBook() {
        town = given.town(2, 2);
        village = town.village(0);
        household = village.households().get(0);
        http.as(town.officer()).post("/api/v1/funds", fund(1_000_000)).expect(201);
        http.as(town.officer())
                .post("/api/v1/quarters", Map.of("quarter", "2026Q4"))
                .expect(201);
    }

    @AfterEach
    void booksAreRight() {
        assertThat(books.check(town.town()).block().findings()).isEmpty();
    }

    @Test
    void aFundCoversPointsByTheTownsValueOfAPoint() {
        var funds = http.as(town.officer()).get("/api/v1/funds").expect(200).json();

        assertThat(funds.get(0).get("points").asLong()).isEqualTo(10_000);
        assertThat(funds.get(0).get("amountFen").asLong()).isEqualTo(1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-100", "1.5", "99", "1000000000000000", "\"100\"", "null"})
    void aFundOfAnImpossibleAmountIsRefusedWithItsField(String amount) {
        String body = "{\"amountFen\":" + amount + ",\"document\":\"文件\",\"receivedOn\":\"2026-01-05\"}";

        Answer answer = http.as(town.officer()).post("/api/v1/funds", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("amountFen");
    }

    @Test
    void aVillagerReadsTheOwnPassbookAndNobodyElses() {
        award("a", household.id(), 30);

        var wallet = http.as(household.villager())
                .get("/api/v1/me/wallet")
                .expect(200)
                .json();
        var line = http.as(household.villager())
                .get("/api/v1/me/wallet/entries")
                .expect(200)
                .json()
                .get("items")
                .get(0);

        assertThat(wallet.get("available").asLong()).isEqualTo(30);
        assertThat(wallet.get("lots").get(0).get("quarter").asString()).isEqualTo("2026Q4");
        assertThat(line.get("reason").asString()).isEqualTo("干净户");
        assertThat(line.get("balanceAfter").asLong()).isEqualTo(30);
        var passbook = http.as(household.villager())
                .get("/api/v1/me/passbook")
                .expect(200)
                .json();
        assertThat(passbook.get("wallet")).isEqualTo(wallet);
        assertThat(passbook.get("items").get(0)).isEqualTo(line);
        http.as(household.villager()).get(walletOf(household)).expect(403);
        http.as(town.village(1).committee()).get(walletOf(household)).expect(403);
        http.as(given.town(1, 1).officer()).get(walletOf(household)).expect(404);
        http.anonymous().get("/api/v1/me/wallet").expect(401);
        http.anonymous().get("/api/v1/me/passbook").expect(401);
    }

    @Test
    void anOpenedPassbookHasTwentyLinesAndTheRestFollows() {
        var reader = http.as(household.villager());
        var empty = reader.get("/api/v1/me/passbook").expect(200).json();
        assertThat(empty.at("/wallet/available").asLong()).isZero();
        assertThat(empty.get("items").size()).isZero();
        assertThat(empty.hasNonNull("next")).isFalse();
        for (int line = 1; line <= 21; line++) {
            award("a" + line, household.id(), 1);
        }
        hold(household.id(), 2);

        var opened = reader.get("/api/v1/me/passbook").expect(200).json();

        assertThat(opened.at("/wallet/available").asLong()).isEqualTo(19);
        assertThat(opened.at("/wallet/held").asLong()).isEqualTo(2);
        assertThat(opened.get("items").size()).isEqualTo(20);
        assertThat(opened.at("/items/0/amount").asLong()).isEqualTo(-2);
        var rest = reader.get(
                        "/api/v1/me/wallet/entries?after=" + opened.get("next").asString())
                .expect(200)
                .json();
        assertThat(rest.get("items").size()).isEqualTo(2);
        assertThat(rest.at("/items/1/seq").asLong()).isEqualTo(1);
    }

    @Test
    void staffOfTheVillageAndTheTownReadItsWalletsAndItsPool() {
        for (Login reader : List.of(village.committee(), village.clerk(), town.officer(), town.auditor())) {
            http.as(reader).get(walletOf(household)).expect(200);
            http.as(reader).get("/api/v1/villages/" + village.id() + "/pool").expect(200);
            http.as(reader)
                    .get("/api/v1/villages/" + village.id() + "/pool/entries")
                    .expect(200);
        }
        http.as(village.committee()).get("/api/v1/pools").expect(403);
        assertThat(http.as(town.auditor())
                        .get("/api/v1/pools")
                        .expect(200)
                        .json()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void anAuditorReadsAndChecksButChangesNothing() {
        Login auditor = town.auditor();

        assertThat(http.as(auditor)
                        .post("/api/v1/book-checks", null)
                        .expect(200)
                        .json()
                        .get("ok")
                        .asBoolean())
                .isTrue();
        http.as(auditor).post("/api/v1/funds", fund(100)).expect(403);
        http.as(auditor).post("/api/v1/quarters", Map.of("quarter", "2027Q1")).expect(403);
        http.as(auditor).post("/api/v1/quarters/2026Q4/close", null).expect(403);
    }

    @Test
    void aCorrectionTakesTwoPersonsAndHappensOnce() {
        UUID wrong = award("wrong", household.id(), 30);
        Login second = given.staff(town.officer(), Role.TOWN, null);

        UUID correction = propose(wrong, 30).expect(201).id();
        assertThat(propose(wrong, 30).expect(409).problem()).isEqualTo("correction-proposed");
        http.as(town.officer()).post(confirmation(correction), null).expect(403);
        assertThat(available()).isEqualTo(30);

        var answers = http.race(16, () -> http.as(second).post(confirmation(correction), null));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).allMatch(answer -> answer.status() == 409);
        assertThat(available()).isZero();
        assertThat(propose(wrong, 1).expect(422).problem()).isEqualTo("correction-too-large");
    }

    @Test
    void theOfficeReadsATransferWithWhatIsLeftOfIt() {
        UUID transfer = award("read", household.id(), 30);
        Login second = given.staff(town.officer(), Role.TOWN, null);
        UUID correction = propose(transfer, 10).expect(201).id();
        http.as(second).post(confirmation(correction), null).expect(200);

        for (Login reader : List.of(town.officer(), town.auditor())) {
            var read = http.as(reader)
                    .get("/api/v1/transfers/" + transfer)
                    .expect(200)
                    .json();
            assertThat(read.get("amount").asLong()).isEqualTo(30);
            assertThat(read.get("left").asLong()).isEqualTo(20);
            assertThat(read.get("reason").asString()).isEqualTo("干净户");
        }
        http.as(village.committee()).get("/api/v1/transfers/" + transfer).expect(403);
        http.as(given.town(1, 1).officer()).get("/api/v1/transfers/" + transfer).expect(404);
    }

    @Test
    void aCorrectionOfSpentPointsOrOfAnotherTownIsRefusedAndNothingMoves() {
        UUID wrong = award("wrong", household.id(), 30);
        TownSetup elsewhere = given.town(1, 1);
        http.as(elsewhere.officer())
                .post("/api/v1/corrections", correction(wrong, 30))
                .expect(404);
        Login second = given.staff(town.officer(), Role.TOWN, null);
        UUID correction = propose(wrong, 30).expect(201).id();
        hold(household.id(), 10);

        assertThat(http.as(second)
                        .post(confirmation(correction), null)
                        .expect(422)
                        .problem())
                .isEqualTo("insufficient-points");
        assertThat(available()).isEqualTo(20);
        http.as(second)
                .post("/api/v1/corrections/" + correction + "/decline", Map.of("reason", "已经用掉"))
                .expect(200);
    }

    /** In January the town may not have opened the new quarter's book yet, or has closed the old one already. */
    @Test
    void aCorrectionFindsABookWhicheverQuarterItIsToday() {
        UUID early = award("early", household.id(), 30);
        UUID late = award("late", household.id(), 20);
        clock.setDay(LocalDate.of(2027, 1, 8));
        Caller first = http.as(given.staff(town.officer(), Role.TOWN, null));
        Caller second = http.as(given.staff(town.officer(), Role.TOWN, null));

        UUID correction = first.post("/api/v1/corrections", correction(early, 30))
                .expect(201)
                .id();
        second.post(confirmation(correction), null).expect(200);
        assertThat(walletOf(household.id())).as("written in the old book").isEqualTo(20);

        UUID another = first.post("/api/v1/corrections", correction(late, 20))
                .expect(201)
                .id();
        first.post("/api/v1/quarters", Map.of("quarter", "2027Q2")).expect(201);
        first.post("/api/v1/quarters/2026Q4/close", null).expect(200);
        second.post(confirmation(another), null).expect(200);
        assertThat(walletOf(household.id())).as("written in the next open book").isZero();
    }

    @Test
    void closingPrintsTheProofAndManyClosingsCloseOnce() {
        award("a", household.id(), 30);

        var answers = http.race(8, () -> http.as(town.officer()).post("/api/v1/quarters/2026Q4/close", null));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(http.as(town.auditor())
                        .get("/api/v1/quarters/2026Q4/proof/printed")
                        .expect(200)
                        .text())
                .contains(town.name(), "账平", "其中 农户可兑换积分：30 分");
        http.as(town.officer()).get("/api/v1/quarters/2026Q9/proof").expect(400);
        http.as(town.officer()).get("/api/v1/quarters/2025Q1/proof").expect(404);
    }

    @Test
    void pointsFollowAHouseholdThatIsMergedAlsoThoseReleasedLater() {
        HouseholdSetup survivor = village.households().get(1);
        award("a", household.id(), 30);
        UUID hold = hold(household.id(), 10);
        http.as(village.committee())
                .post(
                        "/api/v1/households/" + survivor.id() + "/merges",
                        Map.of("other", household.id(), "reason", "父子并户"))
                .expect(201);

        news.spread();
        assertThat(walletOf(survivor.id())).isEqualTo(20);
        release(household.id(), 10, hold);
        mergedWallets.run().block();
        mergedWallets.run().block();

        assertThat(walletOf(survivor.id())).isEqualTo(30);
        assertThat(walletOf(household.id())).isZero();
    }

    private long walletOf(UUID whose) {
        return ledger.balance(town.town(), Account.wallet(whose)).block();
    }

    private UUID award(String key, UUID to, long points) {
        post(Movement.GRANT, Account.issue(town.town()), Account.pool(village.id()), points, "grant " + key);
        return post(Movement.AWARD, Account.pool(village.id()), Account.wallet(to), points, key);
    }

    private UUID hold(UUID whose, long points) {
        return post(Movement.HOLD, Account.wallet(whose), Account.held(whose), points, "hold");
    }

    private void release(UUID whose, long points, UUID hold) {
        Transfer transfer = new Transfer(
                UUID.randomUUID(),
                Movement.RELEASE,
                Account.held(whose),
                Account.wallet(whose),
                points,
                new Source("test.fact", "release"),
                QUARTER,
                LocalDate.of(2026, 11, 20),
                town.officer().actor().person(),
                null,
                "逾期退回",
                hold);
        ledger.post(town.town(), transfer).block();
    }

    private UUID post(Movement movement, Account from, Account to, long points, String key) {
        Transfer transfer = Transfer.of(
                UUID.randomUUID(),
                movement,
                from,
                to,
                points,
                new Source("test.fact", key),
                QUARTER,
                LocalDate.of(2026, 11, 20),
                town.officer().actor().person(),
                "干净户");
        return ledger.post(town.town(), transfer).block().id();
    }

    private long available() {
        return http.as(household.villager())
                .get("/api/v1/me/wallet")
                .expect(200)
                .json()
                .get("available")
                .asLong();
    }

    private Answer propose(UUID transfer, long points) {
        return http.as(town.officer()).post("/api/v1/corrections", correction(transfer, points));
    }

    private static Map<String, Object> correction(UUID transfer, long points) {
        return Map.of("transferId", transfer, "amount", points, "reason", "记错了户");
    }

    private static Map<String, Object> fund(long fen) {
        return Map.of("amountFen", fen, "document", "渝农发〔2026〕12号", "receivedOn", "2026-01-05");
    }

    private static String confirmation(UUID correction) {
        return "/api/v1/corrections/" + correction + "/confirm";
    }

    private static String walletOf(HouseholdSetup household) {
        return "/api/v1/households/" + household.id() + "/wallet";
    }
}
