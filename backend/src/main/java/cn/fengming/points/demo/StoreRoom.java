package cn.fengming.points.demo;

import cn.fengming.points.demo.People.DemoTown;
import cn.fengming.points.demo.People.DemoVillage;
import cn.fengming.points.demo.People.Visitor;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A little of everything behind the counter: one purchase under three signatures, a partner shop with its price, and the
 * money open to everybody.
 */
final class StoreRoom {

    private static final int PIECES = 30;

    private final Phone phone;
    private final DemoTown town;
    private final Calendar calendar;

    StoreRoom(Phone phone, DemoTown town, Calendar calendar) {
        this.phone = phone;
        this.town = town;
        this.calendar = calendar;
    }

    void live(UUID noodles, UUID rice) {
        DemoVillage village = town.villages().get(0);
        receive(village, noodles);
        openShop(town.villages().get(1), rice);
        phone.put(
                town.officer(),
                "/api/v1/store-settings",
                Map.of("threeSignatures", false, "moneyPublic", true, "marginPercent", 20, "expiryDays", 30));
    }

    /** Noodles that keep for some weeks more, so that the store room has something to warn of. */
    private void receive(DemoVillage village, UUID good) {
        UUID purchase = phone.newId();
        phone.put(
                town.officer(),
                "/api/v1/purchases/" + purchase,
                Map.of(
                        "outlet",
                        village.id(),
                        "supplier",
                        "县百货公司",
                        "reason",
                        "本期兑换",
                        "lines",
                        List.of(Map.of("good", good, "pieces", PIECES, "unitFen", 550))));
        UUID receipt = phone.newId();
        String until = calendar.today().plusWeeks(3).toString();
        phone.put(
                village.clerk(),
                "/api/v1/receipts/" + receipt,
                Map.of(
                        "purchase",
                        purchase,
                        "lines",
                        List.of(Map.of("good", good, "pieces", PIECES, "bestBefore", until))));
        sign(town.officer(), receipt, "BUYER");
        sign(village.clerk(), receipt, "RECEIVER");
        sign(village.panel().get(0), receipt, "WITNESS");
    }

    private void sign(Visitor who, UUID receipt, String part) {
        phone.post(who, "/api/v1/receipts/" + receipt + "/signatures", Map.of("part", part));
    }

    private void openShop(DemoVillage village, UUID good) {
        UUID shop = phone.newId();
        Visitor keeper = village.clerk();
        phone.put(
                town.officer(),
                "/api/v1/outlets/" + shop,
                Map.of(
                        "kind",
                        "PARTNER",
                        "name",
                        village.name() + "便民超市",
                        "village",
                        village.id(),
                        "keeper",
                        keeper.actor().person(),
                        "keeperName",
                        keeper.actor().name(),
                        "active",
                        true));
        phone.put(
                town.officer(),
                "/api/v1/outlets/" + shop + "/prices/" + good,
                Map.of("since", calendar.windowOpens().toString(), "unitFen", 2_800));
    }
}
