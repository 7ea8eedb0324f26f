package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.spots.Rechecking.Inspected;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may draw, look and withdraw, and that nobody reaches into another town or village. */
@PointsTest
class RecheckAccessTest {

    private static final String MONTH = Rechecking.RECHECKS + "/2026-11";

    @Autowired
    Rechecking rechecking;

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Test
    void only_the_town_office_draws_and_withdraws() {
        Inspected inspected = rechecking.written(1, 1);
        Login officer = inspected.town().officer();
        VillageSetup village = inspected.village(0);
        UUID spot = inspected.spots().get(0);
        List<Login> others = List.of(
                village.committee(),
                village.inspector(),
                village.clerk(),
                village.panel().get(0),
                given.staff(officer, Role.INSPECTOR, null),
                inspected.town().auditor());
        for (Login other : others) {
            rechecking.draw(other, "size", 1).expect(403);
        }
        rechecking.draw(officer, "size", 1).expect(201);
        rechecking.unrectified(officer, spot).expect(201);
        UUID finding = UUID.fromString(
                rechecking.findings(officer, village).path(0).path("id").asString());
        for (Login other : others) {
            rechecking.withdraw(other, finding).expect(403);
        }
    }

    @Test
    void visits_are_unannounced_so_the_village_does_not_read_the_list() {
        Inspected inspected = rechecking.written(2, 1);
        Login officer = inspected.town().officer();
        VillageSetup village = inspected.village(0);
        rechecking.draw(officer, "size", 2).expect(201);
        List<Login> blind =
                List.of(village.committee(), village.clerk(), village.panel().get(0));
        for (Login login : blind) {
            http.as(login).get(MONTH).expect(403);
            http.as(login).get(MONTH + "/verification").expect(403);
            rechecking.clean(login, inspected.spots().get(0)).expect(403);
        }
        assertThat(rechecking.month(village.inspector()).path("items"))
                .as("an inspector of one village sees that village's")
                .hasSize(1);
        http.as(village.inspector()).get(MONTH + "/verification").expect(403);
        rechecking.clean(village.inspector(), inspected.spots().get(1)).expect(404);
        assertThat(rechecking.month(inspected.town().auditor()).path("items")).hasSize(2);
        http.as(inspected.town().auditor()).get(MONTH + "/verification").expect(200);
        rechecking.clean(inspected.town().auditor(), inspected.spots().get(0)).expect(403);
        rechecking
                .clean(
                        given.staff(officer, Role.INSPECTOR, null),
                        inspected.spots().get(0))
                .expect(201);
    }

    @Test
    void findings_are_read_by_the_staff_of_the_village() {
        Inspected inspected = rechecking.written(2, 0);
        VillageSetup village = inspected.village(0);
        String path = "/api/v1/villages/" + village.id() + "/spot-findings";
        for (Login reader : List.of(
                village.committee(),
                village.inspector(),
                inspected.town().officer(),
                inspected.town().auditor())) {
            http.as(reader).get(path + "?from=2026-10-01&to=2026-12-31").expect(200);
        }
        http.as(village.clerk()).get(path).expect(403);
        http.as(village.panel().get(0)).get(path).expect(403);
        http.as(inspected.village(1).committee()).get(path).expect(403);
        http.as(inspected.village(1).inspector()).get(path).expect(403);
        http.anonymous().get(path).expect(401);
    }

    @Test
    void another_town_finds_nothing() {
        Inspected inspected = rechecking.written(1, 1);
        VillageSetup village = inspected.village(0);
        UUID spot = inspected.spots().get(0);
        rechecking.draw(inspected.town().officer(), "size", 1).expect(201);
        rechecking.unrectified(inspected.town().officer(), spot).expect(201);
        UUID finding = UUID.fromString(rechecking
                .findings(inspected.town().officer(), village)
                .path(0)
                .path("id")
                .asString());
        TownSetup foreign = given.town(1, 0);
        Login officer = foreign.officer();

        http.as(officer).get(MONTH).expect(404);
        http.as(officer).get(MONTH + "/verification").expect(404);
        rechecking.clean(officer, spot).expect(404);
        rechecking.withdraw(officer, finding).expect(404);
        http.as(officer)
                .get("/api/v1/villages/" + village.id() + "/spot-findings")
                .expect(404);
        assertThat(rechecking.draw(officer, "size", 1).expect(422).problem()).isEqualTo("nothing-to-draw");
    }
}
