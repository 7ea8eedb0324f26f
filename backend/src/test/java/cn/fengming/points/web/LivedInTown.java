package cn.fengming.points.web;

import static cn.fengming.points.kernel.Role.AUDITOR;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Quarter;
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
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** A town in which a little of everything has been done, so that there is something of every kind to look for. */
@Component
@Lazy
class LivedInTown {

    private static final Quarter QUARTER = new Quarter(2026, 4);

    private static final String SCHEME = """
            {
              "format": 1, "code": "own", "title": "本镇考核",
              "subject": "village", "period": "quarter", "sources": ["sheets"],
              "lines": [{"code": "roads", "title": "村组道路", "weight": 100}],
              "ranking": "highest-first", "ties": ["fewer-findings", "draw"],
              "tiers": [{"name": "一等次", "rest": true, "outcome": {"poolPoints": 100, "assessmentScore": 1}}],
              "objectionDays": 5
            }
            """;

    private final Given given;
    private final Http http;
    private final Uploads uploads;
    private final Ledger ledger;

    LivedInTown(Given given, Http http, Uploads uploads, Ledger ledger) {
        this.given = given;
        this.http = http;
        this.uploads = uploads;
        this.ledger = ledger;
    }

    TownSetup made() {
        TownSetup town = given.town(1, 3);
        given.staff(town.officer(), AUDITOR, null);
        books(town);
        register(town);
        assessment(town);
        awards(town);
        store(town);
        return town;
    }

    private void books(TownSetup town) {
        Caller officer = http.as(town.officer());
        officer.post("/api/v1/funds", Map.of("amountFen", 10_000_000, "document", "县拨", "receivedOn", "2026-10-01"))
                .expect(201);
        officer.post("/api/v1/quarters", Map.of("quarter", QUARTER.toString())).expect(201);
        UUID village = town.village(0).id();
        move(town, Movement.GRANT, Account.issue(town.town()), Account.pool(village));
        UUID award = move(
                town,
                Movement.AWARD,
                Account.pool(village),
                Account.wallet(town.village(0).household(0).id()));
        officer.post("/api/v1/corrections", Map.of("transferId", award, "amount", 1, "reason", "记错了户"))
                .expect(201);
        officer.post("/api/v1/book-checks", null).expect(200);
        officer.post("/api/v1/expiry-terms", Map.of("kind", "YEAR_END", "from", "2027Q1", "reason", "镇里会议"))
                .expect(201);
        http.as(town.auditor())
                .post(
                        "/api/v1/callback-rounds",
                        Map.of("about", "GOODS", "from", "2026-11-01", "to", "2026-11-20", "homes", 5, "reason", "抽查"))
                .expect(201);
    }

    private UUID move(TownSetup town, Movement movement, Account from, Account to) {
        Actor officer = town.officer().actor();
        Transfer transfer = Transfer.of(
                UUID.randomUUID(),
                movement,
                from,
                to,
                100,
                new Source("test.fact", UUID.randomUUID().toString()),
                QUARTER,
                LocalDate.of(2026, 11, 20),
                officer.person(),
                "测试");
        return ledger.post(town.town(), transfer).blockOptional().orElseThrow().id();
    }

    private void register(TownSetup town) {
        VillageSetup village = town.village(0);
        Caller officer = http.as(town.officer());
        officer.post(at(village, "/groups"), Map.of("name", "九组")).expect(201);
        officer.post(at(village, "/grids"), Map.of("name", "一网格")).expect(201);
        officer.post("/api/v1/invitations", Map.of("name", "张明", "phone", "13800138000", "role", "AUDITOR"))
                .expect(201);
        officer.post(
                        "/api/v1/announcements",
                        Map.of(
                                "title", "兑换通知",
                                "body", "本季度兑换开始了",
                                "validFrom", "2026-11-23",
                                "validUntil", "2026-12-23"))
                .expect(201);
    }

    private void assessment(TownSetup town) {
        http.as(town.officer())
                .post(
                        "/api/v1/assessment-rounds",
                        Map.of("period", "2026Q4", "adoption", Map.of("document", SCHEME, "reason", "镇专班会议决定")))
                .expect(201);
    }

    private void awards(TownSetup town) {
        VillageSetup village = town.village(0);
        http.as(town.officer()).post("/api/v1/rules/default-catalogue", null);
        UUID application = apply(village.household(0).villager());
        apply(village.household(1).villager());
        Caller committee = http.as(village.committee());
        committee
                .post(at(village, "/reviews"), Map.of("applications", List.of(application)))
                .expect(201);
        committee
                .post(at(village, "/activities"), Map.of("ruleCode", "joint_action", "title", "清洁日"))
                .expect(201);
        committee
                .post(
                        at(village, "/flags"),
                        Map.of(
                                "household", village.household(2).id(),
                                "words", "院内有垃圾",
                                "photos", List.of(photo(village.committee()))))
                .expect(201);
        UUID deduction = deduction(village, village.household(2));
        http.as(village.household(2).villager())
                .post("/api/v1/deductions/" + deduction + "/objections", Map.of("reason", "不是我家倒的"));
        committee
                .post(
                        at(village, "/nominations"),
                        Map.of(
                                "kind",
                                "FAMILY",
                                "homes",
                                List.of(Map.of("household", village.household(1).id())),
                                "words",
                                "一家人常年把房前屋后打扫得干干净净，带动邻居一起养护公路边沟，孝敬老人，邻里和睦。",
                                "photos",
                                List.of(photo(village.committee()))))
                .expect(201);
        http.as(village.inspector())
                .post(
                        at(village, "/home-sheets"),
                        Map.of("household", village.household(0).id(), "score", 85, "words", "院坝干净"))
                .expect(201);
    }

    private UUID apply(Login villager) {
        return http.as(villager)
                .post(
                        "/api/v1/applications",
                        Map.of(
                                "ruleCode", "micro_landscape",
                                "words", "在屋后空地建成小花园一处",
                                "photos", List.of(shown(villager, "BEFORE"), shown(villager, "AFTER"))))
                .expect(201)
                .id();
    }

    private UUID deduction(VillageSetup village, HouseholdSetup home) {
        return http.as(village.committee())
                .post(
                        at(village, "/deductions"),
                        Map.of(
                                "ruleCode", "dumping",
                                "household", home.id(),
                                "words", "在公路边倾倒建筑渣土，请清理干净",
                                "event", "公路边渣土",
                                "photos", List.of(shown(village.committee(), "BEFORE"))))
                .expect(201)
                .id();
    }

    private void store(TownSetup town) {
        VillageSetup village = town.village(0);
        Caller officer = http.as(town.officer());
        officer.post("/api/v1/goods/default-catalogue", null);
        String good = officer.get("/api/v1/goods?size=1")
                .expect(200)
                .json()
                .at("/items/0/good/id")
                .asString();
        officer.post(
                        "/api/v1/redemption-windows",
                        Map.of(
                                "quarter", "2026Q4",
                                "opensOn", "2026-11-20",
                                "closesOn", "2026-11-30",
                                "pickupDays", 7))
                .expect(201);
        http.as(village.clerk())
                .post(at(village, "/deliveries"), Map.of("good", good, "pieces", 10, "supplier", "镇供销社"))
                .expect(201);
        http.as(village.household(0).villager())
                .post("/api/v1/redemptions", Map.of("lines", List.of(Map.of("good", good, "pieces", 1))))
                .expect(201);
        season(town, good);
    }

    private void season(TownSetup town, String good) {
        VillageSetup village = town.village(0);
        Caller committee = http.as(village.committee());
        committee
                .put(
                        "/api/v1/gifts/" + UUID.randomUUID(),
                        Map.of(
                                "village",
                                village.id(),
                                "household",
                                village.household(2).id(),
                                "good",
                                good,
                                "pieces",
                                1,
                                "reason",
                                "家中失火"))
                .expect(200);
        String window = committee
                .get("/api/v1/redemption-windows")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
        UUID release = UUID.randomUUID();
        committee
                .put(
                        "/api/v1/redemption-windows/" + window + "/releases/" + release,
                        Map.of(
                                "good",
                                good,
                                "way",
                                "DRAW",
                                "pieces",
                                2,
                                "each",
                                1,
                                "signUpUntil",
                                "2026-11-25T10:00:00Z",
                                "redeemDays",
                                3))
                .expect(200);
        http.as(village.household(1).villager())
                .post("/api/v1/releases/" + release + "/entries", Map.of())
                .expect(200);
        UUID round = committee
                .post(
                        at(village, "/wish-rounds"),
                        Map.of(
                                "title", "冬季采购",
                                "opensOn", "2026-11-20",
                                "closesOn", "2026-11-30",
                                "mostGoods", 3))
                .expect(201)
                .id();
        http.as(village.household(0).villager())
                .put(
                        "/api/v1/wish-rounds/" + round + "/wish",
                        Map.of("lines", List.of(Map.of("good", good, "pieces", 1))))
                .expect(200);
    }

    private Map<String, Object> shown(Login login, String stage) {
        return Map.of("id", photo(login), "stage", stage);
    }

    private UUID photo(Login login) {
        return uploads.photo(login);
    }

    private static String at(VillageSetup village, String path) {
        return "/api/v1/villages/" + village.id() + path;
    }
}
