package cn.fengming.points.demo;

import static cn.fengming.points.demo.Waiting.on;

import cn.fengming.points.demo.People.DemoTown;
import cn.fengming.points.demo.People.Visitor;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * The last months of the demo town, in order: an assessment that filled the pools, a quarter of awards, the assessment
 * after it, the redemption window, and the quarter that is in full swing today.
 */
final class Seasons {

    private static final int HOMES_SCORED = 6;
    private static final int HOMES_IN_ACTION = 4;
    /** Villages whose current quarter is shown in every state; the others go on more quietly. */
    private static final int LIVELY = 3;

    /** Villages with dirty spots in every state. */
    private static final int WITH_SPOTS = 2;

    private static final List<String> SHELF = List.of("垃圾袋（卷）", "香皂", "洗洁精", "毛巾", "洗衣粉", "食盐", "电压力锅");

    private final Phone phone;
    private final DemoClock clock;
    private final Calendar calendar;
    private final List<Chore> chores;
    private final DemoTown town;
    private final List<VillageLife> lives;
    private final List<SpotLife> spots;
    private final Map<String, UUID> goods = new HashMap<>();

    Seasons(Phone phone, DemoClock clock, Calendar calendar, List<Chore> chores, DemoTown town) {
        this.phone = phone;
        this.clock = clock;
        this.calendar = calendar;
        this.chores = chores;
        this.town = town;
        this.lives = town.villages().stream()
                .map(village -> new VillageLife(phone, village))
                .toList();
        this.spots = IntStream.range(0, WITH_SPOTS)
                .mapToObj(number -> new SpotLife(phone, town.villages().get(number), number))
                .toList();
    }

    void live() {
        beginBooks();
        assess(calendar.before());
        awardsOf(calendar.last());
        assess(calendar.last());
        firstSpots();
        earlyInCurrentQuarter();
        openStores();
        fullSwing();
        goTo(calendar.today());
        drawRechecks();
    }

    private void beginBooks() {
        Visitor officer = town.officer();
        phone.post(officer, "/api/v1/rules/default-catalogue", Map.of());
        phone.post(officer, "/api/v1/goods/default-catalogue", Map.of());
        phone.post(
                officer,
                "/api/v1/funds",
                Map.of(
                        "amountFen",
                        20_000_000L,
                        "document",
                        "县级乡风文明积分制资金切块（演示）",
                        "receivedOn",
                        calendar.founding().toString()));
        for (Quarter quarter : List.of(calendar.before(), calendar.last(), calendar.current())) {
            phone.post(officer, "/api/v1/quarters", Map.of("quarter", quarter.toString()));
        }
        JsonNode catalogue = phone.get(officer, "/api/v1/goods?size=200");
        catalogue.required("items").forEach(item -> know(item.required("good")));
    }

    private void know(JsonNode good) {
        goods.put(
                good.required("name").asString(),
                UUID.fromString(good.required("id").asString()));
    }

    /** Scored in the quarter's last days, published on its last, frozen when the objection days are over. */
    private void assess(Quarter quarter) {
        goTo(quarter.lastDay().minusDays(5));
        Assessing assessing = new Assessing(phone, town, quarter);
        assessing.score(quarter.lastDay().minusDays(5));
        goTo(quarter.lastDay());
        assessing.publish();
        goTo(quarter.lastDay().plusDays(6));
        assessing.freeze();
    }

    /** A quarter's awards, all the way into the wallets. */
    private void awardsOf(Quarter quarter) {
        LocalDate inspection = quarter.lastDay().minusDays(35);
        goTo(inspection);
        SideBySide.each(lives, life -> {
            life.scoreHomes(HOMES_SCORED, inspection);
            life.recordJointAction(HOMES_IN_ACTION);
            life.apply(0, "micro_landscape", "把屋后荒地改成了小花园，种了月季和格桑花");
            life.apply(1, "micro_landscape", "院坝边砌了花台");
        });
        goTo(inspection.withDayOfMonth(1).plusMonths(1));
        reviewAndPublish(YearMonth.from(inspection), 5);
        goTo(
                clock.today().isBefore(quarter.lastDay())
                        ? clock.today()
                        : quarter.lastDay().minusDays(6));
        SideBySide.each(lives, life -> life.postAwards(quarter));
    }

    private void reviewAndPublish(YearMonth month, int days) {
        SideBySide.each(lives, life -> {
            life.countHomes(month);
            life.vote(life.openReview(), 3);
            life.publishNotice(month.getMonthValue() + "月积分公示", days);
        });
    }

    private void firstSpots() {
        goTo(calendar.firstSpots());
        SideBySide.each(spots, life -> life.reportFirst(calendar.firstSpots()));
        goTo(calendar.firstSpots().plusDays(1));
        SideBySide.each(spots, SpotLife::cleanFirst);
    }

    /** What was cleaned up last month is drawn this month; early in a quarter nothing was. */
    private void drawRechecks() {
        YearMonth month = YearMonth.from(calendar.today());
        if (YearMonth.from(calendar.firstSpots().plusDays(1)).isBefore(month)) {
            Map<String, Object> order = Map.of("month", month.toString(), "size", WITH_SPOTS, "eachVillage", true);
            phone.post(town.officer(), "/api/v1/spot-rechecks", order);
        }
    }

    /** The lively villages have awards of the current quarter in their wallets, and an honour on the board. */
    private void earlyInCurrentQuarter() {
        goTo(calendar.firstAwards());
        SideBySide.each(spots, SpotLife::reportEarly);
        SideBySide.each(lively(), life -> {
            life.nominateFamily(2);
            life.apply(2, "micro_landscape", "门前空地种了一片油菜花，搭了竹篱笆");
            life.vote(life.openReview(), 3);
            life.publishNotice("最美家庭和微景观公示", 5);
        });
    }

    private void openStores() {
        goTo(calendar.windowOpens());
        phone.post(
                town.officer(),
                "/api/v1/redemption-windows",
                Map.of(
                        "quarter", calendar.last().toString(),
                        "opensOn", calendar.windowOpens().toString(),
                        "closesOn", calendar.windowCloses().toString(),
                        "pickupDays", 14));
        SideBySide.each(lives, life -> life.receive(goods, SHELF, 20));
        new StoreRoom(phone, town, calendar).live(good("挂面（把）"), good("大米（小袋）"));
    }

    /** Every state there is, within the last days. */
    private void fullSwing() {
        goTo(calendar.today().minusDays(5));
        SideBySide.each(spots, SpotLife::midway);
        SideBySide.each(lives, life -> {
            life.handOver(life.redeem(0, good("洗洁精"), 1));
            life.redeem(1, good("香皂"), 2);
        });
        SideBySide.each(lively(), life -> {
            life.postAwards(calendar.current());
            life.recordJointAction(HOMES_IN_ACTION);
            life.publishNotice("村庄清洁行动公示", 7);
        });
        goTo(calendar.today().minusDays(2));
        SideBySide.each(spots, SpotLife::lately);
        SideBySide.each(lively(), life -> {
            life.object(3);
            life.notifyDeduction(12);
            life.apply(3, "own_black_water", "把屋后的臭水沟清淤盖板了");
            life.apply(0, "own_demolition", "自己拆掉了路边的旧猪圈");
        });
    }

    private List<VillageLife> lively() {
        return lives.subList(0, LIVELY);
    }

    private UUID good(String name) {
        UUID id = goods.get(name);
        if (id == null) {
            throw new IllegalStateException("the catalogue has no " + name);
        }
        return id;
    }

    /** Days pass one after the other as far as anybody would notice: what the system does by the clock is done. */
    private void goTo(LocalDate day) {
        clock.walkTo(day);
        phone.signInAnew();
        chores.forEach(chore -> on(chore.run().defaultIfEmpty(0L)));
    }
}
