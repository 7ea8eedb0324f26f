package cn.fengming.points.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Servers;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@PointsTest
class AuditTest {

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Audit audit;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    DatabaseClient database;

    @Autowired
    TestClock clock;

    @Autowired
    Ids ids;

    TownSetup town;
    Caller auditor;

    @BeforeEach
    void aTown() {
        town = given.town(1, 1);
        auditor = http.as(town.auditor());
    }

    @Test
    void aRecordSaysWhoDidWhatToWhatWhenAndWhy() {
        UUID subject = ids.next();
        record("store.stock-corrected", subject, "盘点短少", Map.of("before", 12, "after", 10));

        JsonNode record = page("subject=" + subject).path("items").path(0);
        assertThat(record.path("actorId").asString())
                .isEqualTo(town.officer().actor().person().toString());
        assertThat(record.path("actorName").asString())
                .isEqualTo(town.officer().actor().name());
        assertThat(record.path("action").asString()).isEqualTo("store.stock-corrected");
        assertThat(record.path("subjectType").asString()).isEqualTo("probe");
        assertThat(record.path("reason").asString()).isEqualTo("盘点短少");
        assertThat(record.path("details").path("after").asInt()).isEqualTo(10);
        assertThat(record.path("at").asString()).isEqualTo("2026-11-23T10:00:00+08:00");
    }

    @Test
    void aRecordFallsWithItsDeed() {
        UUID subject = ids.next();
        Mono<Void> deed = audit.record(town.officer().actor(), "probe.failed", "probe", subject, null)
                .then(Mono.error(new IllegalStateException("the deed fails")));

        assertThatThrownBy(() -> transaction.transactional(deed).block()).hasMessage("the deed fails");
        assertThat(page("subject=" + subject).path("items")).isEmpty();
    }

    @Test
    void withoutATransactionNothingIsRecorded() {
        assertThatThrownBy(() -> audit.record(town.officer().actor(), "probe.alone", "probe", ids.next(), null)
                        .block())
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void filtersNarrowByActorActionSubjectAndDay() {
        UUID subject = ids.next();
        record("probe.first", subject, null, null);
        clock.advance(Duration.ofHours(13).plusMinutes(59));
        record("probe.second", subject, null, null);
        clock.advance(Duration.ofMinutes(1));
        record("probe.third", subject, null, null);

        String of = "subject=" + subject;
        assertThat(actions(of)).containsExactly("probe.third", "probe.second", "probe.first");
        assertThat(actions(of + "&action=probe.second")).containsExactly("probe.second");
        assertThat(actions(of + "&to=2026-11-23")).containsExactly("probe.second", "probe.first");
        assertThat(actions(of + "&from=2026-11-24")).containsExactly("probe.third");
        assertThat(actions(of + "&from=2026-11-23&to=2026-11-24")).hasSize(3);
        assertThat(actions(of + "&subjectType=probe")).hasSize(3);
        assertThat(actions(of + "&subjectType=household")).isEmpty();
        assertThat(actions(of + "&actor=" + town.officer().actor().person())).hasSize(3);
        assertThat(actions(of + "&actor=" + ids.next())).isEmpty();
    }

    @Test
    void pagesCoverEveryRecordOnceWhileOthersAreWritten() {
        UUID subject = ids.next();
        for (int i = 0; i < 10; i++) {
            record("probe.walked", subject, "第" + i + "条", null);
        }
        List<String> walked = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = page("size=3&subject=" + subject + after);
            page.path("items").forEach(item -> walked.add(item.path("reason").asString()));
            record("probe.late", subject, "后来的", null);
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asString();
        } while (!after.isEmpty());

        assertThat(walked).containsExactly("第9条", "第8条", "第7条", "第6条", "第5条", "第4条", "第3条", "第2条", "第1条", "第0条");
    }

    @Test
    void onlyTheTownOfficeAndTheAuditorReadAndOnlyTheirTown() {
        UUID subject = ids.next();
        record("probe.read", subject, null, null);
        TownSetup other = given.town(0, 0);
        String path = "/api/v1/audit/records?subject=" + subject;

        assertThat(http.as(town.officer()).get(path).expect(200).json().path("items"))
                .hasSize(1);
        assertThat(http.as(other.officer()).get(path).expect(200).json().path("items"))
                .isEmpty();
        assertThat(http.as(other.auditor()).get(path).expect(200).json().path("items"))
                .isEmpty();
        for (var login : List.of(
                town.village(0).committee(),
                town.village(0).inspector(),
                town.village(0).clerk(),
                town.village(0).panel().get(0),
                town.village(0).household(0).villager())) {
            http.as(login).get(path).expect(403);
        }
        http.anonymous().get(path).expect(401);
    }

    @Test
    void nobodyRewritesTheRecords() throws SQLException {
        UUID subject = ids.next();
        record("probe.kept", subject, null, null);

        for (String attempt : List.of(
                "update audit.record set reason = '改了' where subject_id = '" + subject + "'",
                "delete from audit.record where subject_id = '" + subject + "'",
                "truncate audit.record")) {
            assertThatThrownBy(() -> database.sql(attempt).then().block())
                    .as("the application")
                    .rootCause()
                    .hasMessageContaining("permission denied");
            try (var owner = DriverManager.getConnection(
                            "jdbc:" + Servers.postgres().url("points"),
                            Servers.postgres().user(),
                            Servers.postgres().password());
                    var statement = owner.createStatement()) {
                assertThatThrownBy(() -> statement.execute(attempt))
                        .as("the owner")
                        .hasMessageContaining("append-only");
            }
        }
        assertThat(actions("subject=" + subject)).containsExactly("probe.kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action='%20or%20'1'='1",
                "action=x;drop%20table%20audit.record",
                "subjectType=a'--",
                "subject=1",
                "actor=';--",
                "from=yesterday",
                "from=2026-13-01",
                "from=2026-11-24&to=2026-11-23",
                "to=2026-11-23'",
                "after=x",
                "size=0",
                "size=201",
                "size=1;select%201"
            })
    void aFilterThatIsNoneIsRefused(String query) {
        Answer answer = auditor.get("/api/v1/audit/records?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    private void record(String action, UUID subject, @Nullable String reason, @Nullable Object details) {
        var actor = town.officer().actor();
        Mono<Void> recording = details == null
                ? audit.record(actor, action, "probe", subject, reason)
                : audit.record(actor, action, "probe", subject, reason, details);
        transaction.transactional(recording).block();
    }

    private JsonNode page(String query) {
        return auditor.get("/api/v1/audit/records?" + query).expect(200).json();
    }

    private List<String> actions(String query) {
        return page(query)
                .path("items")
                .valueStream()
                .map(item -> item.path("action").asString())
                .toList();
    }
}
