package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.store.PriceCheck.Warning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of supply alone: which batch goes first, who may sign beside whom, what a price and the fund come to. */
class SupplyRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final UUID GOOD = UUID.randomUUID();
    private static final UUID PAPER = UUID.randomUUID();

    private static Batch batch(int left, int blocked, @Nullable LocalDate until, LocalDate arrived) {
        return new Batch(
                UUID.randomUUID(),
                UUID.randomUUID(),
                GOOD,
                Batch.Origin.RECEIPT,
                UUID.randomUUID(),
                50,
                left,
                blocked,
                100,
                until,
                arrived);
    }

    private static List<Integer> taken(Pick pick, Batch... batches) {
        return List.of(batches).stream()
                .map(batch -> pick.taken().stream()
                        .filter(taken -> taken.batchId().equals(batch.id()))
                        .mapToInt(Pick.Taken::pieces)
                        .sum())
                .toList();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int status, String type) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(type);
            assertThat(problem.status()).isEqualTo(status);
        });
    }

    @Test
    void whatExpiresFirstGoesFirstAndWhatHasExpiredDoesNotGo() {
        Batch gone = batch(4, 0, TODAY.minusDays(1), TODAY.minusDays(90));
        Batch lastDay = batch(2, 0, TODAY, TODAY.minusDays(60));
        Batch later = batch(3, 0, TODAY.plusDays(9), TODAY.minusDays(80));
        Batch keeps = batch(5, 0, null, TODAY.minusDays(99));

        Pick pick = Pick.good(List.of(keeps, later, gone, lastDay), 1, 8, TODAY);

        assertThat(taken(pick, gone, lastDay, later, keeps)).containsExactly(0, 2, 3, 2);
        assertThat(pick.loose()).isEqualTo(1);
        refused(() -> Pick.good(List.of(keeps, later, gone, lastDay), 1, 12, TODAY), 409, "expired-stock");
    }

    @Test
    void whatWasThereBeforeBatchesGoesAlsoWhenNoneKeeps() {
        Batch dated = batch(2, 0, TODAY.plusDays(1), TODAY);

        Pick pick = Pick.good(List.of(dated), 7, 5, TODAY);

        assertThat(taken(pick, dated)).containsExactly(2);
        assertThat(pick.loose()).isEqualTo(3);
        assertThat(Pick.good(List.of(), 0, 0, TODAY).taken()).isEmpty();
    }

    @Test
    void aLossTakesWhatThereIsAndThrowingAwayOnlyWhatIsBlocked() {
        Batch old = batch(5, 3, TODAY.minusDays(2), TODAY.minusDays(90));

        assertThat(taken(Pick.any(List.of(old), 0, 4), old)).containsExactly(2);
        assertThat(Pick.any(List.of(old), 0, 4).loose()).isEqualTo(2);
        assertThat(taken(Pick.blocked(List.of(old), 3), old)).containsExactly(3);
        refused(() -> Pick.blocked(List.of(old), 4), 422, "not-expired");
    }

    private static Signature signature(Signature.Part part, UUID signer, @Nullable UUID home) {
        return new Signature(PAPER, part, signer, home, "某人", Signature.How.PHONE, Instant.EPOCH);
    }

    @Test
    void threeSignaturesAreOfThreePersonsOfThreeHomes() {
        UUID buyer = UUID.randomUUID();
        UUID home = UUID.randomUUID();
        List<Signature> earlier = List.of(signature(Signature.Part.BUYER, buyer, home));

        refused(() -> signature(Signature.Part.BUYER, UUID.randomUUID(), null).mustFit(earlier), 409, "already-signed");
        refused(() -> signature(Signature.Part.WITNESS, buyer, null).mustFit(earlier), 422, "same-signer");
        refused(() -> signature(Signature.Part.WITNESS, UUID.randomUUID(), home).mustFit(earlier), 422, "same-signer");
        Signature other = signature(Signature.Part.WITNESS, UUID.randomUUID(), UUID.randomUUID());
        assertThat(other.mustFit(earlier)).isEqualTo(other);
        assertThat(signature(Signature.Part.BUYER, buyer, home).repeats(earlier))
                .isTrue();
        assertThat(other.repeats(earlier)).isFalse();
    }

    @Test
    void onlyAWitnessSignsByCardAndSaysTheName() {
        var card = new Signature.Form(Signature.Part.BUYER, "AB12CD34", "李奶奶");
        refused(() -> card.mustBeOneOf(Signature.OF_RECEIPT), 400, "invalid-request");
        var nameless = new Signature.Form(Signature.Part.WITNESS, "AB12CD34", " ");
        refused(() -> nameless.mustBeOneOf(Signature.OF_RECEIPT), 400, "invalid-request");
        var foreign = new Signature.Form(Signature.Part.COUNTER, null, null);
        refused(() -> foreign.mustBeOneOf(Signature.OF_RECEIPT), 400, "invalid-request");
    }

    @Test
    void theForecastIsTheMostOfTheLatestAndTheAverage() {
        assertThat(Forecast.of(List.of(), 0, 0)).isEqualTo(new Forecast(List.of(), 0, 0, 0));
        assertThat(Forecast.of(List.of(2L, 9L, 4L), 0, 1).expected()).isEqualTo(5);
        assertThat(Forecast.of(List.of(8L, 1L), 0, 3)).isEqualTo(new Forecast(List.of(8L, 1L), 0, 8, 5));
        assertThat(Forecast.of(List.of(8L, 1L), 0, 30).missing()).isZero();
    }

    @Test
    void coverIsExactAndRoundsAgainstTheTown() {
        var soap = new Cover.Offer("香皂", 3, 100, 2);
        var rice = new Cover.Offer("大米", 10, 2500, 1);

        Cover cover = Cover.of(100, List.of(soap, rice), 10_000, 5_000);

        // (2 x 100 + 1 x 2500) fen for (2 x 3 + 1 x 10) points: 168.75 fen a point.
        assertThat(cover.costFen()).isEqualTo(16_875);
        assertThat(cover.dearest()).isEqualTo("大米");
        assertThat(cover.worstFen()).isEqualTo(25_000);
        assertThat(cover.hadFen()).isEqualTo(15_000);
        assertThat(cover.permille()).isEqualTo(888);
        assertThat(cover.covered()).isFalse();
        assertThat(Cover.of(1, List.of(soap), 0, 0).costFen()).isEqualTo(34);
        assertThat(Cover.of(0, List.of(), 7, 0).permille()).isNull();
        assertThat(Cover.of(1_000_000_000L, List.of(rice), -1, 0).worstFen()).isEqualTo(250_000_000_000L);
    }

    private static Good good(long price, long costFen) {
        return new Good(GOOD, "香皂", GoodKind.GOODS, Category.DAILY, price, costFen, 5, true, true, null, "", 1);
    }

    @Test
    void aPriceIsWarnedOfPastTheMarginAndNotOnIt() {
        var paid = new PriceCheck.Paid(GOOD, 500, TODAY);
        assertThat(PriceCheck.of(good(6, 500), 100, paid, null, 20).warnings()).isEmpty();
        assertThat(PriceCheck.of(good(7, 500), 100, paid, null, 20).warnings())
                .containsExactly(Warning.PRICE_ABOVE_PAID);
        assertThat(PriceCheck.of(good(4, 500), 100, paid, null, 20).warnings())
                .containsExactly(Warning.PRICE_BELOW_PAID);
        assertThat(PriceCheck.of(good(5, 450), 100, paid, null, 20).warnings())
                .containsExactly(Warning.CATALOGUE_DIFFERS);
        var quote = new PriceCheck.Quote(GOOD, "镇上超市", 400, TODAY);
        assertThat(PriceCheck.of(good(5, 500), 100, paid, quote, 20).warnings())
                .containsExactly(Warning.PRICE_ABOVE_QUOTE, Warning.PAID_ABOVE_QUOTE);
        assertThat(PriceCheck.of(good(5, 500), 100, null, null, 0).warnings()).isEmpty();
    }

    @Test
    void whatArrivesOfAShipmentIsWhatExpiresFirst() {
        Batch soon = batch(0, 0, TODAY.plusDays(3), TODAY);
        Batch late = batch(0, 0, TODAY.plusDays(30), TODAY);

        var parts = ShipmentDesk.Part.split(List.of(new Pick.Taken(late, 4), new Pick.Taken(soon, 3)), 5);

        assertThat(parts).containsExactly(new ShipmentDesk.Part(soon, 3, 0), new ShipmentDesk.Part(late, 2, 2));
    }

    @Test
    void anArrivalNamesEveryGoodAndNeverMoreThanWasSent() {
        var sent = List.of(new Shipment.Line(PAPER, GOOD, "香皂", 5, null, UUID.randomUUID()));

        assertThat(new Shipment.Arrival(List.of(new Shipment.Counted(GOOD, 4))).of(sent))
                .isEqualTo(Map.of(GOOD, 4));
        refused(() -> new Shipment.Arrival(List.of(new Shipment.Counted(GOOD, 6))).of(sent), 400, "invalid-request");
        refused(
                () -> new Shipment.Arrival(List.of(new Shipment.Counted(UUID.randomUUID(), 1))).of(sent),
                400,
                "invalid-request");
    }

    private static Stocktaking.Line counted(long counted, long expected, @Nullable String why, UUID by) {
        return new Stocktaking.Line(PAPER, GOOD, "香皂", counted, expected, why, by, Instant.EPOCH);
    }

    @Test
    void aStocktakingIsWholeExplainedAndApprovedByAThird() {
        UUID counter = UUID.randomUUID();
        var there = List.of(new Stocktaking.Uncounted(GOOD, "香皂", null, true));
        var found = List.of(new Stocktaking.Uncounted(UUID.randomUUID(), "毛巾", null, false));
        var short1 = counted(4, 5, null, counter);
        refused(() -> Stocktaking.mustBeComplete(List.of(), there), 422, "not-all-counted");
        refused(() -> Stocktaking.mustBeComplete(List.of(short1), found), 422, "difference-unexplained");
        Stocktaking.mustBeComplete(List.of(counted(4, 5, "老鼠咬破", counter)), found);

        var taking = new Stocktaking(
                PAPER,
                UUID.randomUUID(),
                Stocktaking.State.COUNTED,
                UUID.randomUUID(),
                "店员",
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null);
        var witness = List.of(signature(Signature.Part.WITNESS, UUID.randomUUID(), null));
        refused(() -> taking.mustBeApprovedByAThird(counter, List.of(short1), witness), 403, "forbidden");
        refused(
                () -> taking.mustBeApprovedByAThird(UUID.randomUUID(), List.of(short1), List.of()),
                422,
                "witness-missing");
        taking.mustBeApprovedByAThird(UUID.randomUUID(), List.of(short1), witness);
        refused(() -> taking.mustBe(Stocktaking.State.COUNTING), 409, "stocktaking-counted");
    }

    @Test
    void aFairIsOpenOnItsDaysAndAShopToItsVillage() {
        UUID home = UUID.randomUUID();
        var fair = new Outlet(
                UUID.randomUUID(), Outlet.Kind.FAIR, "流动集市", null, null, null, TODAY, TODAY.plusDays(1), true);
        assertThat(fair.mustBeOpenTo(home, TODAY)).isEqualTo(fair);
        refused(() -> fair.mustBeOpenTo(home, TODAY.minusDays(1)), 422, "outlet-closed");
        refused(() -> fair.mustBeOpenTo(home, TODAY.plusDays(2)), 422, "outlet-closed");
        var shop = new Outlet(
                UUID.randomUUID(), Outlet.Kind.PARTNER, "小店", home, UUID.randomUUID(), "店主", null, null, true);
        assertThat(shop.mustBeOpenTo(home, TODAY)).isEqualTo(shop);
        refused(() -> shop.mustBeOpenTo(UUID.randomUUID(), TODAY), 422, "outlet-closed");
    }

    @Test
    void moneyInOutAndLeftAddUp() {
        var lines = List.of(
                new MoneyPage.Line(TODAY, MoneyPage.Kind.FUND, "拨款", 10_000),
                new MoneyPage.Line(TODAY, MoneyPage.Kind.PURCHASE, "超市", -3_300));

        MoneyPage page = MoneyPage.of(Season.Q4, 500, lines);

        assertThat(page.inFen()).isEqualTo(10_000);
        assertThat(page.outFen()).isEqualTo(-3_300);
        assertThat(page.balanceFen()).isEqualTo(7_200);
    }
}
