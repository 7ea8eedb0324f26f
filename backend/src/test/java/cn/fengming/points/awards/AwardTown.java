package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.ledger.Account;
import cn.fengming.points.ledger.Books;
import cn.fengming.points.ledger.Ledger;
import cn.fengming.points.ledger.Movement;
import cn.fengming.points.ledger.Source;
import cn.fengming.points.ledger.Transfer;
import cn.fengming.points.rules.RuleDesk;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A town with the default rules, an open book and full pools, and the everyday steps of awarding over HTTP. */
@Component
@Lazy
class AwardTown {

    static final Quarter QUARTER = new Quarter(2026, 4);
    static final String PANEL_RULE = "micro_landscape";
    static final String NOTICE_RULE = "filial_piety";

    private final Given given;
    private final Http http;
    private final Uploads uploads;
    private final RuleDesk rules;
    private final Books books;
    private final Ledger ledger;
    private final TestClock clock;

    AwardTown(Given given, Http http, Uploads uploads, RuleDesk rules, Books books, Ledger ledger, TestClock clock) {
        this.given = given;
        this.http = http;
        this.uploads = uploads;
        this.rules = rules;
        this.books = books;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Default rules, a fund of 100,000 points, 2026Q4 open, and so many points in every pool. */
    TownSetup with(int villages, int households, long pool) {
        TownSetup town = given.town(villages, households);
        rules.adoptDefaults(town.officer().actor()).blockLast();
        books.recordFund(town.officer().actor(), 10_000_000, 100_000, "县拨", LocalDate.of(2026, 10, 1))
                .block();
        books.openQuarter(town.officer().actor(), QUARTER).block();
        if (pool > 0) {
            town.villages().forEach(village -> grant(town, village, pool));
        }
        return town;
    }

    void grant(TownSetup town, VillageSetup village, long points) {
        UUID id = UUID.randomUUID();
        Transfer transfer = Transfer.of(
                id,
                Movement.GRANT,
                Account.issue(town.town()),
                Account.pool(village.id()),
                points,
                new Source("test.grant", id.toString()),
                QUARTER,
                LocalDate.now(clock),
                town.officer().actor().person(),
                "季度考核");
        ledger.post(town.town(), transfer).block();
    }

    long pool(TownSetup town, VillageSetup village) {
        return balance(town, Account.pool(village.id()));
    }

    long wallet(TownSetup town, HouseholdSetup household) {
        return balance(town, Account.wallet(household.id()));
    }

    private long balance(TownSetup town, Account account) {
        Long balance = ledger.balance(town.town(), account).block();
        return balance == null ? 0 : balance;
    }

    void booksAreRight(TownSetup town) {
        var check = books.check(town.town()).block();
        assertThat(check).isNotNull();
        assertThat(check.findings()).isEmpty();
    }

    /** A body: keys and values in turn; null values are left out. */
    static Map<String, Object> body(Object... pairs) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                body.put(String.valueOf(pairs[i]), pairs[i + 1]);
            }
        }
        return body;
    }

    List<Map<String, Object>> photos(Login login, String... stages) {
        return Arrays.stream(stages)
                .map(stage -> body("id", uploads.photo(login).toString(), "stage", stage))
                .toList();
    }

    List<String> photoIds(Login login, int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(each -> uploads.photo(login).toString())
                .toList();
    }

    /** A household applies with photos before and after, and words. */
    Answer apply(Login villager, String rule) {
        return http.as(villager)
                .post(
                        "/api/v1/applications",
                        body("ruleCode", rule, "words", "在屋后空地建成小花园一处", "photos", photos(villager, "BEFORE", "AFTER")));
    }

    UUID applied(HouseholdSetup household, String rule) {
        return apply(household.villager(), rule).expect(201).id();
    }

    UUID openReview(VillageSetup village, UUID... applications) {
        return http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/reviews", body("applications", List.of(applications)))
                .expect(201)
                .id();
    }

    Answer vote(Login reviewer, UUID review, UUID subject, boolean favour, String reason) {
        return http.as(reviewer)
                .post(
                        "/api/v1/reviews/" + review + "/votes",
                        body("subject", subject, "favour", favour, "reason", reason));
    }

    /** Three of the panel vote in favour of each. */
    void approve(VillageSetup village, UUID... applications) {
        UUID review = openReview(village, applications);
        for (UUID application : applications) {
            for (Login reviewer : village.panel().subList(0, 3)) {
                vote(reviewer, review, application, true, null).expect(201);
            }
        }
    }

    UUID approved(VillageSetup village, HouseholdSetup household, String rule) {
        UUID application = applied(household, rule);
        approve(village, application);
        return application;
    }

    UUID published(VillageSetup village, UUID... applications) {
        UUID notice = http.as(village.committee())
                .post(
                        "/api/v1/villages/" + village.id() + "/notices",
                        body("title", "第四季度积分公示", "applications", List.of(applications)))
                .expect(201)
                .id();
        http.as(village.committee())
                .post("/api/v1/notices/" + notice + "/publication", body())
                .expect(200);
        return notice;
    }

    /** Published, and its five days over; not ended yet. */
    UUID publishedAndOver(VillageSetup village, UUID... applications) {
        UUID notice = published(village, applications);
        clock.advance(Duration.ofDays(5));
        return notice;
    }

    Answer post(VillageSetup village) {
        return http.as(village.committee())
                .post("/api/v1/villages/" + village.id() + "/postings", body("quarter", "2026Q4"));
    }

    JsonNode trail(Login login, UUID application) {
        return http.as(login)
                .get("/api/v1/applications/" + application)
                .expect(200)
                .json();
    }

    String state(VillageSetup village, UUID application) {
        return trail(village.committee(), application).at("/application/state").asString();
    }
}
