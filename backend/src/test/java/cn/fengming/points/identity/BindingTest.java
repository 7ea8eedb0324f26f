package cn.fengming.points.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Member;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.wechat.WechatUser;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

@PointsTest
class BindingTest {

    @Autowired
    Http http;

    @Autowired
    Given given;

    @Autowired
    Community community;

    @Autowired
    DatabaseClient database;

    @Autowired
    TestClock clock;

    @Autowired
    Forgetting forgetting;

    @Test
    void a_number_that_points_at_a_member_somebody_is_bound_to_waits_for_the_committee() {
        TownSetup town = given.town(1, 1);
        HouseholdSetup household = town.village(0).household(0);
        Login before = household.villager();
        WechatUser newPhone = new WechatUser(http);

        Answer answer = newPhone.prove(household.phone()).expect(201);
        assertThat(answer.json().get("towns")).isEmpty();
        assertThat(answer.json().get("waiting")).hasSize(1);
        http.as(before).get("/api/v1/me/wallet").expect(200);

        JsonNode waiting = waiting(town.village(0).committee(), town.village(0).id());
        assertThat(waiting.get("way").asString()).isEqualTo("PHONE");
        assertThat(waiting.at("/candidates/0/taken").asBoolean()).isTrue();
        confirm(town.village(0).committee(), waiting, null).expect(200);

        assertThat(newPhone.signIn().json().get("town").asString())
                .isEqualTo(town.town().toString());
        newPhone.caller().get("/api/v1/me/wallet").expect(200);
        http.as(before).get("/api/v1/me/wallet").expect(403);
    }

    @Test
    void a_household_card_and_a_name_bind_only_when_the_committee_says_so() {
        TownSetup town = given.town(1, 1);
        HouseholdSetup household = town.village(0).household(0);
        WechatUser villager = new WechatUser(http);
        String family = household.headName().substring(0, 1);

        villager.showCard(town.town(), household.cardCode(), family).expect(201);
        assertThat(villager.showCard(town.town(), household.cardCode(), family)
                        .expect(409)
                        .problem())
                .isEqualTo("already-asked");
        villager.caller().get("/api/v1/me/wallet").expect(403);

        Login committee = town.village(0).committee();
        JsonNode waiting = waiting(committee, town.village(0).id());
        confirm(committee, waiting, null).expect(400);
        confirm(committee, waiting, UUID.randomUUID()).expect(400);
        confirm(committee, waiting, member(town, household, 0)).expect(200);
        assertThat(confirm(committee, waiting, member(town, household, 0))
                        .expect(409)
                        .problem())
                .isEqualTo("already-decided");

        var state =
                villager.caller().get("/api/v1/sessions/current").expect(200).json();
        assertThat(state.get("waiting")).isEmpty();
        assertThat(state.at("/towns/0/id").asString()).isEqualTo(town.town().toString());
        villager.caller()
                .put("/api/v1/sessions/current/town", Map.of("town", town.town()))
                .expect(200);
        villager.caller().get("/api/v1/me/wallet").expect(200);
    }

    @Test
    void a_wrong_card_and_a_wrong_name_are_told_in_the_same_words() {
        TownSetup town = given.town(1, 2);
        HouseholdSetup household = town.village(0).household(0);
        WechatUser villager = new WechatUser(http);

        Answer wrongName =
                villager.showCard(town.town(), household.cardCode(), "龘").expect(404);
        TownSetup other = given.town(1, 1);
        String foreign = other.village(0).household(0).cardCode();
        Answer wrongCard = villager.showCard(town.town(), foreign, "龘").expect(404);

        assertThat(wrongName.json().get("detail")).isEqualTo(wrongCard.json().get("detail"));
        villager.showCard(town.town(), "00000000", "张").expect(400);
    }

    @Test
    void only_the_committee_of_the_village_sees_and_decides() {
        TownSetup town = given.town(2, 1);
        HouseholdSetup household = town.village(0).household(0);
        WechatUser villager = new WechatUser(http);
        villager.showCard(town.town(), household.cardCode(), household.headName())
                .expect(201);
        JsonNode waiting = waiting(town.village(0).committee(), town.village(0).id());

        Login neighbour = town.village(1).committee();
        confirm(neighbour, waiting, null).expect(403);
        http.as(neighbour)
                .get("/api/v1/binding-requests?village=" + town.village(0).id())
                .expect(403);
        Login stranger = given.town(1, 0).village(0).committee();
        confirm(stranger, waiting, null).expect(404);
        for (Login other :
                new Login[] {town.officer(), town.auditor(), town.village(0).clerk()}) {
            confirm(other, waiting, null).expect(403);
        }

        http.as(town.village(0).committee())
                .post(path(waiting, "decline"), Map.of("reason", "不是这户的人"))
                .expect(200);
        confirm(town.village(0).committee(), waiting, null).expect(409);
        villager.showCard(town.town(), household.cardCode(), household.headName())
                .expect(201);
    }

    @Test
    void a_committee_member_does_not_confirm_himself() {
        TownSetup town = given.town(1, 1);
        HouseholdSetup household = town.village(0).household(0);
        WechatUser secretary = new WechatUser(http);
        invite(town, "13600000001", "COMMITTEE", town.village(0).id());
        secretary.prove("13600000001").expect(201);
        secretary
                .showCard(town.town(), household.cardCode(), household.headName())
                .expect(201);

        JsonNode waiting = waiting(town.village(0).committee(), town.village(0).id());
        secretary.caller().post(path(waiting, "confirm"), Map.of()).expect(403);
        confirm(town.village(0).committee(), waiting, null).expect(200);
        secretary.caller().get("/api/v1/me/wallet").expect(200);
    }

    @Test
    void a_number_shared_by_two_members_lets_the_person_choose_among_just_these() {
        TownSetup town = given.town(1, 2);
        String phone = town.village(0).household(0).phone();
        UUID grandmother = member(town, town.village(0).household(1), 1);
        UUID household = town.village(0).household(1).id();
        http.as(town.officer())
                .patch(
                        "/api/v1/households/" + household + "/members/" + grandmother,
                        Map.of("phone", phone, "reason", "奶奶用这个号"))
                .expect(200);
        WechatUser villager = new WechatUser(http);

        Answer several = villager.prove(phone).expect(201);
        assertThat(several.json().get("choices")).hasSize(2);
        assertThat(several.json().at("/choices/0/name").asString()).contains("*");

        villager.choose(town.town(), member(town, town.village(0).household(1), 0))
                .expect(404);
        villager.choose(given.town(1, 1).town(), grandmother).expect(404);
        villager.choose(town.town(), grandmother).expect(201);
        assertThat(villager.caller().get("/api/v1/me").json().get("member").asString())
                .isEqualTo(grandmother.toString());
        villager.choose(town.town(), member(town, town.village(0).household(0), 0))
                .expect(409);
    }

    @Test
    void sixteen_people_proving_one_number_at_once_leave_one_bound() {
        TownSetup town = given.town(1, 1);
        String phone = town.village(0).household(0).phone();
        var people =
                IntStream.range(0, 16).mapToObj(each -> new WechatUser(http)).toList();
        var turn = new AtomicInteger();

        var answers = http.race(16, () -> people.get(turn.getAndIncrement()).prove(phone));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201
                                && !answer.json().get("towns").isEmpty()))
                .hasSize(1);
    }

    @Test
    void an_invited_number_gets_its_posts_once_and_the_number_is_not_kept() {
        TownSetup town = given.town(1, 0);
        String phone = "13600000002";
        invite(town, phone, "CLERK", town.village(0).id()).expect(201);
        Answer masked = invite(town, phone, "INSPECTOR", town.village(0).id()).expect(201);
        assertThat(masked.json().get("phone").asString()).isEqualTo("136****0002");
        assertThat(invite(town, phone, "CLERK", town.village(0).id())
                        .expect(409)
                        .problem())
                .isEqualTo("already-invited");

        WechatUser clerk = new WechatUser(http);
        clerk.prove(phone).expect(201);
        var me = clerk.caller().get("/api/v1/me").expect(200).json();
        assertThat(me.at("/posts").toString()).contains("CLERK", "INSPECTOR").doesNotContain("VILLAGER");
        assertThat(me.get("name").asString()).isEqualTo("李四");

        var list =
                http.as(town.officer()).get("/api/v1/invitations").expect(200).json();
        assertThat(list.at("/items/0/state").asString()).isEqualTo("ACCEPTED");
        assertThat(list.at("/items/0/phone").isNull()).isTrue();
        new WechatUser(http).prove(phone).expect(201);
        assertThat(http.as(town.officer())
                        .get("/api/v1/posts?role=CLERK")
                        .json()
                        .at("/items"))
                .hasSize(1);
    }

    @Test
    void an_invitation_that_was_withdrawn_or_has_ended_gives_nothing() {
        TownSetup town = given.town(1, 0);
        UUID invitation = invite(town, "13600000003", "TOWN", null).expect(201).id();
        Login stranger = given.town(0, 0).officer();
        http.as(stranger).delete("/api/v1/invitations/" + invitation).expect(404);
        http.as(town.officer()).delete("/api/v1/invitations/" + invitation).expect(204);
        http.as(town.officer()).delete("/api/v1/invitations/" + invitation).expect(409);
        assertThat(new WechatUser(http).prove("13600000003").json().get("towns"))
                .isEmpty();

        invite(town, "13600000004", "TOWN", null).expect(201);
        clock.advance(Duration.ofDays(31));
        assertThat(new WechatUser(http).prove("13600000004").json().get("towns"))
                .isEmpty();
    }

    @Test
    void who_is_of_two_towns_chooses_one_and_may_change() {
        TownSetup first = given.town(1, 0);
        TownSetup second = given.town(1, 0);
        String phone = "13600000005";
        invite(first, phone, "CLERK", first.village(0).id()).expect(201);
        invite(second, phone, "TOWN", null).expect(201);
        WechatUser person = new WechatUser(http);

        Answer several = person.prove(phone).expect(201);
        assertThat(several.json().get("town").isNull()).isTrue();
        assertThat(several.json().get("towns")).hasSize(2);
        person.caller().get("/api/v1/posts").expect(403);

        switchTo(person, second).expect(200);
        person.caller().get("/api/v1/posts").expect(200);
        switchTo(person, first).expect(200);
        person.caller().get("/api/v1/posts").expect(403);
        switchTo(person, given.town(0, 0)).expect(404);
    }

    @Test
    void a_person_sees_what_is_held_and_leaves_nothing_behind() {
        TownSetup town = given.town(1, 1);
        HouseholdSetup household = town.village(0).household(0);
        WechatUser person = new WechatUser(http);
        person.prove(household.phone()).expect(201);
        UUID id = person.person();

        var held = person.caller().get("/api/v1/me/held").expect(200).json();
        assertThat(held.get("wechat")).hasSize(1);
        assertThat(held.at("/phone/number").asString()).contains("****");
        assertThat(held.at("/towns/0/name").asString()).isEqualTo(household.headName());
        assertThat(held.get("sessions")).hasSize(1);

        person.caller().delete("/api/v1/me").expect(204);
        person.caller().get("/api/v1/me").expect(401);
        assertThat(rows("select count(*) from identity.wechat where person_id = :id", id))
                .isZero();
        assertThat(rows("select count(*) from identity.person where id = :id and phone_print is not null", id))
                .isZero();
        assertThat(rows("select count(*) from identity.enrolment where person_id = :id and name = '已注销'", id))
                .isEqualTo(1);

        Answer fresh = person.signIn();
        assertThat(person.person()).isNotEqualTo(id);
        assertThat(fresh.json().get("towns")).isEmpty();
        person.prove(household.phone()).expect(201);
        person.caller().get("/api/v1/me/wallet").expect(200);
    }

    @Test
    void a_household_that_moves_or_is_left_is_followed_by_the_session() {
        TownSetup town = given.town(1, 1);
        HouseholdSetup household = town.village(0).household(0);
        UUID other = member(town, household, 1);
        Login spouse = given.member(town.officer(), other);
        http.as(spouse).get("/api/v1/me/wallet").expect(200);

        http.as(town.officer())
                .post(
                        "/api/v1/households/" + household.id() + "/members/" + other + "/departure",
                        Map.of("reason", "外嫁"))
                .expect(204);

        http.as(spouse).get("/api/v1/me/wallet").expect(403);
    }

    @Test
    void a_number_is_forgotten_when_it_no_longer_serves() {
        TownSetup town = given.town(1, 1);
        WechatUser person = new WechatUser(http);
        person.prove(town.village(0).household(0).phone()).expect(201);
        invite(town, "13600000006", "TOWN", null).expect(201);

        clock.advance(Duration.ofDays(181));
        assertThat(forgetting.run().block()).isGreaterThanOrEqualTo(2);

        assertThat(rows(
                        "select count(*) from identity.person where id = :id and phone_sealed is null",
                        person.person()))
                .isEqualTo(1);
        assertThat(rows("select count(*) from identity.invitation where town_id = :id and state = 'OPEN'", town.town()))
                .isZero();
    }

    @Test
    void who_left_one_household_can_be_bound_to_the_next() {
        TownSetup town = given.town(1, 2);
        HouseholdSetup first = town.village(0).household(0);
        WechatUser person = new WechatUser(http);
        person.prove(first.phone()).expect(201);
        UUID spouse = member(town, first, 1);
        UUID self = UUID.fromString(
                person.caller().get("/api/v1/me").json().get("member").asString());
        var household = "/api/v1/households/" + first.id();
        http.as(town.officer())
                .put(household + "/head", Map.of("member", spouse, "reason", "换户主"))
                .expect(200);
        http.as(town.officer())
                .post(household + "/members/" + self + "/departure", Map.of("reason", "迁走"))
                .expect(204);
        person.caller().get("/api/v1/me/wallet").expect(403);

        person.prove(town.village(0).household(1).phone()).expect(201);
        assertThat(person.caller().get("/api/v1/me").json().at("/household/id").asString())
                .isEqualTo(town.village(0).household(1).id().toString());
    }

    private Answer switchTo(WechatUser person, TownSetup town) {
        return person.caller().put("/api/v1/sessions/current/town", Map.of("town", town.town()));
    }

    private Answer invite(TownSetup town, String phone, String role, @Nullable UUID village) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "李四", "phone", phone, "role", role));
        if (village != null) {
            body.put("village", village);
        }
        return http.as(town.officer()).post("/api/v1/invitations", body);
    }

    private JsonNode waiting(Login committee, UUID village) {
        var page = http.as(committee)
                .get("/api/v1/binding-requests?village=" + village)
                .expect(200)
                .json();
        assertThat(page.get("items")).hasSize(1);
        return page.at("/items/0");
    }

    private Answer confirm(Login by, JsonNode waiting, @Nullable UUID member) {
        return http.as(by).post(path(waiting, "confirm"), member == null ? Map.of() : Map.of("member", member));
    }

    private static String path(JsonNode waiting, String decision) {
        return "/api/v1/binding-requests/" + waiting.get("id").asString() + "/" + decision;
    }

    private UUID member(TownSetup town, HouseholdSetup household, int number) {
        return community
                .members(town.town(), household.id())
                .map(Member::id)
                .collectList()
                .block()
                .get(number);
    }

    private Long rows(String count, UUID id) {
        return database.sql(count).bind("id", id).mapValue(Long.class).one().block();
    }
}
