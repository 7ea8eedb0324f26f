package cn.fengming.points.store;

import static cn.fengming.points.store.Season.wish;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Holder;
import cn.fengming.points.ledger.Purse;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many at once at the store room: nothing comes in twice, nothing goes out twice, a count disturbs nobody. */
@PointsTest
class SupplyRaceTest {

    @Autowired
    Season.Maker seasons;

    @Autowired
    Http http;

    @Autowired
    BatchAudit batches;

    Season season;

    @AfterEach
    void booksAreRight() {
        assertThat(season.findings()).isEmpty();
        assertThat(batches.findings(season.town.town()).collectList().block()).isEmpty();
    }

    private List<Answer> race(List<Callable<Answer>> calls) {
        var queue = new ConcurrentLinkedQueue<>(calls);
        return http.race(calls.size(), () -> queue.remove().call());
    }

    private static long with(List<Answer> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }

    private Caller officer() {
        return http.as(season.town.officer());
    }

    private Caller clerk() {
        return http.as(season.village().clerk());
    }

    private UUID purchase(Good good, int pieces) {
        UUID id = UUID.randomUUID();
        officer()
                .put(
                        "/api/v1/purchases/" + id,
                        Map.of(
                                "outlet",
                                season.village().id(),
                                "supplier",
                                "县百货公司",
                                "reason",
                                "兑换",
                                "lines",
                                List.of(Map.of("good", good.id(), "pieces", pieces, "unitFen", 400))))
                .expect(200);
        return id;
    }

    private Map<String, Object> arrived(UUID purchase, Good good, int pieces) {
        return Map.of("purchase", purchase, "lines", List.of(Map.of("good", good.id(), "pieces", pieces)));
    }

    private Answer sign(Caller who, UUID receipt, String part) {
        return who.post("/api/v1/receipts/" + receipt + "/signatures", Map.of("part", part));
    }

    private UUID shelved(Good good, int pieces) {
        UUID receipt = UUID.randomUUID();
        clerk().put("/api/v1/receipts/" + receipt, arrived(purchase(good, pieces), good, pieces))
                .expect(200);
        sign(officer(), receipt, "BUYER").expect(200);
        sign(clerk(), receipt, "RECEIVER").expect(200);
        sign(http.as(season.village().committee()), receipt, "WITNESS").expect(200);
        return receipt;
    }

    @Test
    void sixteenIdenticalReceiptsComeInOnceAndAreSignedOnce() {
        season = seasons.open(1, 0);
        Good soap = season.good("香皂", 5, 5);
        UUID purchase = purchase(soap, 20);
        UUID receipt = UUID.randomUUID();
        Caller clerk = clerk();

        List<Answer> opened =
                http.race(16, () -> clerk.put("/api/v1/receipts/" + receipt, arrived(purchase, soap, 12)));
        List<Answer> others =
                http.race(16, () -> clerk.put("/api/v1/receipts/" + UUID.randomUUID(), arrived(purchase, soap, 4)));

        assertThat(with(opened, 200)).isEqualTo(16);
        assertThat(with(others, 200)).isEqualTo(2);
        assertThat(with(others, 422)).isEqualTo(14);
        sign(officer(), receipt, "BUYER").expect(200);
        sign(clerk, receipt, "RECEIVER").expect(200);
        Caller committee = http.as(season.village().committee());
        assertThat(with(http.race(16, () -> sign(committee, receipt, "WITNESS")), 200))
                .isEqualTo(16);
        assertThat(season.onShelf(soap)).isEqualTo(12);
    }

    @Test
    void oneOfManyWitnessesIsTheThird() {
        season = seasons.open(1, 0);
        Good soap = season.good("香皂", 5, 5);
        UUID receipt = UUID.randomUUID();
        clerk().put("/api/v1/receipts/" + receipt, arrived(purchase(soap, 3), soap, 3))
                .expect(200);
        sign(officer(), receipt, "BUYER").expect(200);
        sign(clerk(), receipt, "RECEIVER").expect(200);
        List<Callable<Answer>> witnesses = season.village().panel().stream()
                .map(http::as)
                .map(panel -> (Callable<Answer>) () -> sign(panel, receipt, "WITNESS"))
                .toList();

        List<Answer> answers = race(witnesses);

        assertThat(with(answers, 200)).isEqualTo(1);
        assertThat(with(answers, 409)).isEqualTo(4);
        assertThat(season.onShelf(soap)).isEqualTo(3);
    }

    @Test
    void thirtyTwoHandoversOfTheLastPieceHandItOverOnce() {
        season = seasons.open(1, 1);
        Good cooker = season.good("电压力锅", 10, 1);
        shelved(cooker, 1);
        season.award(season.household(), 10);
        String code = http.as(season.household().villager())
                .post("/api/v1/redemptions", wish(cooker, 1))
                .expect(201)
                .json()
                .required("code")
                .asString();
        Caller clerk = clerk();
        Map<String, Object> handing = Map.of("village", season.village().id(), "code", code);

        List<Answer> answers = http.race(32, () -> clerk.post("/api/v1/handovers", handing));

        assertThat(with(answers, 201)).isEqualTo(1);
        assertThat(answers).allMatch(answer -> List.of(201, 409, 429).contains(answer.status()));
        assertThat(season.handed(cooker)).isEqualTo(1);
        assertThat(left(cooker)).isZero();
    }

    /** Pieces of all batches of a good in the first village's store. */
    private int left(Good good) {
        int left = 0;
        for (var line : officer()
                .get("/api/v1/outlets/" + season.village().id() + "/shelf?size=200")
                .expect(200)
                .json()
                .required("items")) {
            if (line.required("good").required("id").asString().equals(good.id().toString())) {
                for (var batch : line.required("batches")) {
                    left += batch.required("leftOver").asInt();
                }
            }
        }
        return left;
    }

    @Test
    void aStocktakingRunsWhileGoodsGoOutAndComeIn() {
        int homes = 12;
        season = seasons.open(1, homes);
        Good soap = season.good("香皂", 5, 5);
        shelved(soap, homes + 8);
        Caller clerk = clerk();
        UUID id = UUID.randomUUID();
        String at = "/api/v1/stocktakings/" + id;
        clerk.put(at, Map.of("outlet", season.village().id())).expect(200);
        // Counted before anything goes out: three are gone.
        clerk.put(at + "/lines/" + soap.id(), Map.of("counted", homes + 5, "explanation", "被雨淋坏"))
                .expect(200);
        List<Callable<Answer>> calls = new ArrayList<>();
        // Two counters: more codes than one person may try wrongly are never under way at once.
        List<Caller> counters = List.of(clerk, http.as(season.village().committee()));
        IntStream.range(0, homes).forEach(number -> {
            HouseholdSetup home = season.household(number);
            season.award(home, 5);
            Caller villager = http.as(home.villager());
            Caller counter = counters.get(number % 2);
            calls.add(() -> {
                Answer redeemed = villager.post("/api/v1/redemptions", wish(soap, 1));
                return redeemed.status() == 201
                        ? counter.post(
                                "/api/v1/handovers",
                                Map.of(
                                        "village", season.village().id(),
                                        "code", redeemed.json().required("code").asString()))
                        : redeemed;
            });
        });
        calls.add(() -> {
            clerk.post(at + "/submission", null).expect(200);
            http.as(season.village().panel().get(0))
                    .post(at + "/signatures", Map.of("part", "WITNESS"))
                    .expect(200);
            return http.as(season.village().committee()).post(at + "/decision", Map.of("approved", true));
        });
        UUID shipment = UUID.randomUUID();
        UUID fair = UUID.randomUUID();
        officer()
                .put(
                        "/api/v1/outlets/" + fair,
                        Map.of(
                                "kind",
                                "FAIR",
                                "name",
                                "流动集市",
                                "opensOn",
                                Season.TODAY.toString(),
                                "closesOn",
                                Season.TODAY.toString(),
                                "active",
                                true))
                .expect(200);
        IntStream.range(0, 4)
                .forEach(each -> calls.add(() -> clerk.put(
                        "/api/v1/shipments/" + shipment,
                        Map.of(
                                "from",
                                season.village().id(),
                                "to",
                                fair,
                                "lines",
                                List.of(Map.of("good", soap.id(), "pieces", 2))))));

        List<Answer> answers = race(calls);

        assertThat(with(answers, 201)).isEqualTo(homes);
        assertThat(with(answers, 200)).isEqualTo(5);
        assertThat(season.handed(soap)).isEqualTo(homes);
        Holder store = Holder.village(season.village().id());
        assertThat(season.balance(Account.of(store, Purse.LOST, soap.id()))).isEqualTo(3);
        assertThat(season.balance(Account.of(store, Purse.TRANSIT, soap.id()))).isEqualTo(2);
        assertThat(season.onShelf(soap)).isEqualTo(3);
        assertThat(left(soap)).isEqualTo(3);
    }

    @Test
    void twoBillsDrawnAtOnceDoNotShareAHandover() {
        season = seasons.open(1, 1);
        Good rice = season.good("大米", 10, 9);
        UUID shop = UUID.randomUUID();
        Caller officer = officer();
        officer.put(
                        "/api/v1/outlets/" + shop,
                        Map.of(
                                "kind",
                                "PARTNER",
                                "name",
                                "老张超市",
                                "village",
                                season.village().id(),
                                "keeper",
                                season.village().clerk().actor().person(),
                                "keeperName",
                                "老张",
                                "active",
                                true))
                .expect(200);
        officer.put(
                        "/api/v1/outlets/" + shop + "/prices/" + rice.id(),
                        Map.of("since", Season.TODAY.minusDays(9).toString(), "unitFen", 900))
                .expect(200);
        season.receive(season.village(), rice, 1);
        Good cut = season.service("理发", 2);
        officer.put(
                        "/api/v1/outlets/" + shop + "/prices/" + cut.id(),
                        Map.of("since", Season.TODAY.minusDays(9).toString(), "unitFen", 1_500))
                .expect(200);
        season.award(season.household(), 10);
        String code = http.as(season.household().villager())
                .post("/api/v1/redemptions", Map.of("lines", List.of(Season.line(cut, 1)), "outlet", shop))
                .expect(201)
                .json()
                .required("code")
                .asString();
        clerk().post("/api/v1/handovers", Map.of("village", season.village().id(), "code", code))
                .expect(201);
        Map<String, Object> days =
                Map.of("outlet", shop, "from", Season.TODAY.minusDays(9).toString(), "to", Season.TODAY.toString());

        List<Answer> answers = http.race(8, () -> officer.put("/api/v1/supplier-bills/" + UUID.randomUUID(), days));

        assertThat(with(answers, 200)).isEqualTo(1);
        assertThat(with(answers, 422)).isEqualTo(7);
    }
}
