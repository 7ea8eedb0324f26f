package cn.fengming.points.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.News;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Printed;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Talks and letters, from the frozen place they follow from to the answer that ends them. */
@PointsTest
class LetterStoryTest {

    private static final String LETTERS = "/api/v1/letters";
    private static final String ROUNDS = "/api/v1/assessment-rounds";

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Autowired
    TestClock clock;

    @Autowired
    News news;

    @Autowired
    InspectionChore chore;

    @Autowired
    DatabaseClient database;

    /** Dazhangzhuang's month for a small town: the last is talked to, the last two months running by the head. */
    private static final String MONTH = """
            {
              "format": 2, "code": "own-month", "title": "人居环境每月考核",
              "subject": "village", "period": "month", "sources": ["findings"],
              "lines": [{"kind": "counted", "code": "problems", "title": "实地检查发现的问题", "source": "findings",
                         "photo": false, "additions": [{"code": "found", "title": "发现问题", "add": 1}]}],
              "ranking": "lowest-first", "ties": ["draw"],
              "tiers": [{"name": "当月排名", "rest": true}],
              "streaks": [
                {"name": "当月末名", "bottom": 1,
                 "outcome": {"assessmentScore": -3, "talk": "分管领导约谈提醒村支部书记", "letter": "整改通知书"}},
                {"name": "连续两个月末名", "bottom": 1, "periods": 2, "mode": "replace",
                 "outcome": {"assessmentScore": -5, "talk": "镇主要领导约谈村支部书记及相关共同体副书记"}}
              ],
              "objectionDays": 1
            }
            """;

    /** A month in which something was found in that village, frozen and told. */
    private void month(TownSetup town, String period, UUID village) {
        Caller officer = http.as(town.officer());
        UUID round = officer.post(
                        ROUNDS, Map.of("period", period, "adoption", Map.of("document", MONTH, "reason", "镇里决定")))
                .expect(201)
                .id();
        Map<String, Object> report = new HashMap<>(Map.of(
                "subject",
                village,
                "line",
                "problems",
                "kind",
                "found",
                "value",
                1,
                "day",
                period + "-20",
                "words",
                "2 组公路边沟有垃圾",
                "photos",
                List.of()));
        officer.put(ROUNDS + "/" + round + "/reports/" + UUID.randomUUID(), report)
                .expect(200);
        officer.post(ROUNDS + "/" + round + "/standings", Map.of("reason", "当月名次"))
                .expect(201);
        clock.advance(java.time.Duration.ofDays(1));
        officer.post(ROUNDS + "/" + round + "/freeze", null).expect(200);
        news.spread();
        news.spread();
    }

    private static List<JsonNode> items(Answer answer) {
        return StreamSupport.stream(answer.expect(200).json().path("items").spliterator(), false)
                .toList();
    }

    private static JsonNode ofKind(List<JsonNode> letters, String kind) {
        return letters.stream()
                .filter(letter -> letter.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String at(JsonNode letter) {
        return LETTERS + "/" + letter.path("id").asString();
    }

    @Test
    void the_last_of_a_month_is_talked_to_and_the_last_of_two_running_by_the_head() {
        TownSetup town = given.town(3, 0);
        VillageSetup last = town.village(0);
        Caller officer = http.as(town.officer());
        Caller committee = http.as(last.committee());
        clock.setDay(LocalDate.of(2026, 10, 21));
        month(town, "2026-10", last.id());

        List<JsonNode> drafts = items(officer.get(LETTERS));
        assertThat(drafts).hasSize(2);
        JsonNode talk = ofKind(drafts, "TALK");
        assertThat(talk.path("state").asString()).isEqualTo("DRAFT");
        assertThat(talk.path("words").asString()).contains("人居环境每月考核", "当月末名", "分管领导约谈提醒村支部书记", "1 个问题");
        assertThat(talk.path("grounds").path(0).path("words").asString()).contains("2 组公路边沟有垃圾");
        assertThat(talk.path("follows").isNull()).isTrue();
        assertThat(items(committee.get(LETTERS)))
                .as("a draft is the town's own")
                .isEmpty();
        committee.get(at(talk)).expect(404);

        // Sent, held, answered, accepted.
        JsonNode sent = officer.post(at(talk) + "/sending", Map.of("dueOn", "2026-10-30"))
                .expect(200)
                .json()
                .path("letter");
        assertThat(sent.path("code").asString()).isEqualTo("约谈〔2026〕1号");
        assertThat(items(committee.get(LETTERS))).hasSize(1);
        assertThat(Printed.read(committee.download(at(talk) + "/letter.pdf")).text())
                .contains("约谈〔2026〕1号", "2组公路边沟有垃圾", "2026年10月30日", "签收人");
        http.as(town.village(1).committee()).get(at(talk) + "/letter.pdf").expect(404);
        committee
                .put(at(talk) + "/replies/" + UUID.randomUUID(), Map.of("words", "当天清理完了", "photos", List.of()))
                .expect(200);
        Map<String, Object> accepted = Map.of("accepted", true, "words", "到现场看过");
        assertThat(officer.post(at(talk) + "/review", accepted).expect(409).problem())
                .isEqualTo("talk-first");
        Map<String, Object> held = Map.of("heldOn", "2026-10-22", "by", "副镇长王涛", "words", "讲清了问题，限五天整改");
        officer.post(at(talk) + "/talk", held).expect(200);
        assertThat(officer.post(at(talk) + "/talk", held).expect(409).problem()).isEqualTo("talk-held");
        assertThat(officer.post(at(talk) + "/review", accepted)
                        .expect(200)
                        .json()
                        .path("letter")
                        .path("state")
                        .asString())
                .isEqualTo("CLOSED");

        // The second month running: the head, and the letter says so.
        clock.setDay(LocalDate.of(2026, 11, 21));
        month(town, "2026-11", last.id());
        JsonNode second = items(officer.get(LETTERS + "?state=DRAFT")).stream()
                .filter(letter -> letter.path("period").asString().equals("2026-11"))
                .findFirst()
                .orElseThrow();
        assertThat(second.path("words").asString()).contains("连续第二次", "镇主要领导约谈村支部书记");
        assertThat(second.path("follows").asString()).isEqualTo(talk.path("id").asString());
        assertThat(items(officer.get(LETTERS + "?state=DRAFT")).stream()
                        .filter(letter -> letter.path("period").asString().equals("2026-11")))
                .as("the shorter streak is replaced")
                .hasSize(1);
    }

    @Test
    void a_notice_is_answered_with_photos_returned_late_and_ended() {
        TownSetup town = given.town(2, 0);
        VillageSetup village = town.village(0);
        Caller officer = http.as(town.officer());
        Login committee = village.committee();
        String letter = LETTERS + "/" + UUID.randomUUID();
        Map<String, Object> entry = new HashMap<>(Map.of(
                "village",
                village.id(),
                "kind",
                "NOTICE",
                "title",
                "整改通知书",
                "addressee",
                "村党支部、村民委员会",
                "cause",
                "11 月暗访发现",
                "words",
                "请限期整改并回复。",
                "problems",
                List.of("河边有垃圾", "公厕没有人打扫")));
        officer.put(letter, entry).expect(200);
        entry.put("words", "请在期限内整改并附照片回复。");
        officer.put(letter, entry).expect(200);
        assertThat(officer.post(letter + "/sending", Map.of("dueOn", "2026-11-22"))
                        .expect(400)
                        .text())
                .contains("期限不能在今天之前");
        List<Answer> race = http.race(8, () -> officer.post(letter + "/sending", Map.of("dueOn", "2026-11-25")));
        assertThat(race.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(race.stream().filter(answer -> answer.status() == 409)).hasSize(7);
        assertThat(officer.put(letter, entry).expect(409).problem()).isEqualTo("letter-state");

        // Its own committee answers; nobody else's reads it.
        Caller own = http.as(committee);
        String reply = letter + "/replies/" + UUID.randomUUID();
        assertThat(own.put(reply, Map.of("words", "清完了", "photos", List.of()))
                        .expect(400)
                        .text())
                .contains("请拍整改后的照片");
        http.as(town.village(1).committee()).get(letter).expect(404);
        Map<String, Object> said = Map.of("words", "清完了", "photos", List.of(uploads.photo(committee)));
        http.as(town.village(1).committee()).put(reply, said).expect(404);
        own.put(reply, said).expect(200);
        own.put(reply, said).expect(200);
        assertThat(own.put(reply, Map.of("words", "又改了", "photos", List.of()))
                        .expect(409)
                        .problem())
                .isEqualTo("reply-differs");
        assertThat(own.put(letter + "/replies/" + UUID.randomUUID(), said)
                        .expect(409)
                        .problem())
                .isEqualTo("letter-state");

        // Returned with another day; that passes, once; answered late, accepted by somebody who does not serve there.
        officer.post(letter + "/review", Map.of("accepted", false, "words", "公厕还没有弄"))
                .expect(400);
        officer.post(letter + "/review", Map.of("accepted", false, "words", "公厕还没有弄", "dueOn", "2026-11-26"))
                .expect(200);
        clock.setDay(LocalDate.of(2026, 11, 27));
        chore.run().block();
        chore.run().block();
        own.put(
                        letter + "/replies/" + UUID.randomUUID(),
                        Map.of("words", "公厕有专人打扫了", "photos", List.of(uploads.photo(committee))))
                .expect(200);
        Login neighbour = given.appoint(
                town.officer(), given.staff(town.officer(), Role.TOWN, null), Role.COMMITTEE, village.id());
        Map<String, Object> accepted = Map.of("accepted", true, "words", "两处都看过");
        http.as(neighbour).post(letter + "/review", accepted).expect(403);
        JsonNode closed = officer.post(letter + "/review", accepted).expect(200).json();

        assertThat(closed.path("letter").path("state").asString()).isEqualTo("CLOSED");
        assertThat(closed.path("replies")).hasSize(2);
        assertThat(StreamSupport.stream(closed.path("steps").spliterator(), false)
                        .map(step -> step.path("move").asString()))
                .containsExactly("DRAFTED", "CHANGED", "SENT", "REPLIED", "RETURNED", "OVERDUE", "REPLIED", "ACCEPTED");
        assertThat(http.as(town.auditor()).get(letter).expect(200).json().path("replies"))
                .hasSize(2);
        assertThat(told(town, "inspection.letter-overdue")).isEqualTo(1);
        assertThat(told(town, "inspection.letter-sent")).isEqualTo(1);
        assertThat(told(town, "inspection.letter-reviewed")).isEqualTo(2);

        TownSetup foreign = given.town(1, 0);
        http.as(foreign.officer()).get(letter).expect(404);
        http.as(foreign.officer()).post(letter + "/sending", Map.of()).expect(404);
        assertThat(items(http.as(foreign.officer()).get(LETTERS))).isEmpty();
    }

    @Test
    void numbers_have_no_gaps_however_many_are_sent_at_once() {
        TownSetup town = given.town(1, 0);
        Caller officer = http.as(town.officer());
        List<String> letters = IntStream.range(0, 8)
                .mapToObj(each -> LETTERS + "/" + UUID.randomUUID())
                .toList();
        letters.forEach(letter -> officer.put(
                        letter,
                        Map.of(
                                "village",
                                town.village(0).id(),
                                "kind",
                                "NOTICE",
                                "title",
                                "表扬信",
                                "addressee",
                                "村委",
                                "cause",
                                "清洁行动",
                                "words",
                                "特此表扬。",
                                "problems",
                                List.of()))
                .expect(200));
        var next = new java.util.concurrent.atomic.AtomicInteger();
        List<Answer> sent =
                http.race(8, () -> officer.post(letters.get(next.getAndIncrement()) + "/sending", Map.of()));

        assertThat(sent.stream()
                        .map(answer -> answer.expect(200)
                                .json()
                                .path("letter")
                                .path("number")
                                .asInt()))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(sent)
                .allSatisfy(answer -> assertThat(
                                answer.json().path("letter").path("state").asString())
                        .as("praise asks for no answer")
                        .isEqualTo("CLOSED"));
    }

    private long told(TownSetup town, String topic) {
        Long told = database.sql("select count(*) from kernel.outbox where town_id = :town and topic = :topic")
                .bind("town", town.town())
                .bind("topic", topic)
                .mapValue(Long.class)
                .one()
                .block();
        return told == null ? 0 : told;
    }
}
