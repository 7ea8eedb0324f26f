package cn.fengming.points.store;

import static cn.fengming.points.store.Season.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Holder;
import cn.fengming.points.ledger.Purse;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.Uploads;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From purchase to shelf and what becomes of the goods and the money. Every test ends with the books re-added. */
@PointsTest
class SupplyHttpTest {

    @Autowired
    Season.Maker seasons;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    BatchAudit batches;

    @Autowired
    TestClock clock;

    @Autowired
    ExpiryChore expiry;

    @Autowired
    Uploads uploads;

    Season season;
    UUID village;
    Caller officer;
    Caller clerk;
    Caller committee;
    Caller villager;
    Caller panel;

    @BeforeEach
    void aSeason() {
        season = seasons.open(2, 2);
        village = season.village().id();
        officer = http.as(season.town.officer());
        clerk = http.as(season.village().clerk());
        committee = http.as(season.village().committee());
        villager = http.as(season.household().villager());
        panel = http.as(season.village().panel().get(0));
    }

    @AfterEach
    void booksAreRight() {
        assertThat(season.findings()).isEmpty();
        assertThat(batches.findings(season.town.town()).collectList().block()).isEmpty();
    }

    private static Map<String, Object> order(UUID outlet, Good good, int pieces, long fen) {
        return Map.of(
                "outlet",
                outlet,
                "supplier",
                "县百货公司",
                "reason",
                "四季度兑换",
                "lines",
                List.of(Map.of("good", good.id(), "pieces", pieces, "unitFen", fen)));
    }

    private UUID purchase(UUID outlet, Good good, int pieces, long fen) {
        UUID id = UUID.randomUUID();
        officer.put("/api/v1/purchases/" + id, order(outlet, good, pieces, fen)).expect(200);
        return id;
    }

    private static Map<String, Object> arrived(Good good, int pieces, @Nullable LocalDate until) {
        Map<String, Object> line = new HashMap<>(Map.of("good", good.id(), "pieces", pieces));
        if (until != null) {
            line.put("bestBefore", until.toString());
        }
        return line;
    }

    private UUID receipt(UUID purchase, List<Map<String, Object>> lines) {
        UUID id = UUID.randomUUID();
        clerk.put("/api/v1/receipts/" + id, Map.of("purchase", purchase, "lines", lines))
                .expect(200);
        return id;
    }

    private Answer sign(Caller who, UUID receipt, String part) {
        return who.post("/api/v1/receipts/" + receipt + "/signatures", Map.of("part", part));
    }

    private void shelve(UUID outlet, Good good, int pieces, long fen, @Nullable LocalDate until) {
        UUID receipt = receipt(purchase(outlet, good, pieces, fen), List.of(arrived(good, pieces, until)));
        sign(officer, receipt, "BUYER").expect(200);
        sign(clerk, receipt, "RECEIVER").expect(200);
        sign(panel, receipt, "WITNESS").expect(200);
    }

    private JsonNode line(UUID outlet, Good good) {
        JsonNode page = officer.get("/api/v1/outlets/" + outlet + "/shelf?size=200")
                .expect(200)
                .json();
        return StreamSupport.stream(page.required("items").spliterator(), false)
                .filter(line -> line.required("good")
                        .required("id")
                        .asString()
                        .equals(good.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    private long pieces(UUID outlet, Good good, String what) {
        return line(outlet, good).required(what).asLong();
    }

    private Map<String, Object> handing(Answer redeemed) {
        return Map.of(
                "village", village, "code", redeemed.json().required("code").asString());
    }

    private Answer redeem(Good good, int pieces, @Nullable UUID outlet) {
        Map<String, Object> wish = new HashMap<>(Season.wish(good, pieces));
        if (outlet != null) {
            wish.put("outlet", outlet);
        }
        return villager.post("/api/v1/redemptions", wish);
    }

    @Test
    void threeSignaturesPutAPurchaseOnTheShelf() {
        Good soap = season.good("香皂", 5, 5);
        UUID purchase = purchase(village, soap, 20, 450);
        clerk.put("/api/v1/purchases/" + UUID.randomUUID(), order(village, soap, 1, 1))
                .expect(403);
        committee
                .put(
                        "/api/v1/purchases/" + UUID.randomUUID(),
                        order(season.town.village(1).id(), soap, 1, 1))
                .expect(403);
        UUID receipt =
                receipt(purchase, List.of(arrived(soap, 8, TODAY.plusDays(10)), arrived(soap, 4, TODAY.plusDays(400))));

        // More than was ordered does not come in.
        Answer over = clerk.put(
                "/api/v1/receipts/" + UUID.randomUUID(),
                Map.of("purchase", purchase, "lines", List.of(arrived(soap, 9, null))));
        assertThat(over.expect(422).problem()).isEqualTo("more-than-ordered");

        sign(clerk, receipt, "BUYER").expect(403);
        sign(officer, receipt, "BUYER").expect(200);
        assertThat(sign(officer, receipt, "RECEIVER").expect(422).problem()).isEqualTo("same-signer");
        sign(officer, receipt, "BUYER").expect(200);
        assertThat(sign(committee, receipt, "BUYER").expect(409).problem()).isEqualTo("already-signed");
        sign(clerk, receipt, "RECEIVER").expect(200);
        assertThat(season.onShelf(soap)).isZero();

        // A villager finds it by its six digits; a stranger does not and may not sign.
        String code = clerk.get("/api/v1/receipts/" + receipt)
                .expect(200)
                .json()
                .required("receipt")
                .required("code")
                .asString();
        Caller stranger = http.as(season.town.village(1).household(0).villager());
        stranger.post("/api/v1/receipt-checks", Map.of("code", code)).expect(404);
        sign(stranger, receipt, "WITNESS").expect(403);
        assertThat(villager.post("/api/v1/receipt-checks", Map.of("code", code))
                        .expect(200)
                        .json()
                        .required("missing")
                        .toString())
                .isEqualTo("[\"WITNESS\"]");
        JsonNode done = sign(villager, receipt, "WITNESS").expect(200).json();

        assertThat(done.required("receipt").required("state").asString()).isEqualTo("RECEIVED");
        assertThat(done.required("totalFen").asLong()).isEqualTo(12 * 450);
        assertThat(season.onShelf(soap)).isEqualTo(12);
        assertThat(line(village, soap).required("batches")).hasSize(2);
        assertThat(line(village, soap)
                        .required("batches")
                        .get(0)
                        .required("warn")
                        .asBoolean())
                .isTrue();
        sign(villager, receipt, "WITNESS").expect(200);
        clerk.post("/api/v1/receipts/" + receipt + "/cancellation", Map.of("reason", "写错"))
                .expect(409);

        // The rest may come, or not any more.
        officer.post("/api/v1/purchases/" + purchase + "/closing", Map.of("reason", "供货商缺货"))
                .expect(200);
        clerk.put(
                        "/api/v1/receipts/" + UUID.randomUUID(),
                        Map.of("purchase", purchase, "lines", List.of(arrived(soap, 1, null))))
                .expect(409);
    }

    @Test
    void aWitnessWithoutAPhoneSignsByTheCardAndACancelledReceiptFreesTheOrder() {
        Good soap = season.good("香皂", 5, 5);
        UUID purchase = purchase(village, soap, 5, 400);
        UUID wrong = receipt(purchase, List.of(arrived(soap, 5, null)));
        clerk.post("/api/v1/receipts/" + wrong + "/cancellation", Map.of("reason", "数错了"))
                .expect(200);
        UUID receipt = receipt(purchase, List.of(arrived(soap, 5, null)));
        sign(committee, receipt, "BUYER").expect(200);
        sign(clerk, receipt, "RECEIVER").expect(200);
        String foreign = season.town.village(1).household(0).cardCode();
        Map<String, Object> byCard = Map.of("part", "WITNESS", "cardCode", foreign, "name", "李奶奶");
        assertThat(clerk.post("/api/v1/receipts/" + receipt + "/signatures", byCard)
                        .expect(422)
                        .problem())
                .isEqualTo("wrong-card");
        JsonNode done = clerk.post(
                        "/api/v1/receipts/" + receipt + "/signatures",
                        Map.of(
                                "part",
                                "WITNESS",
                                "cardCode",
                                season.household(1).cardCode(),
                                "name",
                                "李奶奶"))
                .expect(200)
                .json();

        assertThat(done.required("signatures").get(2).required("how").asString())
                .isEqualTo("CARD");
        assertThat(season.onShelf(soap)).isEqualTo(5);
        assertThat(officer.get("/api/v1/purchases/" + purchase)
                        .json()
                        .required("purchase")
                        .required("state")
                        .asString())
                .isEqualTo("CLOSED");
    }

    @Test
    void oneSignatureIsRefusedWhereTheTownAsksForThree() {
        Good soap = season.good("香皂", 5, 5);
        Map<String, Object> decided =
                Map.of("threeSignatures", true, "moneyPublic", false, "marginPercent", 20, "expiryDays", 30);
        committee.put("/api/v1/store-settings", decided).expect(403);
        officer.put("/api/v1/store-settings", decided).expect(200);

        Answer refused =
                clerk.post("/api/v1/villages/" + village + "/deliveries", Map.of("good", soap.id(), "pieces", 3));

        assertThat(refused.expect(422).problem()).isEqualTo("receipt-required");
        assertThat(clerk.get("/api/v1/store-settings")
                        .json()
                        .required("threeSignatures")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whatExpiresFirstIsHandedOverFirstAndWhatIsTooOldIsBlockedAndThrownAway() {
        Good milk = season.stocked("牛奶", 2, 20, 3);
        shelve(village, milk, 4, 150, TODAY.plusDays(2));
        shelve(village, milk, 5, 160, TODAY.plusDays(90));
        season.award(season.household(), 60);

        clerk.post("/api/v1/handovers", handing(redeem(milk, 3, null).expect(201)))
                .expect(201);
        assertThat(line(village, milk)
                        .required("batches")
                        .get(0)
                        .required("leftOver")
                        .asInt())
                .isEqualTo(1);

        Answer waiting = redeem(milk, 8, null).expect(201);
        clock.advance(Duration.ofDays(3));
        expiry.run().block();
        assertThat(pieces(village, milk, "blocked")).isEqualTo(1);
        assertThat(pieces(village, milk, "onShelf")).isZero();
        clerk.post("/api/v1/handovers", handing(waiting)).expect(201);

        // Nothing free is left but what is blocked, and that is not redeemed.
        assertThat(redeem(milk, 1, null).expect(409).problem()).isEqualTo("out-of-stock");
        UUID loss = UUID.randomUUID();
        Map<String, Object> expired = Map.of(
                "outlet",
                village,
                "good",
                milk.id(),
                "kind",
                "EXPIRED",
                "pieces",
                1,
                "reason",
                "过期",
                "photos",
                List.of(uploads.photo(season.village().clerk())));
        clerk.put("/api/v1/losses/" + loss, expired).expect(200);
        clerk.put("/api/v1/losses/" + loss, expired).expect(200);
        clerk.post("/api/v1/losses/" + loss + "/decision", Map.of("confirmed", true))
                .expect(403);
        committee
                .post("/api/v1/losses/" + loss + "/decision", Map.of("confirmed", true))
                .expect(200);
        committee
                .post("/api/v1/losses/" + loss + "/decision", Map.of("confirmed", true))
                .expect(409);
        assertThat(pieces(village, milk, "lost")).isEqualTo(1);
        assertThat(pieces(village, milk, "blocked")).isZero();
        assertThat(pieces(village, milk, "received")).isEqualTo(12);
    }

    @Test
    void expiredPiecesThatAreSetAsideAreNotHandedOver() {
        Good milk = season.good("牛奶", 2, 20);
        shelve(village, milk, 4, 150, TODAY.plusDays(1));
        season.award(season.household(), 20);
        Answer waiting = redeem(milk, 2, null).expect(201);
        clock.advance(Duration.ofDays(2));

        assertThat(clerk.post("/api/v1/handovers", handing(waiting)).expect(409).problem())
                .isEqualTo("expired-stock");
        shelve(village, milk, 2, 150, null);
        clerk.post("/api/v1/handovers", handing(waiting)).expect(201);

        // What came back lies in its batch again.
        UUID back = clerk.post("/api/v1/redemptions/" + waiting.id() + "/returns", Map.of("reason", "破损"))
                .expect(201)
                .id();
        committee
                .post("/api/v1/goods-returns/" + back + "/decision", Map.of("confirmed", true))
                .expect(200);
        assertThat(line(village, milk)
                        .required("batches")
                        .get(1)
                        .required("leftOver")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aStocktakingPutsTheBookRightByThreePersons() {
        Good soap = season.stocked("香皂", 5, 9, 10);
        Good towel = season.stocked("毛巾", 8, 9, 5);
        season.award(season.household(), 60);
        Answer waiting = redeem(soap, 2, null).expect(201);
        UUID id = UUID.randomUUID();
        String at = "/api/v1/stocktakings/" + id;
        http.as(season.town.village(1).clerk())
                .put(at, Map.of("outlet", village))
                .expect(403);
        clerk.put(at, Map.of("outlet", village)).expect(200);
        assertThat(committee
                        .put("/api/v1/stocktakings/" + UUID.randomUUID(), Map.of("outlet", village))
                        .expect(409)
                        .problem())
                .isEqualTo("stocktaking-alive");

        clerk.put(at + "/lines/" + soap.id(), Map.of("counted", 9)).expect(200);
        assertThat(clerk.post(at + "/submission", null).expect(422).problem()).isEqualTo("not-all-counted");
        // Handed over after it was counted: the difference stays one.
        clerk.post("/api/v1/handovers", handing(waiting)).expect(201);
        clerk.put(at + "/lines/" + towel.id(), Map.of("counted", 6, "explanation", "上次多送一条"))
                .expect(200);
        assertThat(clerk.post(at + "/submission", null).expect(422).problem()).isEqualTo("difference-unexplained");
        clerk.put(at + "/lines/" + soap.id(), Map.of("counted", 9, "explanation", "受潮结块扔了一块"))
                .expect(200);
        clerk.post(at + "/submission", null).expect(200);

        Map<String, Object> yes = Map.of("approved", true);
        clerk.post(at + "/decision", yes).expect(403);
        assertThat(committee.post(at + "/decision", yes).expect(422).problem()).isEqualTo("witness-missing");
        clerk.post(at + "/signatures", Map.of("part", "WITNESS")).expect(422);
        villager.post(at + "/signatures", Map.of("part", "WITNESS")).expect(200);
        JsonNode done = committee.post(at + "/decision", yes).expect(200).json();

        assertThat(done.required("stocktaking").required("state").asString()).isEqualTo("APPROVED");
        assertThat(done.required("signatures")).hasSize(3);
        assertThat(season.onShelf(soap)).isEqualTo(7);
        assertThat(pieces(village, soap, "lost")).isEqualTo(1);
        assertThat(season.onShelf(towel)).isEqualTo(6);
        assertThat(pieces(village, towel, "received")).isEqualTo(6);
        committee.post(at + "/decision", yes).expect(409);
        clerk.put("/api/v1/stocktakings/" + UUID.randomUUID(), Map.of("outlet", village))
                .expect(200);
    }

    @Test
    void goodsMoveToTheFairAndWhatDidNotArriveIsTheSendersAgain() {
        Good soap = season.stocked("香皂", 5, 9, 3);
        shelve(village, soap, 6, 430, TODAY.plusDays(40));
        UUID fair = UUID.randomUUID();
        Map<String, Object> form = Map.of(
                "kind",
                "FAIR",
                "name",
                "流动集市",
                "opensOn",
                TODAY.toString(),
                "closesOn",
                TODAY.plusDays(5).toString(),
                "active",
                true);
        committee.put("/api/v1/outlets/" + fair, form).expect(403);
        officer.put("/api/v1/outlets/" + fair, form).expect(200);
        UUID id = UUID.randomUUID();
        Map<String, Object> sending =
                Map.of("from", village, "to", fair, "lines", List.of(Map.of("good", soap.id(), "pieces", 8)));
        clerk.put("/api/v1/shipments/" + id, sending).expect(200);
        clerk.put("/api/v1/shipments/" + id, sending).expect(200);
        assertThat(season.onShelf(soap)).isEqualTo(1);
        assertThat(pieces(village, soap, "underWay")).isEqualTo(8);

        Map<String, Object> arrival = Map.of("lines", List.of(Map.of("good", soap.id(), "pieces", 7)));
        clerk.post("/api/v1/shipments/" + id + "/arrival", arrival).expect(403);
        officer.post("/api/v1/shipments/" + id + "/arrival", arrival).expect(200);
        officer.post("/api/v1/shipments/" + id + "/arrival", arrival).expect(409);

        assertThat(season.onShelf(soap)).isEqualTo(2);
        assertThat(pieces(village, soap, "underWay")).isZero();
        assertThat(season.balance(Account.of(Holder.store(fair), Purse.STOCK, soap.id())))
                .isEqualTo(7);
        JsonNode batch = line(fair, soap).required("batches").get(0);
        assertThat(batch.required("leftOver").asInt()).isEqualTo(6);
        assertThat(batch.required("unitFen").asLong()).isEqualTo(430);

        season.award(season.household(), 60);
        Answer redeemed = redeem(soap, 7, fair).expect(201);
        assertThat(redeemed.json().required("outletId").asString()).isEqualTo(fair.toString());
        assertThat(redeem(soap, 1, fair).expect(409).problem()).isEqualTo("out-of-stock");
        clerk.post("/api/v1/handovers", handing(redeemed)).expect(201);
        assertThat(pieces(fair, soap, "handed")).isEqualTo(7);
        clock.advance(Duration.ofDays(6));
        assertThat(redeem(soap, 1, fair).expect(422).problem()).isEqualTo("outlet-closed");
    }

    @Test
    void aPartnerShopIsPaidOnceForWhatItGaveOut() {
        Good cut = season.good("大米", 10, 9);
        Login keeper = given.staff(season.town.officer(), Role.CLERK, village);
        UUID shop = UUID.randomUUID();
        officer.put(
                        "/api/v1/outlets/" + shop,
                        Map.of(
                                "kind",
                                "PARTNER",
                                "name",
                                "老张超市",
                                "village",
                                village,
                                "keeper",
                                keeper.actor().person(),
                                "keeperName",
                                "老张",
                                "active",
                                true))
                .expect(200);
        shelve(shop, cut, 6, 2_600, null);
        season.award(season.household(), 100);
        Answer redeemed = redeem(cut, 2, shop).expect(201);
        clerk.post("/api/v1/handovers", handing(redeemed)).expect(403);
        Caller shopkeeper = http.as(keeper);
        shopkeeper.post("/api/v1/handovers", handing(redeemed)).expect(201);

        Map<String, Object> days =
                Map.of("outlet", shop, "from", TODAY.minusDays(30).toString(), "to", TODAY.toString());
        UUID first = UUID.randomUUID();
        assertThat(officer.put("/api/v1/supplier-bills/" + first, days)
                        .expect(422)
                        .problem())
                .isEqualTo("price-missing");
        Map<String, Object> price = Map.of("since", TODAY.minusDays(60).toString(), "unitFen", 2_550);
        officer.put("/api/v1/outlets/" + shop + "/prices/" + cut.id(), price).expect(200);
        assertThat(officer.put("/api/v1/outlets/" + shop + "/prices/" + cut.id(), price)
                        .expect(409)
                        .problem())
                .isEqualTo("price-set");
        shopkeeper.put("/api/v1/supplier-bills/" + first, days).expect(403);
        JsonNode drawn =
                officer.put("/api/v1/supplier-bills/" + first, days).expect(200).json();
        assertThat(drawn.required("bill").required("totalFen").asLong()).isEqualTo(2 * 2_550);
        assertThat(drawn.required("control").required("inLedger").asLong()).isEqualTo(2);
        assertThat(drawn.required("control").required("matches").asBoolean()).isTrue();
        assertThat(officer.put("/api/v1/supplier-bills/" + UUID.randomUUID(), days)
                        .expect(422)
                        .problem())
                .isEqualTo("nothing-to-settle");

        officer.post("/api/v1/supplier-bills/" + first + "/payment", Map.of("reference", "2026-11-07"))
                .expect(409);
        clerk.post("/api/v1/supplier-bills/" + first + "/agreement", null).expect(403);
        clerk.get("/api/v1/supplier-bills/" + first).expect(403);
        shopkeeper.post("/api/v1/supplier-bills/" + first + "/agreement", null).expect(200);
        officer.post("/api/v1/supplier-bills/" + first + "/payment", Map.of("reference", "2026-11-07"))
                .expect(200);
        officer.post("/api/v1/supplier-bills/" + first + "/voiding", Map.of("reason", "重开"))
                .expect(409);

        // What comes back after it was paid is taken off the next bill; a void bill frees its lines.
        UUID back = shopkeeper
                .post("/api/v1/redemptions/" + redeemed.id() + "/returns", Map.of("reason", "生虫"))
                .expect(201)
                .id();
        committee
                .post("/api/v1/goods-returns/" + back + "/decision", Map.of("confirmed", true))
                .expect(200);
        UUID second = UUID.randomUUID();
        JsonNode credit = officer.put("/api/v1/supplier-bills/" + second, days)
                .expect(200)
                .json();
        assertThat(credit.required("bill").required("totalFen").asLong()).isEqualTo(-2 * 2_550);
        assertThat(credit.required("control").required("matches").asBoolean()).isTrue();
        officer.post("/api/v1/supplier-bills/" + second + "/voiding", Map.of("reason", "重开"))
                .expect(200);
        officer.put("/api/v1/supplier-bills/" + UUID.randomUUID(), days).expect(200);
        assertThat(officer.get("/api/v1/outlets/" + shop + "/supplier-bills")
                        .json()
                        .required("items"))
                .hasSize(3);
    }

    @Test
    void theMoneyAddsUpAndIsPublicOnlyWhereTheTownSaysSo() {
        Good soap = season.good("香皂", 5, 9);
        shelve(village, soap, 10, 450, null);
        season.award(season.household(), 50);
        clerk.post("/api/v1/handovers", handing(redeem(soap, 2, null).expect(201)))
                .expect(201);
        JsonNode page = officer.get("/api/v1/money?quarter=2026Q4").expect(200).json();
        assertThat(page.required("inFen").asLong()).isEqualTo(10_000_000);
        assertThat(page.required("outFen").asLong()).isEqualTo(-4_500);
        assertThat(page.required("balanceFen").asLong()).isEqualTo(9_995_500);
        committee.get("/api/v1/money").expect(403);

        // 40 points are left; two soaps were taken at 500 fen for 5 points, the other eight lie there at 450.
        JsonNode cover = officer.get("/api/v1/money/cover").expect(200).json();
        assertThat(cover.required("points").asLong()).isEqualTo(40);
        assertThat(cover.required("costFen").asLong()).isEqualTo(4_000);
        assertThat(cover.required("stockFen").asLong()).isEqualTo(8 * 450);
        assertThat(cover.required("moneyFen").asLong()).isEqualTo(9_995_500);

        String open = "/api/v1/public/towns/" + season.town.town() + "/money";
        http.anonymous().get(open).expect(404);
        http.anonymous().get(open + "/households").expect(404);
        officer.put(
                        "/api/v1/store-settings",
                        Map.of("threeSignatures", false, "moneyPublic", true, "marginPercent", 10, "expiryDays", 30))
                .expect(200);
        assertThat(http.anonymous().get(open).expect(200).json().required("lines"))
                .hasSize(2);
        JsonNode share = http.anonymous()
                .get(open + "/households?village=" + village)
                .expect(200)
                .json()
                .required("items")
                .get(0);
        assertThat(share.required("points").asLong()).isEqualTo(10);
        assertThat(share.required("name").asString())
                .contains("*")
                .isNotEqualTo(season.household().headName());

        officer.put(
                        "/api/v1/price-quotes/" + UUID.randomUUID(),
                        Map.of("good", soap.id(), "source", "镇上超市", "unitFen", 380, "seenOn", TODAY.toString()))
                .expect(200);
        JsonNode check = officer.get("/api/v1/price-checks").expect(200).json().get(0);
        assertThat(check.required("paidFen").asLong()).isEqualTo(450);
        assertThat(check.required("warnings").toString()).contains("PAID_ABOVE_QUOTE");
        committee.get("/api/v1/price-checks").expect(403);

        String printed =
                officer.get("/api/v1/quarters/2026Q4/proof/printed").expect(200).text();
        assertThat(printed).contains("物平").contains("在架：8 件").contains("已发放：2 件");
    }

    /** An id stands for what was said first: what is said otherwise under it is refused, never taken for done. */
    @Test
    void anIdIsNotUsedForSomethingElse() {
        Good soap = season.stocked("香皂", 5, 9, 3);
        UUID elsewhere = season.town.village(1).id();
        UUID bought = purchase(village, soap, 20, 450);
        assertThat(differs(officer, "/api/v1/purchases/" + bought, order(village, soap, 21, 450)))
                .isEqualTo("purchase-differs");
        UUID came = receipt(bought, List.of(arrived(soap, 8, null)));
        assertThat(differs(
                        clerk,
                        "/api/v1/receipts/" + came,
                        Map.of("purchase", bought, "lines", List.of(arrived(soap, 9, null)))))
                .isEqualTo("receipt-differs");

        String loss = "/api/v1/losses/" + UUID.randomUUID();
        clerk.put(loss, missing(village, soap, 1)).expect(200);
        clerk.put(loss, missing(village, soap, 1)).expect(200);
        assertThat(differs(clerk, loss, missing(village, soap, 2))).isEqualTo("loss-differs");
        Caller stranger = http.as(season.town.village(1).clerk());
        assertThat(differs(stranger, loss, missing(elsewhere, soap, 1)))
                .as("nor does it show what another village lost")
                .isEqualTo("loss-differs");

        String count = "/api/v1/stocktakings/" + UUID.randomUUID();
        clerk.put(count, Map.of("outlet", village)).expect(200);
        assertThat(differs(stranger, count, Map.of("outlet", elsewhere))).isEqualTo("stocktaking-differs");

        String sent = "/api/v1/shipments/" + UUID.randomUUID();
        Map<String, Object> two =
                Map.of("from", village, "to", elsewhere, "lines", List.of(Map.of("good", soap.id(), "pieces", 2)));
        clerk.put(sent, two).expect(200);
        assertThat(differs(
                        stranger,
                        sent,
                        Map.of(
                                "from",
                                elsewhere,
                                "to",
                                village,
                                "lines",
                                List.of(Map.of("good", soap.id(), "pieces", 2)))))
                .isEqualTo("shipment-differs");

        String quote = "/api/v1/price-quotes/" + UUID.randomUUID();
        Map<String, Object> seen =
                Map.of("good", soap.id(), "source", "镇上超市", "unitFen", 480, "seenOn", TODAY.toString());
        officer.put(quote, seen).expect(200);
        officer.put(quote, seen).expect(200);
        Map<String, Object> dearer = new HashMap<>(seen);
        dearer.put("unitFen", 520);
        assertThat(differs(officer, quote, dearer)).isEqualTo("quote-differs");
    }

    private static Map<String, Object> missing(UUID outlet, Good good, int pieces) {
        return Map.of("outlet", outlet, "good", good.id(), "kind", "MISSING", "pieces", pieces, "reason", "盘点时不见了");
    }

    private static String differs(Caller who, String path, Map<String, Object> body) {
        return who.put(path, body).expect(422).problem();
    }

    /** A village's own store goes by its village's id: a shop under that id would stand before it. */
    @Test
    void noShopTakesTheIdOfAVillage() {
        Map<String, Object> form = Map.of(
                "kind",
                "FAIR",
                "name",
                "流动集市",
                "opensOn",
                TODAY.toString(),
                "closesOn",
                TODAY.plusDays(5).toString(),
                "active",
                true);

        assertThat(officer.put("/api/v1/outlets/" + village, form).expect(409).problem())
                .isEqualTo("outlet-kind");
    }
}
