package cn.fengming.points.store;

import static cn.fengming.points.store.Season.wish;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Counters without a network: what they take along, and that two of them never post one redemption twice. */
@PointsTest
class OfflineCounterHttpTest {

    private static final String EARLIER = "2026-11-23T01:00:00Z";

    @Autowired
    Season.Maker seasons;

    @Autowired
    Given given;

    @Autowired
    Http http;

    Season season;
    Caller villager;
    Caller clerk;
    Caller committee;
    Good towel;
    UUID redemption;
    String picture;

    @BeforeEach
    void redeemTwoTowels() {
        season = seasons.open(2, 2);
        villager = http.as(season.household().villager());
        clerk = http.as(season.village().clerk());
        committee = http.as(season.village().committee());
        towel = season.stocked("毛巾", 8, 5, 10);
        season.award(season.household(), 50);
        redeem();
    }

    @AfterEach
    void booksAreRight() {
        assertThat(season.findings()).isEmpty();
    }

    private void redeem() {
        Answer redeemed = villager.post("/api/v1/redemptions", wish(towel, 2)).expect(201);
        redemption = redeemed.id();
        picture = redeemed.json().get("qr").asString();
    }

    private Map<String, Object> handed(String code) {
        return Map.of("village", season.village().id(), "code", code, "handedAt", EARLIER, "listedAt", EARLIER);
    }

    private static String at(UUID id) {
        return "/api/v1/offline-handovers/" + id;
    }

    private JsonNode told(Caller counter, UUID id) {
        return counter.put(at(id), handed(picture)).expect(200).json();
    }

    private JsonNode list(Caller counter) {
        return counter.post("/api/v1/villages/" + season.village().id() + "/counter-lists", null)
                .expect(200)
                .json();
    }

    private void assertHandedOverOnce() {
        assertThat(season.redeemed(season.household())).isEqualTo(16);
        assertThat(season.held(season.household())).isZero();
        assertThat(season.handed(towel)).isEqualTo(2);
        assertThat(season.onShelf(towel)).isEqualTo(8);
    }

    @Test
    void the_list_tells_what_to_fetch_and_holds_neither_codes_nor_names() {
        JsonNode list = list(clerk);

        JsonNode line = list.get("lines").get(0);
        assertThat(line.get("redemption").asString()).isEqualTo(redemption.toString());
        assertThat(line.get("goods").get(0).get("pieces").asInt()).isEqualTo(2);
        assertThat(list.get("publicKey").asString()).hasSize(43);
        assertThat(list.toString())
                .doesNotContain(season.household().headName())
                .doesNotContain(picture.split("\\.")[2]);
        Login ownClerk = given.appoint(
                season.town.officer(),
                season.household().villager(),
                Role.CLERK,
                season.village().id());
        assertThat(list(http.as(ownClerk)).get("lines")).isEmpty();
    }

    @Test
    void of_two_counters_with_one_code_the_first_to_arrive_posts_and_the_other_is_a_difference() {
        UUID second = UUID.randomUUID();

        assertThat(told(clerk, UUID.randomUUID()).get("outcome").asString()).isEqualTo("POSTED");
        JsonNode repeated = told(committee, second);

        assertThat(repeated.get("outcome").asString()).isEqualTo("REPEATED");
        assertThat(repeated.get("firstName").asString())
                .isEqualTo(season.village().clerk().actor().name());
        assertHandedOverOnce();
        String ofVillage = "/api/v1/offline-handovers?differences=true&village="
                + season.village().id();
        for (Login reader : List.of(
                season.village().clerk(), season.village().committee(), season.town.officer(), season.town.auditor())) {
            JsonNode items = http.as(reader).get(ofVillage).expect(200).json().get("items");
            assertThat(items).hasSize(1);
            assertThat(items.get(0).get("id").asString()).isEqualTo(second.toString());
        }
        assertThat(http.as(season.town.auditor())
                        .get("/api/v1/offline-handovers")
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(2);
    }

    @Test
    void a_difference_is_explained_once_by_somebody_who_handed_nothing_over() {
        UUID second = UUID.randomUUID();
        UUID first = UUID.randomUUID();
        told(clerk, first);
        told(committee, second);
        var lost = Map.of("settled", "LOST", "words", "两处各给了一份，少的一份报损");
        Caller officer = http.as(season.town.officer());

        committee.post(at(second) + "/explanation", lost).expect(403);
        officer.post(at(first) + "/explanation", lost).expect(409);
        officer.post(at(second) + "/explanation", Map.of("settled", "LOST", "words", " "))
                .expect(400);
        JsonNode explained =
                officer.post(at(second) + "/explanation", lost).expect(200).json();

        assertThat(explained.get("settled").asString()).isEqualTo("LOST");
        officer.post(at(second) + "/explanation", lost).expect(409);
    }

    @Test
    void sixty_four_identical_sends_and_sixty_four_of_two_counters_post_once() {
        UUID mine = UUID.randomUUID();
        UUID theirs = UUID.randomUUID();
        List<Callable<Answer>> calls = IntStream.range(0, 64)
                .mapToObj(i -> (Callable<Answer>) () ->
                        i % 2 == 0 ? clerk.put(at(mine), handed(picture)) : committee.put(at(theirs), handed(picture)))
                .toList();
        var queue = new java.util.concurrent.ConcurrentLinkedQueue<>(calls);

        List<Answer> answers = http.race(64, () -> queue.remove().call());

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(2);
        assertThat(answers.stream()
                        .map(answer -> answer.json().get("outcome").asString())
                        .distinct())
                .containsExactlyInAnyOrder("POSTED", "REPEATED");
        assertHandedOverOnce();
    }

    @Test
    void what_was_cancelled_in_between_and_what_a_rule_forbids_moves_nothing_and_is_written_down() {
        villager.post("/api/v1/redemptions/" + redemption + "/cancellation", Map.of("reason", "不要了"))
                .expect(200);
        JsonNode ended = told(clerk, UUID.randomUUID());
        assertThat(ended.get("outcome").asString()).isEqualTo("ENDED");
        assertThat(ended.get("words").asString()).contains("取消");

        redeem();
        Login ownClerk = given.appoint(
                season.town.officer(),
                season.household().villager(),
                Role.CLERK,
                season.village().id());
        assertThat(told(http.as(ownClerk), UUID.randomUUID()).get("outcome").asString())
                .isEqualTo("REFUSED");
        assertThat(season.handed(towel)).isZero();

        assertThat(told(clerk, UUID.randomUUID()).get("outcome").asString()).isEqualTo("POSTED");
        assertHandedOverOnce();
    }

    @Test
    void nobody_posts_a_picture_that_was_not_made_here_or_uses_an_id_twice() {
        String digits = picture.split("\\.")[2];
        UUID id = UUID.randomUUID();
        for (String forged : List.of(digits, "FM1." + redemption + "." + digits, picture.replace(digits, "00000000"))) {
            assertThat(clerk.put(at(id), handed(forged)).expect(404).problem()).isEqualTo("unknown-code");
        }
        var village = season.town.village(1);
        var there = Map.of("village", village.id(), "code", picture, "handedAt", EARLIER, "listedAt", EARLIER);
        http.as(village.clerk()).put(at(id), there).expect(404);
        http.as(village.clerk()).put(at(id), handed(picture)).expect(403);
        http.as(season.town.officer()).put(at(id), handed(picture)).expect(403);
        assertThat(season.handed(towel)).isZero();

        told(clerk, id);
        assertThat(committee.put(at(id), handed(picture)).expect(422).problem()).isEqualTo("handover-differs");
        redeem();
        assertThat(clerk.put(at(id), handed(picture)).expect(422).problem()).isEqualTo("handover-differs");
    }
}
