package cn.fengming.points.awards;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A quarter in which honours are earned, walked through over HTTP as a village would. */
@Component
@Lazy
class HonourSeason {

    private static final Quarter QUARTER = new Quarter(2026, 4);
    private static final int POOL = 2000;

    private final Given given;
    private final Http http;
    private final Ledger ledger;
    private final TestClock clock;
    private final Ids ids;

    HonourSeason(Given given, Http http, Ledger ledger, TestClock clock, Ids ids) {
        this.given = given;
        this.http = http;
        this.ledger = ledger;
        this.clock = clock;
        this.ids = ids;
    }

    /** A town with the default rules, an open quarter, and 2,000 points in each village pool. */
    TownSetup town(int villages, int households) {
        TownSetup town = given.town(villages, households);
        http.as(town.officer()).post("/api/v1/rules/default-catalogue", null).expect(201);
        Map<String, Object> fund = Map.of("amountFen", 10_000_000, "document", "切块资金文件", "receivedOn", "2026-01-05");
        http.as(town.officer()).post("/api/v1/funds", fund).expect(201);
        http.as(town.officer())
                .post("/api/v1/quarters", Map.of("quarter", QUARTER))
                .expect(201);
        town.villages().forEach(village -> grant(town, village));
        return town;
    }

    private void grant(TownSetup town, VillageSetup village) {
        ledger.post(
                        town.town(),
                        Transfer.of(
                                ids.next(),
                                Movement.GRANT,
                                Account.issue(town.town()),
                                Account.pool(village.id()),
                                POOL,
                                new Source("test.grant", village.id().toString()),
                                QUARTER,
                                LocalDate.now(clock),
                                town.officer().actor().person(),
                                "测试拨付"))
                .block();
    }

    Answer accept(VillageSetup village, UUID nomination) {
        return accept(village.committee(), nomination);
    }

    Answer accept(Login by, UUID nomination) {
        return http.as(by).post("/api/v1/nominations/" + nomination + "/acceptance", Map.of("citation", "庭院整洁，邻里和睦"));
    }

    List<UUID> applications(Login reader, UUID nomination) {
        List<UUID> applications = new ArrayList<>();
        http.as(reader)
                .get("/api/v1/nominations/" + nomination)
                .expect(200)
                .json()
                .get("homes")
                .forEach(home ->
                        applications.add(UUID.fromString(home.get("application").asString())));
        return applications;
    }

    /** Everything that waits for the panel is reviewed, those in {@code against} voted down by all. */
    void review(VillageSetup village, List<UUID> applications, List<UUID> against) {
        UUID review = http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/reviews", Map.of("applications", applications))
                .expect(201)
                .id();
        for (Login judge : village.panel().subList(0, 3)) {
            for (UUID application : applications) {
                Map<String, Object> ballot = against.contains(application)
                        ? Map.of("subject", application, "favour", false, "reason", "材料不足")
                        : Map.of("subject", application, "favour", true);
                http.as(judge)
                        .post("/api/v1/reviews/" + review + "/votes", ballot)
                        .expect(201);
            }
        }
    }

    /** What is approved goes on notice for three days, and is posted afterwards. */
    void noticeAndPost(VillageSetup village) {
        UUID notice = http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/notices", Map.of("title", "四季度荣誉公示"))
                .expect(201)
                .id();
        http.as(village.committee())
                .post("/api/v1/notices/" + notice + "/publication", Map.of("days", 3))
                .expect(200);
        clock.advance(Duration.ofDays(4));
        post(village).expect(201);
    }

    Answer post(VillageSetup village) {
        return http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/postings", Map.of("quarter", QUARTER));
    }

    JsonNode board(TownSetup town, VillageSetup village) {
        return http.anonymous()
                .get("/api/v1/public/towns/" + town.town() + "/villages/" + village.id() + "/honours")
                .expect(200)
                .json()
                .get("items");
    }

    long wallet(TownSetup town, UUID household) {
        Long balance = ledger.balance(town.town(), Account.wallet(household)).block();
        return balance == null ? 0 : balance;
    }
}
