package cn.fengming.points.community;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who gets in: every role at the own village, at another village of the town, and at another town. */
@PointsTest
class RegisterAccessTest {

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Community community;

    TownSetup town;
    TownSetup foreignTown;
    VillageSetup own;
    VillageSetup neighbour;
    UUID household;
    UUID member;
    UUID group;
    UUID grid;

    /** One request of the register. {@code readBy} tells the roles of the village that may make it. */
    record Door(String method, String path, @Nullable Object body, List<Role> roles) {}

    private static final List<Role> STAFF =
            List.of(Role.COMMITTEE, Role.INSPECTOR, Role.PANEL, Role.CLERK, Role.TOWN, Role.AUDITOR);
    private static final List<Role> OWN =
            List.of(Role.COMMITTEE, Role.INSPECTOR, Role.PANEL, Role.CLERK, Role.TOWN, Role.AUDITOR, Role.VILLAGER);
    private static final List<Role> KEEPERS = List.of(Role.COMMITTEE, Role.TOWN);

    @BeforeEach
    void twoTowns() {
        town = given.town(2, 2);
        foreignTown = given.town(1, 1);
        own = town.village(0);
        neighbour = town.village(1);
        household = own.household(0).id();
        member = community.members(town.town(), household).map(Member::id).blockLast();
        Caller committee = http.as(own.committee());
        group = committee
                .post("/api/v1/villages/" + own.id() + "/groups", Map.of("name", "1组"))
                .expect(201)
                .id();
        grid = committee
                .post("/api/v1/villages/" + own.id() + "/grids", Map.of("name", "1格"))
                .expect(201)
                .id();
    }

    @Test
    void nobodyOfAnotherTownFindsAnythingHere() {
        for (Map.Entry<Role, Login> stranger :
                people(foreignTown, foreignTown.village(0)).entrySet()) {
            for (Door door : doors()) {
                Answer answer = knock(stranger.getValue(), door);
                boolean gateOpens = door.roles().contains(stranger.getKey());
                assertThat(answer.status())
                        .as("%s at %s %s: %s", stranger.getKey(), door.method(), door.path(), answer.text())
                        .isEqualTo(gateOpens ? 404 : 403);
            }
        }
        assertUntouched();
    }

    @Test
    void staffOfAnotherVillageIsRefused() {
        Map<Role, Login> people = people(town, neighbour);
        people.remove(Role.TOWN);
        people.remove(Role.AUDITOR);
        people.forEach((role, login) -> {
            for (Door door : doors()) {
                assertThat(knock(login, door).status())
                        .as("%s at %s %s", role, door.method(), door.path())
                        .isEqualTo(403);
            }
        });
        assertUntouched();
    }

    @Test
    void whoMayNotKeepTheRegisterChangesNothing() {
        Map<Role, Login> people = people(town, own);
        KEEPERS.forEach(people::remove);
        people.forEach((role, login) -> doors().stream()
                .filter(door -> !door.roles().contains(role))
                .forEach(door -> assertThat(knock(login, door).status())
                        .as("%s at %s %s", role, door.method(), door.path())
                        .isEqualTo(403)));
        assertUntouched();
    }

    @Test
    void everyRoleReadsWhatIsTheirs() {
        people(town, own)
                .forEach((role, login) -> doors().stream()
                        .filter(door ->
                                door.method().equals("GET") && door.roles().contains(role))
                        .forEach(door -> assertThat(knock(login, door).status())
                                .as("%s at %s", role, door.path())
                                .isIn(200, 404)));
    }

    @Test
    void anIdOfAnotherTownInsideARequestIsNotThere() {
        Caller stranger = http.as(foreignTown.officer());
        UUID theirs = foreignTown.village(0).household(0).id();
        UUID theirVillage = foreignTown.village(0).id();

        stranger.post("/api/v1/households/" + theirs + "/merges", because("other", household))
                .expect(404);
        stranger.post("/api/v1/households/" + theirs + "/kin", because("other", household))
                .expect(404);
        stranger.put("/api/v1/households/" + theirs + "/place", because("village", own.id()))
                .expect(404);
        stranger.put("/api/v1/households/" + theirs + "/head", because("member", member))
                .expect(404);
        stranger.post("/api/v1/households/" + theirs + "/members/" + member + "/departure", Map.of("reason", "x"))
                .expect(404);
        stranger.post(
                        "/api/v1/villages/" + theirVillage + "/households",
                        Map.of("group", group, "head", Map.of("name", "张三"), "others", List.of()))
                .expect(404);
        stranger.post(
                        "/api/v1/villages/" + theirVillage + "/households",
                        Map.of("grid", grid, "head", Map.of("name", "张三"), "others", List.of()))
                .expect(404);
        stranger.get("/api/v1/households/by-card/" + own.household(0).cardCode())
                .expect(404);
        assertThat(community.kin(town.town(), theirs, household).block()).isFalse();
        assertUntouched();
    }

    @Test
    void withoutASessionNothingOpens() {
        for (Door door : doors()) {
            assertThat(http.anonymous()
                            .send(door.method(), door.path(), door.body(), key())
                            .status())
                    .as(door.path())
                    .isEqualTo(401);
        }
    }

    private List<Door> doors() {
        String village = "/api/v1/villages/" + own.id();
        String home = "/api/v1/households/" + household;
        Object entry = Map.of("head", Map.of("name", "张三"), "others", List.of());
        List<Door> doors = new ArrayList<>();
        doors.add(new Door("GET", village + "/households", null, STAFF));
        doors.add(
                new Door("GET", "/api/v1/households/by-card/" + own.household(0).cardCode(), null, STAFF));
        for (String part : List.of("", "/members", "/history", "/kin")) {
            doors.add(new Door("GET", home + part, null, OWN));
        }
        doors.add(new Door("GET", home + "/members/" + member + "/phone", null, KEEPERS));
        doors.add(new Door("POST", village + "/groups", Map.of("name", "9组"), KEEPERS));
        doors.add(new Door("POST", village + "/grids", Map.of("name", "9格"), KEEPERS));
        doors.add(new Door("PATCH", "/api/v1/groups/" + group, Map.of("name", "8组"), KEEPERS));
        doors.add(new Door("PATCH", "/api/v1/grids/" + grid, Map.of("name", "8格"), KEEPERS));
        doors.add(new Door("PATCH", village, Map.of("name", "他村"), List.of(Role.TOWN)));
        doors.add(new Door("POST", village + "/households", entry, KEEPERS));
        doors.add(new Door("POST", village + "/household-batches", Map.of("households", List.of(entry)), KEEPERS));
        doors.add(new Door("POST", home + "/members", because("member", Map.of("name", "李四")), KEEPERS));
        doors.add(new Door("PATCH", home + "/members/" + member, because("name", "李四"), KEEPERS));
        doors.add(new Door("POST", home + "/members/" + member + "/departure", Map.of("reason", "x"), KEEPERS));
        doors.add(new Door("PUT", home + "/head", because("member", member), KEEPERS));
        doors.add(new Door("PUT", home + "/place", because("village", own.id()), KEEPERS));
        doors.add(new Door(
                "POST",
                home + "/splits",
                Map.of("members", List.of(member), "head", member, "village", own.id(), "reason", "x"),
                KEEPERS));
        doors.add(new Door(
                "POST", home + "/merges", because("other", own.household(1).id()), KEEPERS));
        doors.add(new Door("POST", home + "/departure", Map.of("reason", "x"), KEEPERS));
        doors.add(new Door("POST", home + "/return", Map.of("reason", "x"), KEEPERS));
        doors.add(new Door(
                "POST", home + "/cards", because("code", own.household(0).cardCode()), KEEPERS));
        doors.add(new Door(
                "POST", home + "/kin", because("other", own.household(1).id()), KEEPERS));
        doors.add(new Door(
                "POST", home + "/kin/" + own.household(1).id() + "/withdrawal", Map.of("reason", "x"), KEEPERS));
        return doors;
    }

    private static Map<Role, Login> people(TownSetup of, VillageSetup village) {
        Map<Role, Login> people = new LinkedHashMap<>();
        people.put(Role.VILLAGER, village.household(0).villager());
        people.put(Role.INSPECTOR, village.inspector());
        people.put(Role.PANEL, village.panel().get(0));
        people.put(Role.COMMITTEE, village.committee());
        people.put(Role.CLERK, village.clerk());
        people.put(Role.TOWN, of.officer());
        people.put(Role.AUDITOR, of.auditor());
        return people;
    }

    private Answer knock(Login login, Door door) {
        return http.as(login).send(door.method(), door.path(), door.body(), key());
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", Caller.freshKey());
    }

    private static Map<String, Object> because(String name, Object value) {
        return Map.of(name, value, "reason", "查验");
    }

    private void assertUntouched() {
        Function<UUID, @Nullable Long> count =
                village -> community.householdsOf(town.town(), village).count().block();
        assertThat(count.apply(own.id())).isEqualTo(2);
        assertThat(count.apply(neighbour.id())).isEqualTo(2);
        assertThat(http.as(town.officer())
                        .get("/api/v1/households/" + household + "/history")
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(community.village(town.town(), own.id()).block().name()).isEqualTo(own.name());
    }
}
