package cn.fengming.points.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** A desk in an office is signed in with the phone of somebody of the staff: once, for a working day, by nobody else. */
@PointsTest
class DeskSignInTest {

    private static final String DESKS = "/api/v1/sessions/desks";
    private static final String CONFIRMATIONS = "/api/v1/me/desk-confirmations";

    @Autowired
    Http http;

    @Autowired
    Given given;

    @Autowired
    TestClock clock;

    @Autowired
    StringRedisTemplate redis;

    private TownSetup town;
    private Login officer;

    @BeforeEach
    void aTown() {
        town = given.town(1, 1);
        officer = town.officer();
    }

    @Test
    void a_desk_waits_until_its_code_is_confirmed_and_then_is_the_same_person() {
        JsonNode desk = ask();
        assertThat(desk.get("code").asString()).matches("\\d{8}");
        assertThat(desk.get("expiresAt").asString()).isEqualTo("2026-11-23T10:05:00+08:00");
        assertThat(look(desk).expect(200).json().get("state").asString()).isEqualTo("WAITING");

        JsonNode confirmed = confirm(officer, desk).expect(201).json();
        assertThat(confirmed.get("until").asString()).isEqualTo("2026-11-23T22:00:00+08:00");

        JsonNode standing = look(desk).expect(200).json();
        assertThat(standing.get("state").asString()).isEqualTo("SIGNED_IN");
        assertThat(standing.at("/signIn/expiresAt").asString()).isEqualTo("2026-11-23T22:00:00+08:00");
        Caller signedIn = http.withToken(standing.at("/signIn/token").asString());
        assertThat(signedIn.get("/api/v1/me").expect(200).text())
                .contains(officer.actor().person().toString());
        signedIn.get("/api/v1/pools").expect(200);
    }

    @Test
    void the_token_is_given_once() {
        JsonNode desk = ask();
        confirm(officer, desk).expect(201);

        List<Answer> answers = http.race(16, () -> look(desk));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 404).hasSize(15);
    }

    @Test
    void of_sixteen_who_confirm_one_is_first() {
        JsonNode desk = ask();
        List<Login> staff = java.util.stream.Stream.generate(() -> given.staff(officer, Role.TOWN, null))
                .limit(16)
                .toList();
        var next = staff.iterator();

        List<Answer> answers = http.race(16, () -> {
            Login somebody;
            synchronized (next) {
                somebody = next.next();
            }
            return confirm(somebody, desk);
        });

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(15)
                .allMatch(answer -> answer.status() == 409 && answer.problem().equals("desk-confirmed"));
    }

    @Test
    void a_confirmed_desk_is_not_confirmed_again() {
        JsonNode desk = ask();
        confirm(officer, desk).expect(201);
        assertThat(confirm(officer, desk).expect(409).problem()).isEqualTo("desk-confirmed");
        look(desk).expect(200);
        confirm(officer, desk).expect(404);
    }

    @Test
    void without_the_secret_nobody_hears_of_a_desk() {
        JsonNode desk = ask();
        confirm(officer, desk).expect(201);
        http.anonymous()
                .post(DESKS + "/" + desk.get("id").asString(), Map.of("secret", "guess"))
                .expect(404);
        http.anonymous()
                .post(
                        DESKS + "/" + UUID.randomUUID(),
                        Map.of("secret", desk.get("secret").asString()))
                .expect(404);
        assertThat(look(desk).expect(200).json().get("state").asString()).isEqualTo("SIGNED_IN");
    }

    @Test
    void after_five_minutes_it_is_over() {
        JsonNode desk = ask();
        clock.advance(Duration.ofMinutes(5));
        confirm(officer, desk).expect(404);
        look(desk).expect(404);
    }

    @Test
    void everybody_of_the_staff_may_and_a_villager_may_not() {
        VillageSetup village = town.village(0);
        for (Login staff : List.of(
                officer,
                town.auditor(),
                village.committee(),
                village.inspector(),
                village.clerk(),
                village.panel().get(0))) {
            JsonNode desk = ask();
            confirm(staff, desk).expect(201);
            assertThat(look(desk).expect(200).json().at("/signIn/person").asString())
                    .isEqualTo(staff.actor().person().toString());
        }
        JsonNode desk = ask();
        confirm(village.household(0).villager(), desk).expect(403);
        http.anonymous().post(CONFIRMATIONS, code(desk)).expect(401);
        assertThat(look(desk).expect(200).json().get("state").asString()).isEqualTo("WAITING");
    }

    @Test
    void a_desk_ends_with_the_working_day_and_confirms_no_other() {
        JsonNode desk = ask();
        confirm(officer, desk).expect(201);
        Caller signedIn =
                http.withToken(look(desk).expect(200).json().at("/signIn/token").asString());

        signedIn.post(CONFIRMATIONS, code(ask())).expect(403);
        clock.advance(Duration.ofHours(12));

        signedIn.get("/api/v1/me").expect(401);
        http.as(officer).get("/api/v1/me").expect(200);
    }

    @Test
    void it_is_listed_and_signed_out_like_any_other_device() {
        JsonNode desk = ask();
        confirm(officer, desk).expect(201);
        Caller signedIn =
                http.withToken(look(desk).expect(200).json().at("/signIn/token").asString());

        JsonNode listed = http.as(officer).get("/api/v1/sessions").expect(200).json();
        assertThat(listed.findValuesAsString("way")).contains("DESKTOP");
        http.as(officer).send("DELETE", "/api/v1/sessions", null, Map.of()).expect(204);
        signedIn.get("/api/v1/me").expect(401);
    }

    @Test
    void guessing_codes_is_stopped() {
        for (int i = 0; i < 10; i++) {
            http.as(officer).post(CONFIRMATIONS, Map.of("code", "0000000" + i)).expect(404);
        }
        JsonNode desk = ask();
        Answer refused = confirm(officer, desk).expect(429);
        assertThat(refused.headers().getFirst("Retry-After")).isNotBlank();
        confirm(given.staff(officer, Role.TOWN, null), desk).expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "123456789", "abcdefgh", "１２３４５６７８", "1234 678"})
    void what_is_no_code_is_refused_with_its_field(String code) {
        assertThat(http.as(officer)
                        .post(CONFIRMATIONS, Map.of("code", code))
                        .expect(400)
                        .text())
                .contains("\"code\"");
    }

    @Test
    void neither_token_nor_secret_lies_in_redis() {
        JsonNode desk = ask();
        String kept = redis.opsForValue().get("points:desk:" + desk.get("id").asString());
        assertThat(kept).isNotNull().doesNotContain(desk.get("secret").asString());
        assertThat(redis.getExpire("points:desk:" + desk.get("id").asString())).isBetween(1L, 300L);
    }

    @Test
    void who_confirmed_a_desk_is_on_record() {
        JsonNode desk = ask();
        confirm(officer, desk).expect(201);
        JsonNode records = http.as(town.auditor())
                .get("/api/v1/audit/records?action=identity.desk-confirmed")
                .expect(200)
                .json();
        assertThat(records.toString())
                .contains(desk.get("id").asString(), officer.actor().person().toString());
        assertThat(OffsetDateTime.parse(records.at("/items/0/at").asString()).toInstant())
                .isEqualTo(TestClock.START);
    }

    private JsonNode ask() {
        return http.anonymous().send("POST", DESKS, null, Map.of()).expect(201).json();
    }

    private Answer look(JsonNode desk) {
        return http.anonymous()
                .send(
                        "POST",
                        DESKS + "/" + desk.get("id").asString(),
                        Map.of("secret", desk.get("secret").asString()),
                        Map.of());
    }

    private Answer confirm(Login login, JsonNode desk) {
        return http.as(login).post(CONFIRMATIONS, code(desk));
    }

    private static Map<String, Object> code(JsonNode desk) {
        return Map.of("code", desk.get("code").asString());
    }
}
