package cn.fengming.points.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@PointsTest
class PostsTest {

    @Autowired
    Http http;

    @Autowired
    Given given;

    @Autowired
    PostDesk desk;

    @Autowired
    Persons persons;

    @Test
    void a_post_gives_access_and_revoking_it_takes_it_at_once_from_a_live_session() {
        TownSetup town = given.town(1, 0);
        Login second = given.staff(town.officer(), Role.CLERK, town.village(0).id());
        http.as(second).get("/api/v1/posts").expect(403);

        UUID post = grant(town.officer(), second, "TOWN", null).expect(201).id();
        http.as(second).get("/api/v1/posts").expect(200);

        revoke(town.officer(), post).expect(200);
        http.as(second).get("/api/v1/posts").expect(403);
        assertThat(revoke(town.officer(), post).expect(409).problem()).isEqualTo("already-revoked");
    }

    @Test
    void who_held_what_stays_known_with_who_gave_and_took_it_and_why() {
        TownSetup town = given.town(1, 0);
        Login clerk = town.village(0).clerk();
        UUID post = UUID.fromString(
                posts(town.officer(), clerk, false).at("/items/0/id").asString());
        revoke(town.officer(), post).expect(200);

        assertThat(posts(town.officer(), clerk, false).at("/items")).isEmpty();
        var kept = posts(town.officer(), clerk, true).at("/items/0");
        assertThat(kept.get("revokedBy").asString())
                .isEqualTo(town.officer().actor().person().toString());
        assertThat(kept.get("revokeReason").asString()).isEqualTo("换人");
        assertThat(kept.get("grantedAt").asString()).startsWith("2026-11-23T10:00");

        var audited = http.as(town.auditor()).get("/api/v1/audit/records?subject=" + post);
        assertThat(audited.expect(200).text()).contains("identity.post-granted", "identity.post-revoked", "换人");
    }

    @Test
    void nobody_gives_a_post_to_himself_and_only_the_office_gives_posts() {
        TownSetup town = given.town(1, 1);
        var village = town.village(0);
        grant(town.officer(), town.officer(), "AUDITOR", null).expect(403);
        for (Login other : new Login[] {
            village.committee(),
            village.inspector(),
            village.clerk(),
            village.panel().get(0),
            town.auditor(),
            village.household(0).villager()
        }) {
            grant(other, village.clerk(), "PANEL", village.id()).expect(403);
            http.as(other)
                    .post("/api/v1/invitations", Map.of("name", "李四", "phone", "13700000002", "role", "TOWN"))
                    .expect(403);
        }
    }

    @Test
    void another_towns_people_villages_and_posts_do_not_exist() {
        TownSetup mine = given.town(1, 0);
        TownSetup theirs = given.town(1, 0);
        Login theirClerk = theirs.village(0).clerk();
        UUID theirPost = UUID.fromString(
                posts(theirs.officer(), theirClerk, false).at("/items/0/id").asString());

        grant(mine.officer(), theirClerk, "PANEL", mine.village(0).id()).expect(404);
        grant(
                        mine.officer(),
                        mine.village(0).clerk(),
                        "PANEL",
                        theirs.village(0).id())
                .expect(404);
        revoke(mine.officer(), theirPost).expect(404);
        assertThat(http.as(mine.officer())
                        .get("/api/v1/persons?size=200")
                        .expect(200)
                        .text())
                .doesNotContain(theirClerk.actor().person().toString());
        assertThat(posts(mine.officer(), theirClerk, true).at("/items")).isEmpty();
    }

    @Test
    void a_town_is_never_left_without_an_officer() {
        TownSetup town = given.town(0, 0);
        Login officer = town.officer();
        UUID own =
                UUID.fromString(posts(officer, officer, false).at("/items/0/id").asString());
        assertThat(revoke(officer, own).expect(422).problem()).isEqualTo("last-officer");
        assertThat(http.as(officer).delete("/api/v1/me").expect(422).problem()).isEqualTo("last-officer");

        Login second = given.staff(officer, Role.TOWN, null);
        UUID other =
                UUID.fromString(posts(officer, second, false).at("/items/0/id").asString());
        var turn = new AtomicInteger();
        var answers = http.race(2, () -> turn.getAndIncrement() == 0 ? revoke(officer, other) : revoke(second, own));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(persons.holders(town.town(), Role.TOWN, null).collectList().block())
                .hasSize(1);
    }

    @Test
    void giving_one_post_many_times_at_once_gives_it_once() {
        TownSetup town = given.town(1, 0);
        Login clerk = town.village(0).clerk();
        UUID village = town.village(0).id();

        var answers = http.race(16, () -> grant(town.officer(), clerk, "PANEL", village));

        assertThat(answers).allSatisfy(answer -> answer.expect(201));
        assertThat(answers.stream().map(Answer::id).distinct()).hasSize(1);
        assertThat(posts(town.officer(), clerk, true).at("/items")).hasSize(2);
    }

    @Test
    void who_audits_gets_no_other_post_however_close_together_they_are_given() {
        TownSetup town = given.town(1, 0);
        UUID village = town.village(0).id();
        UUID person = desk.enrol(town.officer().actor(), "新人", null).block().id();
        var turn = new AtomicInteger();
        var answers = http.race(
                8,
                () -> turn.getAndIncrement() % 2 == 0
                        ? grant(town.officer(), person, "AUDITOR", null)
                        : grant(town.officer(), person, "PANEL", village));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 422));
        assertThat(http.as(town.officer())
                        .get("/api/v1/posts?person=" + person)
                        .json()
                        .at("/items"))
                .hasSize(1);
    }

    @Test
    void a_scope_that_makes_no_sense_is_refused_with_its_field() {
        TownSetup town = given.town(1, 0);
        Login clerk = town.village(0).clerk();
        assertThat(grant(town.officer(), clerk, "COMMITTEE", null).expect(400).text())
                .contains("village");
        assertThat(grant(town.officer(), clerk, "VILLAGER", null).expect(400).text())
                .contains("role");
        grant(town.officer(), clerk, "KING", null).expect(400);
        grant(town.officer(), clerk, "COMMITTEE", new UUID(1, 1)).expect(404);
    }

    @Test
    void persons_are_found_by_name_page_by_page_and_the_text_is_only_a_text() {
        TownSetup town = given.town(1, 0);
        for (int i = 0; i < 5; i++) {
            desk.enrol(town.officer().actor(), "欧阳%_" + i, null).block();
        }
        var officer = http.as(town.officer());
        var first = officer.get("/api/v1/persons?name=欧阳%25&size=3").expect(200).json();
        assertThat(first.get("items")).hasSize(3);
        var second = officer.get("/api/v1/persons?name=欧阳%25&size=3&after="
                        + first.get("next").asString())
                .expect(200)
                .json();
        assertThat(second.get("items")).hasSize(2);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(officer.get("/api/v1/persons?name=%27;%20drop%20table%20identity.post;%20--")
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
        officer.get("/api/v1/persons?size=201").expect(400);
        officer.get("/api/v1/persons?after=x").expect(400);
    }

    @Test
    void holders_are_those_whose_post_covers_the_village() {
        TownSetup town = given.town(2, 0);
        Login townInspector = given.staff(town.officer(), Role.INSPECTOR, null);
        var first = town.village(0);
        Login inspector = first.inspector();

        assertThat(persons.holders(town.town(), Role.INSPECTOR, first.id())
                        .collectList()
                        .block())
                .containsExactlyInAnyOrder(
                        townInspector.actor().person(), inspector.actor().person());
        assertThat(persons.holders(town.town(), Role.COMMITTEE, town.village(1).id())
                        .collectList()
                        .block())
                .isEmpty();
    }

    private Answer grant(Login by, Login person, String role, @Nullable UUID village) {
        return grant(by, person.actor().person(), role, village);
    }

    private Answer grant(Login by, UUID person, String role, @Nullable UUID village) {
        Map<String, Object> body = new HashMap<>(Map.of("person", person, "role", role));
        if (village != null) {
            body.put("village", village);
        }
        return http.as(by).post("/api/v1/posts", body);
    }

    private Answer revoke(Login by, UUID post) {
        return http.as(by).post("/api/v1/posts/" + post + "/revoke", Map.of("reason", "换人"));
    }

    private JsonNode posts(Login by, Login person, boolean history) {
        return http.as(by)
                .get("/api/v1/posts?person=" + person.actor().person() + "&history=" + history)
                .expect(200)
                .json();
    }
}
