package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.identity.Sessions;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.OutboxEvent;
import cn.fengming.points.kernel.OutboxListener;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** 年底清零: a town goes through December into January, with everything that can be under way at midnight. */
@PointsTest
class YearEndTest {

    private static final Quarter Q3 = new Quarter(2026, 3);

    @Autowired
    Season.Maker seasons;

    @Autowired
    Http http;

    @Autowired
    Given given;

    @Autowired
    TestClock clock;

    @Autowired
    Ledger ledger;

    @Autowired
    List<Chore> chores;

    @Autowired
    List<OutboxListener> listeners;

    @Autowired
    DatabaseClient database;

    @Autowired
    Sessions sessions;

    Season season;
    Login second;
    HouseholdSetup idle;
    HouseholdSetup collects;
    HouseholdSetup cancels;
    HouseholdSetup reversed;
    Good towel;

    @BeforeEach
    void aTownThatClearsAtTheEndOfTheYear() {
        clock.setDay(LocalDate.of(2026, 9, 1));
        season = seasons.before(2, 4);
        season.openBook(Q3);
        second = given.staff(season.town.officer(), Role.TOWN, null);
        idle = season.household(0);
        collects = season.household(1);
        cancels = season.household(2);
        reversed = season.household(3);
        towel = season.stocked("毛巾", 10, 5, 20);
    }

    @Test
    void aYearEndsWithRedemptionsUnderWayALateCancelAndAReversal() {
        decideYearEnd();
        autumnPoints();
        window("2026Q3", "2026-12-15", "2026-12-28");

        remindsAMonthAndAWeekBefore();
        clock.setDay(LocalDate.of(2026, 12, 27));
        UUID collected = redeem(collects, 2);
        UUID cancelled = redeem(cancels, 3);
        showsWhatWouldEnd();

        at("2026-12-31T23:50");
        work("treasury.expiry");
        assertThat(season.wallet(idle)).as("the last day is a whole day").isEqualTo(45);

        at("2027-01-01T00:10");
        Flux.range(0, 8).flatMap(run -> chore("treasury.expiry").run(), 8).blockLast();
        assertThat(expired(idle)).isEqualTo(35);
        assertThat(expired(collects)).isEqualTo(10);
        assertThat(expired(cancels)).as("all of it is on hold").isZero();
        assertThat(season.held(cancels)).isEqualTo(30);
        assertThat(expired(reversed)).isEqualTo(20);
        assertThat(season.wallet(idle))
                .as("the fourth quarter waits for its season")
                .isEqualTo(10);
        assertThat(clearings()).isEqualTo(3);
        assertThat(told("treasury.points-expired")).isEqualTo(3);

        handOverLate(collected);
        cancelLate(cancelled);
        givesBackWhatWasClearedInError();
        closesItsBooks();
    }

    private void decideYearEnd() {
        var asked = Map.of("kind", "YEAR_END", "from", "2026Q4", "reason", "镇长办公会纪要〔2026〕9号");
        officer()
                .post("/api/v1/expiry-terms", Map.of("kind", "YEAR_END", "from", "2026Q3", "reason", "补办"))
                .expect(422);
        officer()
                .post("/api/v1/expiry-terms", Map.of("kind", "QUARTERS", "from", "2026Q4", "reason", "没写几个季度"))
                .expect(400);
        UUID terms = officer().post("/api/v1/expiry-terms", asked).expect(201).id();
        as(second).post("/api/v1/expiry-terms", asked).expect(409);
        officer().post("/api/v1/expiry-terms/" + terms + "/confirm", null).expect(403);
        var answers = http.race(8, () -> as(second).post("/api/v1/expiry-terms/" + terms + "/confirm", null));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).allMatch(answer -> answer.status() == 409);
        assertThat(auditor().get("/api/v1/expiry-terms").expect(200).json().size())
                .isEqualTo(1);
        for (var other : List.of(season.village().committee(), season.town.auditor())) {
            as(other).post("/api/v1/expiry-terms", asked).expect(403);
        }
        as(idle.villager()).get("/api/v1/expiry-preview").expect(403);
        as(given.town(1, 1).officer())
                .post("/api/v1/expiry-terms/" + terms + "/confirm", null)
                .expect(404);
    }

    private void autumnPoints() {
        award(idle, 35, Q3);
        award(idle, 10, Season.Q4);
        award(collects, 30, Q3);
        award(cancels, 30, Q3);
        award(reversed, 20, Q3);
    }

    private void remindsAMonthAndAWeekBefore() {
        at("2026-12-01T06:00");
        work("treasury.expiry");
        assertThat(told("treasury.points-expiring")).as("not before morning").isZero();
        at("2026-12-01T09:00");
        Flux.range(0, 8).flatMap(run -> chore("treasury.expiry").run(), 8).blockLast();
        assertThat(told("treasury.points-expiring")).isEqualTo(4);
        clock.setDay(LocalDate.of(2026, 12, 24));
        work("treasury.expiry");
        work("treasury.expiry");
        assertThat(told("treasury.points-expiring")).isEqualTo(8);
    }

    private void showsWhatWouldEnd() {
        var mine =
                as(idle.villager()).get("/api/v1/me/wallet/expiry").expect(200).json();
        assertThat(mine.get("days").size()).isEqualTo(1);
        assertThat(mine.get("days").get(0).get("lastDay").asString()).isEqualTo("2026-12-31");
        assertThat(mine.get("days").get(0).get("points").asLong()).isEqualTo(35);
        assertThat(mine.get("days").get(0).get("lots").get(0).get("quarter").asString())
                .isEqualTo("2026Q3");
        assertThat(mine.get("waiting").asLong()).isEqualTo(10);
        assertThat(mine.get("season").get("open").asBoolean()).isTrue();
        assertThat(mine.get("reminders").size()).isEqualTo(2);

        var town = auditor().get("/api/v1/expiry-preview").expect(200).json();
        assertThat(town.get("days").get(0).get("points").asLong()).isEqualTo(35 + 10 + 20);
        assertThat(town.get("days").get(0).get("households").asLong()).isEqualTo(3);
        assertThat(town.get("days").get(0).get("villages").get(0).get("name").asString())
                .isEqualTo(season.village().name());
        assertThat(town.get("largest").get(0).get("points").asLong()).isEqualTo(35);
        assertThat(town.get("waiting").get("points").asLong()).isEqualTo(10);
        var tried = officer()
                .get("/api/v1/expiry-preview?kind=NEVER&from=2027Q1")
                .expect(200)
                .json();
        assertThat(tried.get("days").size()).isZero();
        assertThat(tried.get("lasting").get("points").asLong()).isEqualTo(75);
        as(season.village().committee())
                .get("/api/v1/households/" + cancels.id() + "/wallet/expiry")
                .expect(200);
        as(season.town.village(1).committee())
                .get("/api/v1/households/" + cancels.id() + "/wallet/expiry")
                .expect(403);
    }

    private void handOverLate(UUID redemption) {
        clock.setDay(LocalDate.of(2027, 1, 2));
        officer().post("/api/v1/quarters", Map.of("quarter", "2027Q1")).expect(201);
        String code = as(collects.villager())
                .get("/api/v1/redemptions/" + redemption)
                .json()
                .get("code")
                .asString();
        as(season.village().clerk())
                .post("/api/v1/handovers", Map.of("village", season.village().id(), "code", code))
                .expect(201);
        assertThat(season.redeemed(collects)).isEqualTo(20);
    }

    /** Not collected and cancelled after its points had ended: they come back, and go with the next run. */
    private void cancelLate(UUID redemption) {
        as(cancels.villager())
                .post("/api/v1/redemptions/" + redemption + "/cancellation", Map.of())
                .expect(200);
        assertThat(season.wallet(cancels)).isEqualTo(30);
        Flux.range(0, 8).flatMap(run -> chore("treasury.expiry").run(), 8).blockLast();
        assertThat(season.wallet(cancels)).isZero();
        assertThat(expired(cancels)).isEqualTo(30);
    }

    private void givesBackWhatWasClearedInError() {
        clock.setDay(LocalDate.of(2027, 1, 4));
        UUID transfer = null;
        for (var row :
                auditor().get("/api/v1/expiry-clearings").expect(200).json().get("items")) {
            if (row.get("household").asString().equals(reversed.id().toString())) {
                transfer = UUID.fromString(row.get("transfer").asString());
            }
        }
        UUID correction = officer()
                .post("/api/v1/corrections", Map.of("transferId", transfer, "amount", 20, "reason", "住院期间没有收到提醒"))
                .expect(201)
                .id();
        as(second).post("/api/v1/corrections/" + correction + "/confirm", null).expect(200);
        work("treasury.expiry");
        assertThat(season.wallet(reversed)).as("90 days more").isEqualTo(20);
    }

    private void closesItsBooks() {
        window("2026Q4", "2027-01-10", "2027-01-20");
        at("2027-01-21T00:10");
        work("treasury.expiry");
        assertThat(season.wallet(idle)).as("its season is over").isZero();
        givesWhatComesLateItsTime();
        officer().post("/api/v1/quarters/2026Q3/close", null).expect(200);
        var proof = officer()
                .post("/api/v1/quarters/2026Q4/close", null)
                .expect(200)
                .json();
        assertThat(proof.get("holds").asBoolean()).isTrue();
        assertThat(proof.get("expired").asLong()).isEqualTo(35 + 10 + 30 + 10);
        assertThat(proof.get("redeemed").asLong()).isEqualTo(20);

        at("2027-04-04T23:00");
        work("treasury.expiry");
        assertThat(season.wallet(reversed)).isEqualTo(20);
        at("2027-04-05T00:10");
        work("treasury.expiry");
        assertThat(season.wallet(reversed)).isZero();
        at("2027-04-22T00:10");
        work("treasury.expiry");
        assertThat(season.wallet(idle)).isZero();
        assertThat(season.findings()).isEmpty();
    }

    /** An award that was on notice for long is posted when the points of its quarter have ended: nobody could be told. */
    private void givesWhatComesLateItsTime() {
        award(idle, 7, Season.Q4);
        String fact = """
                {"quarter": "2026Q4", "paid": [{"household": "%s", "points": 7}]}""".formatted(idle.id());
        hear("awards.posted", fact);
        work("treasury.expiry");
        assertThat(season.wallet(idle)).as("90 days to spend it").isEqualTo(7);
    }

    private void hear(String topic, String fact) {
        listeners.stream()
                .filter(each -> each.name().equals("LateArrivals"))
                .filter(each -> each.wants(topic))
                .findFirst()
                .orElseThrow()
                .hear(new OutboxEvent(
                        season.town.town(), UUID.randomUUID(), topic, UUID.randomUUID(), fact, clock.instant()))
                .block();
    }

    /** Months pass: everybody signs in anew. */
    private Caller as(Login login) {
        return http.withToken(
                sessions.open(login.actor().person(), login.actor().town()).block());
    }

    private Caller officer() {
        return as(season.town.officer());
    }

    private Caller auditor() {
        return as(season.town.auditor());
    }

    private void window(String quarter, String opens, String closes) {
        officer()
                .post(
                        "/api/v1/villages/" + season.village().id() + "/redemption-windows",
                        Map.of("quarter", quarter, "opensOn", opens, "closesOn", closes, "pickupDays", 10))
                .expect(201);
    }

    private UUID redeem(HouseholdSetup household, int pieces) {
        return as(household.villager())
                .post("/api/v1/redemptions", Season.wish(towel, pieces))
                .expect(201)
                .id();
    }

    private void award(HouseholdSetup household, long points, Quarter quarter) {
        ledger.post(
                        season.town.town(),
                        Transfer.of(
                                UUID.randomUUID(),
                                Movement.AWARD,
                                Account.pool(season.village().id()),
                                Account.wallet(household.id()),
                                points,
                                new Source("test.fact", UUID.randomUUID().toString()),
                                quarter,
                                LocalDate.of(2026, 9, 20),
                                season.town.officer().actor().person(),
                                "干净户"))
                .block();
    }

    private void at(String time) {
        clock.set(LocalDateTime.parse(time).atZone(clock.getZone()).toInstant());
    }

    private Chore chore(String name) {
        return chores.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void work(String name) {
        chore(name).run().block();
    }

    private long expired(HouseholdSetup household) {
        return season.balance(Account.expired(household.id()));
    }

    private long clearings() {
        return auditor()
                .get("/api/v1/expiry-clearings")
                .expect(200)
                .json()
                .get("items")
                .size();
    }

    private long told(String topic) {
        return database.sql("select count(*) from kernel.outbox where town_id = :town and topic = :topic")
                .bind("town", season.town.town())
                .bind("topic", topic)
                .mapValue(Long.class)
                .one()
                .block();
    }
}
