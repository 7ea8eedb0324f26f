package cn.fengming.points.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.assessment.Assessing.Assessed;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may do what in an assessment, and that nobody reaches into another town or village. */
@PointsTest
class AssessmentPermissionsTest {

    @Autowired
    Assessing assessing;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Test
    void only_the_town_office_runs_an_assessment() {
        Assessed assessed = assessing.scored(assessing.begun(2, 0));
        for (Login login : everybodyBut(assessed, Role.TOWN)) {
            Caller caller = http.as(login);
            caller.post(Assessing.ROUNDS, Map.of("period", "2027Q1", "adoption", Assessing.preset()))
                    .expect(403);
            caller.post(assessed.path("/scheme-versions"), Assessing.preset()).expect(403);
            caller.post("/api/v1/scheme-checks", Map.of("document", "{}")).expect(403);
            caller.post(assessed.path("/simulations"), Map.of()).expect(403);
            caller.post(assessed.path("/standings"), Map.of("reason", "公布")).expect(403);
            caller.post(assessed.path("/freeze"), null).expect(403);
        }
    }

    @Test
    void only_the_town_team_writes_sheets_and_draws() {
        Assessed assessed = assessing.begun(2, 0);
        assessing.draft(assessed, 0, "1").expect(200);
        for (Login login : everybodyBut(assessed, Role.TOWN, Role.INSPECTOR)) {
            writesNothing(assessed, http.as(login));
        }
        // An inspector of one village has the role, but not for the town.
        writesNothing(assessed, http.as(assessed.town().village(0).inspector()));
    }

    private static void writesNothing(Assessed assessed, Caller caller) {
        String sheet = assessed.sheetPath(0);
        caller.put(Assessing.SHEETS + UUID.randomUUID(), Assessing.marks(assessed.round(), assessed.village(1), "1"))
                .expect(403);
        caller.put(sheet + "/findings/" + UUID.randomUUID(), Assessing.finding("poultry", "roaming", List.of()))
                .expect(403);
        caller.delete(sheet + "/findings/" + UUID.randomUUID()).expect(403);
        caller.post(sheet + "/submission", null).expect(403);
        caller.post(sheet + "/corrections", Assessing.correction(1, "25")).expect(403);
        caller.post(
                        assessed.path("/draws"),
                        Map.of(
                                "village",
                                assessed.village(0),
                                "kind",
                                "ROAD",
                                "count",
                                1,
                                "roads",
                                List.of("云凤路"),
                                "reason",
                                "抽查"))
                .expect(403);
    }

    @Test
    void visits_and_sheets_are_hidden_from_villages_until_the_standing_is_published() {
        Assessed assessed = assessing.scored(assessing.begun(2, 0));
        Login committee = assessed.town().village(0).committee();
        for (Login login : List.of(committee, assessed.town().village(0).inspector())) {
            http.as(login).get(assessed.path("/sheets")).expect(403);
            http.as(login).get(assessed.sheetPath(0)).expect(403);
            http.as(login).get(assessed.sheetPath(0) + "/versions").expect(403);
            http.as(login).get(assessed.path("/draws")).expect(403);
            http.as(login)
                    .get("/api/v1/assessment-draws/" + UUID.randomUUID() + "/verification")
                    .expect(403);
        }
        String trace = assessed.path("/subjects/" + assessed.village(0) + "/trace");
        http.as(committee).get(trace).expect(404);
        http.as(committee).get(assessed.path("/standing")).expect(404);

        assessing.publish(assessed).expect(201);

        http.as(committee).get(trace).expect(200);
        http.as(committee).get(assessed.path("/standing")).expect(200);
    }

    @Test
    void the_auditor_reads_everything_and_changes_nothing() {
        Assessed assessed = assessing.scored(assessing.begun(2, 0));
        assessing.publish(assessed).expect(201);
        Caller auditor = http.as(assessed.town().auditor());
        for (String path : List.of("", "/scheme", "/scheme-versions", "/draws", "/sheets", "/standings", "/standing")) {
            auditor.get(assessed.path(path)).expect(200);
        }
        auditor.get(assessed.path("/objections")).expect(200);
        auditor.get(assessed.sheetPath(0)).expect(200);
        auditor.get("/api/v1/scheme-presets/fengming").expect(200);
        assertThat(assessing.object(assessed, assessed.town().auditor(), 0).status())
                .isEqualTo(403);
    }

    @Test
    void a_committee_objects_for_its_own_village_only_and_sees_only_its_own() {
        Assessed assessed = assessing.scored(assessing.begun(2, 0));
        assessing.publish(assessed).expect(201);
        VillageSetup own = assessed.town().village(0);
        VillageSetup other = assessed.town().village(1);

        assessing.object(assessed, own.committee(), 1).expect(403);
        UUID objection =
                assessing.object(assessed, own.committee(), 0).expect(201).id();
        http.as(other.committee())
                .post(assessed.path("/objections/" + objection + "/withdrawal"), null)
                .expect(403);

        assertThat(http.as(own.committee()).get(assessed.path("/objections")).json())
                .hasSize(1);
        assertThat(http.as(other.committee()).get(assessed.path("/objections")).json())
                .isEmpty();
        http.as(own.inspector()).get(assessed.path("/objections")).expect(403);
        http.as(own.committee())
                .post(assessed.path("/objections/" + objection + "/withdrawal"), null)
                .expect(200);
    }

    @Test
    void an_objection_is_heard_by_somebody_who_had_no_part_in_it() {
        Assessed assessed = assessing.begun(2, 0);
        Login author = given.staff(assessed.officer(), Role.TOWN, null);
        Login neighbour = given.appoint(
                assessed.officer(),
                given.staff(assessed.officer(), Role.TOWN, null),
                Role.COMMITTEE,
                assessed.village(0));
        assessing.draft(assessed, 0, "3").expect(200);
        http.as(author).post(assessed.sheetPath(0) + "/submission", null).expect(200);
        assessing.submitted(assessed, 1, "1");
        assessing.publish(assessed).expect(201);
        UUID objection = assessing
                .object(assessed, assessed.town().village(0).committee(), 0)
                .expect(201)
                .id();
        String decision = assessed.path("/objections/" + objection + "/decision");

        http.as(author).post(decision, Assessing.upheld(1, "30")).expect(403);
        http.as(neighbour).post(decision, Assessing.upheld(1, "30")).expect(403);
        http.as(assessed.inspector()).post(decision, Assessing.upheld(1, "30")).expect(403);
        assessing.officer(assessed).post(decision, Assessing.upheld(1, "30")).expect(200);
    }

    @Test
    void another_town_finds_nothing() {
        Assessed assessed = assessing.scored(assessing.begun(2, 0));
        TownSetup foreign = given.town(1, 0);
        Caller officer = http.as(foreign.officer());
        Stream.of("", "/scheme", "/scheme-versions", "/standing")
                .forEach(path -> officer.get(assessed.path(path)).expect(404));
        Stream.of("/draws", "/sheets", "/standings", "/objections")
                .forEach(path -> assertThat(
                                officer.get(assessed.path(path)).expect(200).json())
                        .isEmpty());
        officer.get(assessed.sheetPath(0)).expect(404);
        officer.get(assessed.path("/subjects/" + assessed.village(0) + "/trace"))
                .expect(404);
        officer.post(assessed.path("/simulations"), Map.of()).expect(404);
        officer.post(assessed.path("/standings"), Map.of("reason", "公布")).expect(404);
        officer.post(assessed.path("/freeze"), null).expect(404);
        officer.post(assessed.path("/scheme-versions"), Assessing.document(Assessing.own()))
                .expect(404);
        officer.post(assessed.sheetPath(0) + "/submission", null).expect(404);
        officer.put(
                        Assessing.SHEETS + UUID.randomUUID(),
                        Assessing.marks(assessed.round(), foreign.village(0).id(), "1"))
                .expect(404);
        Answer foreignVillage = assessing
                .inspector(assessed)
                .put(
                        Assessing.SHEETS + UUID.randomUUID(),
                        Assessing.marks(assessed.round(), foreign.village(0).id(), "1"));
        foreignVillage.expect(404);
        assertThat(http.anonymous()
                        .get("/api/v1/public/towns/" + foreign.town() + "/standings")
                        .expect(200)
                        .json())
                .isEmpty();
        http.anonymous()
                .get("/api/v1/public/towns/" + UUID.randomUUID() + "/standings")
                .expect(404);
        http.anonymous().get(assessed.path("")).expect(401);
    }

    private static List<Login> everybodyBut(Assessed assessed, Role... roles) {
        VillageSetup village = assessed.town().village(0);
        return Stream.of(
                        assessed.inspector(),
                        village.committee(),
                        village.clerk(),
                        village.panel().get(0),
                        assessed.town().auditor())
                .filter(login ->
                        Stream.of(roles).noneMatch(role -> login.actor().has(role)))
                .toList();
    }
}
