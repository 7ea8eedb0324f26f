package cn.fengming.points.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.kernel.Seed;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Books;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Inspections over HTTP: drawn, unannounced, by others, and only by them. */
@PointsTest
class InspectionStoryTest {

    private static final String PLANS = "/api/v1/inspection-plans";
    private static final String ROUNDS = "/api/v1/assessment-rounds/";
    private static final String MINE = "/api/v1/me/inspection-visits";

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Books books;

    @Autowired
    TestClock clock;

    @Autowired
    InspectionChore chore;

    @Autowired
    DatabaseClient database;

    /** A month that is scored on sheets; districts when the villages are to stand in some. */
    static String scheme(List<VillageSetup> districts) {
        String roster = districts.isEmpty()
                ? ""
                : "\"within\": \"group\", \"onlyMeasured\": true, \"roster\": ["
                        + districts.stream()
                                .map(village -> "{\"name\": \"" + village.name() + "\", \"group\": \""
                                        + (districts.indexOf(village) % 2 == 0 ? "东管区" : "西管区") + "\"}")
                                .collect(Collectors.joining(", "))
                        + "],";
        return """
                {
                  "format": 2, "code": "own-month", "title": "每月暗访",
                  "subject": "village", "period": "month", "sources": ["sheets"],
                  "lines": [{"kind": "scored", "code": "roads", "title": "道路", "weight": 100}],
                  "ranking": "highest-first", %s
                  "ties": ["draw"],
                  "tiers": [{"name": "本月排名", "rest": true}],
                  "objectionDays": 1
                }
                """.formatted(roster);
    }

    UUID round(TownSetup town, List<VillageSetup> districts, String period) {
        return http.as(town.officer())
                .post(
                        "/api/v1/assessment-rounds",
                        Map.of("period", period, "adoption", Map.of("document", scheme(districts), "reason", "镇里决定")))
                .expect(201)
                .id();
    }

    static Map<String, Object> plan(UUID round, String choice, int teamSize, boolean cross, String from, String until) {
        Map<String, Object> plan = new HashMap<>();
        plan.put("round", round);
        plan.put("title", "每月暗访");
        plan.put("choice", choice);
        plan.put("teamSize", teamSize);
        plan.put("crossVillage", cross);
        plan.put("binding", true);
        plan.put("fromDay", from);
        plan.put("untilDay", until);
        plan.put("reason", "每月 25 日前督查暗访");
        return plan;
    }

    static Map<String, Object> sheet(UUID round, UUID village, LocalDate day) {
        return Map.of(
                "round",
                round,
                "subject",
                village,
                "visitedOn",
                day.toString(),
                "marks",
                List.of(Map.of("line", "roads", "score", 90, "remark", "边沟有泥土")));
    }

    private Answer write(Login login, UUID round, UUID village) {
        return http.as(login)
                .put("/api/v1/assessment-sheets/" + UUID.randomUUID(), sheet(round, village, LocalDate.now(clock)));
    }

    private Answer imported(Login login, UUID round, VillageSetup village) {
        byte[] file = Books.book("评分", List.of("名称", "道路"), List.of(village.name(), 80));
        String path = "/api/v1/assessment-rounds/" + round;
        String fingerprint = books.post(login, path + "/score-previews", file)
                .expect(200)
                .json()
                .path("fingerprint")
                .asString();
        return books.post(login, path + "/score-imports?fingerprint=" + fingerprint, file);
    }

    private void submit(Login login, UUID round, UUID village) {
        UUID sheet = write(login, round, village).expect(200).id();
        http.as(login)
                .post("/api/v1/assessment-sheets/" + sheet + "/submission", null)
                .expect(200);
    }

    private static List<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static UUID uuid(JsonNode node) {
        return UUID.fromString(node.asString());
    }

    /** Who is on duty for a visit. */
    private static List<JsonNode> on(JsonNode visit) {
        return each(visit.path("team")).stream()
                .filter(duty -> duty.path("state").asString().equals("ON"))
                .toList();
    }

    @Test
    void an_unannounced_cross_village_inspection_from_promise_to_proof() {
        TownSetup town = given.town(4, 1);
        List<VillageSetup> villages = town.villages();
        Map<UUID, Login> inspectors = villages.stream()
                .map(VillageSetup::inspector)
                .collect(Collectors.toMap(login -> login.actor().person(), Function.identity()));
        Login ofTown = given.staff(town.officer(), Role.INSPECTOR, null);
        inspectors.put(ofTown.actor().person(), ofTown);
        UUID round = round(town, List.of(), "2026-11");
        Caller officer = http.as(town.officer());

        // Promised: nobody writes a sheet before the draw, and the seed is not told.
        Map<String, Object> entry = plan(round, "ALL", 1, true, "2026-11-24", "2026-11-24");
        JsonNode promised = officer.post(PLANS, entry).expect(201).json();
        UUID plan = uuid(promised.path("id"));
        assertThat(promised.path("seed").isNull()).isTrue();
        assertThat(officer.post(PLANS, entry).expect(409).problem()).isEqualTo("binding-plan-exists");
        assertThat(write(ofTown, round, villages.get(0).id()).expect(409).problem())
                .isEqualTo("not-drawn");
        Answer imported = imported(ofTown, round, villages.get(0));
        assertThat(imported.expect(409).problem()).as("nor by a file").isEqualTo("not-drawn");
        assertThat(imported.text()).contains(villages.get(0).name());
        officer.get(PLANS + "/" + plan + "/verification").expect(404);

        // Drawn: every team is of other villages, and nobody but the office knows.
        JsonNode drawn =
                officer.post(PLANS + "/" + plan + "/draw", null).expect(200).json();
        assertThat(drawn.path("visits")).hasSize(4);
        for (JsonNode visit : drawn.path("visits")) {
            assertThat(on(visit)).hasSize(1);
            Login inspector = inspectors.get(uuid(on(visit).get(0).path("person")));
            assertThat(inspector).isNotSameAs(ofTown);
            assertThat(inspector.actor().villagesOf(Role.INSPECTOR)).doesNotContain(uuid(visit.path("village")));
        }
        assertThat(officer.post(PLANS + "/" + plan + "/draw", null).expect(409).problem())
                .isEqualTo("plan-state");
        nobodyKnows(town, plan, round);
        assertThat(officer.post(PLANS + "/" + plan + "/beginning", null)
                        .expect(422)
                        .problem())
                .isEqualTo("not-yet");

        // Begun by the clock on its day, once.
        clock.setDay(LocalDate.of(2026, 11, 24));
        chore.run().block();
        JsonNode begun = officer.get(PLANS + "/" + plan).expect(200).json();
        assertThat(begun.path("plan").path("state").asString()).isEqualTo("BEGUN");
        for (Login login : inspectors.values()) {
            Set<UUID> mine = each(http.as(login).get(MINE).expect(200).json()).stream()
                    .map(visit -> uuid(visit.path("village")))
                    .collect(Collectors.toSet());
            assertThat(mine).isEqualTo(villagesOf(begun, login));
        }
        committeesKnowNothing(town, plan, round);

        // Only the drawn team writes.
        JsonNode first = begun.path("visits").path(0);
        UUID village = uuid(first.path("village"));
        Login drawnOne = inspectors.get(uuid(on(first).get(0).path("person")));
        for (Login login : inspectors.values()) {
            if (login != drawnOne) {
                write(login, round, village).expect(403);
            }
        }
        write(town.officer(), round, village).expect(403);
        submit(drawnOne, round, village);
        assertThat(http.as(drawnOne).get(ROUNDS + round + "/sheets").expect(200).json())
                .hasSize(1);

        // One keeps away, one never comes: somebody else is drawn, and only they may write then.
        JsonNode second = begun.path("visits").path(1);
        UUID kinVillage = uuid(second.path("village"));
        JsonNode duty = on(second).get(0);
        Login left = inspectors.get(uuid(duty.path("person")));
        Map<String, Object> kin = Map.of("ground", "KIN", "words", "妻子的娘家在这个村");
        http.as(drawnOne == left ? ofTown : drawnOne)
                .post("/api/v1/inspection-duties/" + duty.path("id").asString() + "/recusal", kin)
                .expect(404);
        http.as(left)
                .post("/api/v1/inspection-duties/" + duty.path("id").asString() + "/recusal", kin)
                .expect(200);
        assertThat(http.as(left)
                        .post("/api/v1/inspection-duties/" + duty.path("id").asString() + "/recusal", kin)
                        .expect(409)
                        .problem())
                .isEqualTo("duty-ended");
        JsonNode changed = visitAt(officer, plan, kinVillage);
        assertThat(changed.path("team")).hasSize(2);
        assertThat(changed.path("team").path(0).path("state").asString()).isEqualTo("RECUSED");
        Login came = inspectors.get(uuid(on(changed).get(0).path("person")));
        assertThat(came).isNotIn(left, ofTown);
        write(left, round, kinVillage).expect(403);
        String lateDuty = on(changed).get(0).path("id").asString();
        officer.post("/api/v1/inspection-duties/" + lateDuty + "/replacement", Map.of("words", "到时没有去"))
                .expect(200);
        JsonNode last = visitAt(officer, plan, kinVillage);
        Login standIn = inspectors.get(uuid(on(last).get(0).path("person")));
        assertThat(standIn).isNotIn(left, came, ofTown);
        submit(standIn, round, kinVillage);

        // Who was there is said as well; the same again changes nothing, and the sheet is still to come.
        JsonNode third = begun.path("visits").path(2);
        Login walker = inspectors.get(uuid(on(third).get(0).path("person")));
        String report = "/api/v1/inspection-visits/" + third.path("id").asString() + "/report";
        Map<String, Object> said = Map.of(
                "visitedOn", "2026-11-24", "present", List.of(walker.actor().person()), "words", "没有发现问题");
        http.as(walker).put(report, said).expect(200);
        http.as(walker).put(report, said).expect(200);
        http.as(ofTown).put(report, said).expect(404);

        // Late, told once; closed, and then the town's own team does what was missed.
        clock.setDay(LocalDate.of(2026, 11, 25));
        chore.run().block();
        chore.run().block();
        assertThat(told(town, "inspection.begun")).isEqualTo(1);
        assertThat(told(town, "inspection.late")).isEqualTo(1);
        assertThat(told(town, "inspection.team-changed")).isEqualTo(2);
        JsonNode fourth =
                visitAt(officer, plan, uuid(begun.path("visits").path(3).path("village")));
        assertThat(fourth.path("stage").asString()).isEqualTo("LATE");
        write(ofTown, round, uuid(fourth.path("village"))).expect(403);
        JsonNode closed = officer.post(PLANS + "/" + plan + "/closing", Map.of("words", "25 日到期"))
                .expect(200)
                .json();
        assertThat(closed.path("done").asInt()).isEqualTo(2);
        assertThat(visitAt(officer, plan, uuid(third.path("village")))
                        .path("stage")
                        .asString())
                .isEqualTo("MISSED");
        submit(ofTown, round, uuid(fourth.path("village")));
        submit(walker, round, uuid(third.path("village")));

        // The seed is the promised one and gives the same again.
        String seed = closed.path("plan").path("seed").asString();
        assertThat(Seed.sha256(seed)).isEqualTo(promised.path("commitment").asString());
        JsonNode proof =
                officer.get(PLANS + "/" + plan + "/verification").expect(200).json();
        for (String holds : List.of("commitmentHolds", "seedFollows", "sameVillages", "sameTeams")) {
            assertThat(proof.path(holds).asBoolean()).as(holds).isTrue();
        }
        for (JsonNode lot : proof.path("villages")) {
            assertThat(Seed.sha256(seed + ":" + lot.path("label").asString()))
                    .isEqualTo(lot.path("lot").asString());
        }

        // From the standing to who was there: the village the day, the office the names.
        String trace = ROUNDS + round + "/subjects/" + kinVillage + "/inspections";
        VillageSetup kinSetup = villages.stream()
                .filter(each -> each.id().equals(kinVillage))
                .findFirst()
                .orElseThrow();
        http.as(kinSetup.committee()).get(trace).expect(404);
        officer.post(ROUNDS + round + "/standings", Map.of("reason", "十一月名次")).expect(201);
        JsonNode theirs =
                http.as(kinSetup.committee()).get(trace).expect(200).json().path(0);
        assertThat(theirs.path("visitedOn").asString()).isEqualTo("2026-11-24");
        assertThat(theirs.path("inspectors").asInt()).isEqualTo(1);
        assertThat(theirs.path("by")).isEmpty();
        JsonNode ours = officer.get(trace).expect(200).json().path(0);
        assertThat(ours.path("by").path(0).asString()).isEqualTo(standIn.actor().name());
        assertThat(each(ours.path("left")).stream().map(one -> one.path("state").asString()))
                .containsExactly("RECUSED", "REPLACED");
        http.as(kinSetup.committee()).get(PLANS + "/" + plan + "/verification").expect(200);
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

    private JsonNode visitAt(Caller officer, UUID plan, UUID village) {
        return each(officer.get(PLANS + "/" + plan).expect(200).json().path("visits")).stream()
                .filter(visit -> uuid(visit.path("village")).equals(village))
                .findFirst()
                .orElseThrow();
    }

    private static Set<UUID> villagesOf(JsonNode plan, Login login) {
        return each(plan.path("visits")).stream()
                .filter(visit -> on(visit).stream()
                        .anyMatch(duty ->
                                uuid(duty.path("person")).equals(login.actor().person())))
                .map(visit -> uuid(visit.path("village")))
                .collect(Collectors.toSet());
    }

    /** Before the beginning nobody outside of the office learns anything, and trying to write answers as ever. */
    private void nobodyKnows(TownSetup town, UUID plan, UUID round) {
        committeesKnowNothing(town, plan, round);
        for (VillageSetup village : town.villages()) {
            Caller inspector = http.as(village.inspector());
            assertThat(inspector.get(MINE).expect(200).json()).isEmpty();
            inspector.get(PLANS + "/" + plan).expect(403);
            inspector.get(PLANS + "/" + plan + "/verification").expect(404);
            inspector.get(ROUNDS + round + "/sheets").expect(403);
            for (VillageSetup other : town.villages()) {
                write(village.inspector(), round, other.id()).expect(403);
            }
        }
    }

    private void committeesKnowNothing(TownSetup town, UUID plan, UUID round) {
        VillageSetup village = town.village(0);
        for (Login login : List.of(
                village.committee(),
                village.clerk(),
                village.panel().get(0),
                village.household(0).villager())) {
            Caller caller = http.as(login);
            caller.get(PLANS).expect(403);
            caller.get(PLANS + "/" + plan).expect(403);
            caller.get(MINE).expect(403);
            caller.get(PLANS + "/" + plan + "/verification").expect(404);
            caller.get(ROUNDS + round + "/subjects/" + village.id() + "/inspections")
                    .expect(404);
            caller.get(ROUNDS + round + "/sheets").expect(403);
        }
    }

    @Test
    void districts_send_one_nominated_and_one_drawn_and_the_same_team_goes_again_next_month() {
        TownSetup town = given.town(6, 0);
        List<VillageSetup> villages = town.villages();
        List<Login> inspectors = List.of(
                given.staff(town.officer(), Role.INSPECTOR, null),
                given.staff(town.officer(), Role.INSPECTOR, null),
                given.staff(town.officer(), Role.INSPECTOR, null));
        Caller officer = http.as(town.officer());
        UUID round = round(town, villages, "2026-11");
        Map<String, Object> entry = plan(round, "DISTRICT", 2, false, "2026-11-23", "2026-11-24");
        entry.put("nominated", List.of(villages.get(0).id()));
        UUID short_ = officer.post(PLANS, entry).expect(201).id();
        assertThat(officer.post(PLANS + "/" + short_ + "/draw", null)
                        .expect(422)
                        .text())
                .contains("「西管区」应推荐 1 个村，现在是 0 个");
        officer.post(PLANS + "/" + short_ + "/cancellation", Map.of("words", "漏了西管区"))
                .expect(200);
        entry.put("nominated", List.of(villages.get(0).id(), villages.get(1).id()));
        JsonNode planned = officer.post(PLANS, entry).expect(201).json();
        assertThat(planned.path("number").asInt())
                .as("the cancelled one keeps its number")
                .isEqualTo(2);
        UUID plan = uuid(planned.path("id"));
        JsonNode drawn =
                officer.post(PLANS + "/" + plan + "/draw", null).expect(200).json();

        assertThat(each(drawn.path("visits")).stream()
                        .map(visit -> visit.path("district").asString() + " "
                                + visit.path("how").asString()))
                .containsExactly("东管区 NOMINATED", "东管区 DRAWN", "西管区 NOMINATED", "西管区 DRAWN");
        officer.post(PLANS + "/" + plan + "/beginning", null).expect(200);

        // The next month the same teams look again; one of them has moved into the village and is drawn over.
        clock.setDay(LocalDate.of(2026, 12, 1));
        JsonNode first = drawn.path("visits").path(0);
        Login moved = inspectors.stream()
                .filter(login ->
                        login.actor().person().equals(uuid(on(first).get(0).path("person"))))
                .findFirst()
                .orElseThrow();
        given.appoint(town.officer(), moved, Role.COMMITTEE, uuid(first.path("village")));
        UUID next = round(town, villages, "2026-12");
        Map<String, Object> again = plan(next, "AGAIN", 2, false, "2026-12-01", "2026-12-24");
        again.put("follows", plan);
        UUID second = officer.post(PLANS, again).expect(201).id();
        JsonNode redrawn =
                officer.post(PLANS + "/" + second + "/draw", null).expect(200).json();

        for (int at = 0; at < 4; at++) {
            JsonNode before = drawn.path("visits").path(at);
            JsonNode now = redrawn.path("visits").path(at);
            assertThat(uuid(now.path("village"))).isEqualTo(uuid(before.path("village")));
            Set<UUID> team =
                    on(now).stream().map(duty -> uuid(duty.path("person"))).collect(Collectors.toSet());
            if (at == 0) {
                assertThat(team).hasSize(2).doesNotContain(moved.actor().person());
            } else {
                assertThat(team)
                        .isEqualTo(on(before).stream()
                                .map(duty -> uuid(duty.path("person")))
                                .collect(Collectors.toSet()));
            }
        }
        assertThat(officer.get(PLANS + "/" + second + "/verification")
                        .expect(200)
                        .json()
                        .path("sameTeams")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void where_findings_are_counted_the_team_alone_reports_them_and_says_when_it_was_there() {
        TownSetup town = given.town(2, 0);
        Login inspector = given.staff(town.officer(), Role.INSPECTOR, null);
        Caller officer = http.as(town.officer());
        UUID round = officer.post(
                        "/api/v1/assessment-rounds",
                        Map.of("period", "2026-11", "adoption", Map.of("document", findings(), "reason", "镇里决定")))
                .expect(201)
                .id();
        UUID plan = officer.post(PLANS, plan(round, "DRAWN", 1, false, "2026-11-23", "2026-11-24", 1))
                .expect(201)
                .id();
        List<Answer> draws = http.race(8, () -> officer.post(PLANS + "/" + plan + "/draw", null));
        assertThat(draws.stream().map(Answer::status).sorted()).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
        JsonNode visit = officer.get(PLANS + "/" + plan)
                .expect(200)
                .json()
                .path("visits")
                .path(0);
        officer.post(PLANS + "/" + plan + "/beginning", null).expect(200);
        UUID village = uuid(visit.path("village"));
        String report = ROUNDS + round + "/reports/";
        Map<String, Object> found = Map.of(
                "subject",
                village,
                "line",
                "problems",
                "kind",
                "found",
                "value",
                1,
                "day",
                "2026-11-23",
                "words",
                "边沟有垃圾",
                "photos",
                List.of());

        officer.put(report + UUID.randomUUID(), found).expect(403);
        http.as(inspector).put(report + UUID.randomUUID(), found).expect(200);
        UUID other = town.villages().stream()
                .map(VillageSetup::id)
                .filter(each -> !each.equals(village))
                .findFirst()
                .orElseThrow();
        Map<String, Object> elsewhere = new HashMap<>(found);
        elsewhere.put("subject", other);
        officer.put(report + UUID.randomUUID(), elsewhere).expect(200);
        assertThat(officer.get(PLANS + "/" + plan).json().path("done").asInt()).isZero();
        Map<String, Object> there = Map.of(
                "visitedOn", "2026-11-23", "present", List.of(inspector.actor().person()), "words", "");
        http.as(inspector)
                .put("/api/v1/inspection-visits/" + visit.path("id").asString() + "/report", there)
                .expect(200);
        assertThat(officer.get(PLANS + "/" + plan).json().path("done").asInt()).isEqualTo(1);
    }

    private static String findings() {
        return """
                {
                  "format": 2, "code": "own-findings", "title": "每月检查",
                  "subject": "village", "period": "month", "sources": ["findings"],
                  "lines": [{"kind": "counted", "code": "problems", "title": "问题", "source": "findings", "photo": false,
                             "additions": [{"code": "found", "title": "发现问题", "add": 1}]}],
                  "ranking": "lowest-first", "ties": ["draw"],
                  "tiers": [{"name": "本月排名", "rest": true}], "objectionDays": 1
                }
                """;
    }

    private static Map<String, Object> plan(
            UUID round, String choice, int teamSize, boolean cross, String from, String until, int howMany) {
        Map<String, Object> plan = plan(round, choice, teamSize, cross, from, until);
        plan.put("howMany", howMany);
        return plan;
    }

    @Test
    void a_plan_that_does_not_fit_is_refused_with_its_field_and_no_other_town_sees_one() {
        TownSetup town = given.town(2, 0);
        Caller officer = http.as(town.officer());
        UUID round = round(town, List.of(), "2026-11");
        Map<String, String> wrong = Map.of("howMany", "DRAWN", "follows", "AGAIN");
        wrong.forEach((field, choice) -> assertThat(
                        officer.post(PLANS, plan(round, choice, 1, false, "2026-11-23", "2026-11-24"))
                                .expect(400)
                                .json()
                                .path("fields")
                                .has(field))
                .isTrue());
        officer.post(PLANS, plan(round, "ALL", 1, false, "2026-11-24", "2026-11-23"))
                .expect(400);
        officer.post(PLANS, plan(round, "ALL", 1, false, "2026-10-24", "2026-11-23"))
                .expect(400);
        officer.post(PLANS, plan(round, "ALL", 1, false, "2026-11-20", "2026-11-22"))
                .expect(400);
        officer.post(PLANS, plan(round, "ALL", 0, false, "2026-11-23", "2026-11-24"))
                .expect(400);
        Map<String, Object> stranger = plan(round, "ALL", 1, false, "2026-11-23", "2026-11-24");
        stranger.put("inspectors", List.of(town.officer().actor().person()));
        UUID plan = officer.post(PLANS, stranger).expect(201).id();
        officer.post(PLANS + "/" + plan + "/draw", null).expect(400);
        officer.post(PLANS + "/" + plan + "/cancellation", Map.of("words", "不是检查员"))
                .expect(200);
        UUID lonely = officer.post(PLANS, plan(round, "ALL", 1, true, "2026-11-23", "2026-11-24"))
                .expect(201)
                .id();
        assertThat(officer.post(PLANS + "/" + lonely + "/draw", null)
                        .expect(422)
                        .problem())
                .isEqualTo("too-few-inspectors");

        TownSetup foreign = given.town(1, 0);
        Caller other = http.as(foreign.officer());
        assertThat(other.get(PLANS).expect(200).json().path("items")).isEmpty();
        other.get(PLANS + "/" + lonely).expect(404);
        other.post(PLANS + "/" + lonely + "/draw", null).expect(404);
        other.post(PLANS, plan(round, "ALL", 1, false, "2026-11-23", "2026-11-24"))
                .expect(404);
        http.as(town.auditor()).get(PLANS + "/" + lonely).expect(200);
        http.as(town.auditor()).post(PLANS + "/" + lonely + "/draw", null).expect(403);
    }
}
