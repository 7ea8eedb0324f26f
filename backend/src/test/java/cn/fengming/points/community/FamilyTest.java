package cn.fengming.points.community;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** What happens between households, alone and in a crowd. */
@PointsTest
class FamilyTest {

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Community community;

    @Autowired
    DatabaseClient database;

    TownSetup town;
    VillageSetup village;
    Caller committee;
    HouseholdSetup first;
    HouseholdSetup second;
    HouseholdSetup third;

    @BeforeEach
    void aVillage() {
        town = given.town(1, 3);
        village = town.village(0);
        committee = http.as(village.committee());
        first = village.household(0);
        second = village.household(1);
        third = village.household(2);
    }

    @Test
    void aSplitMakesANewHouseholdOfThoseWhoLeave() {
        UUID spouse = spouse(first);
        Login moving = given.member(town.officer(), spouse);

        UUID created = committee.post(splits(first), split(spouse)).expect(201).id();

        assertThat(ids(created)).containsExactly(spouse);
        assertThat(ids(first.id())).doesNotContain(spouse).hasSizeGreaterThan(1);
        Household household = community.household(town.town(), created).block();
        assertThat(household.cardCode()).isNotEqualTo(first.cardCode());
        assertThat(community.byCard(town.town(), household.cardCode()).block()).isEqualTo(household);
        assertThat(kinds(first.id())).startsWith("SPLIT");
        assertThat(kinds(created)).containsExactly("SPLIT_FROM");
        assertThat(told("community.household-split", first.id())).isEqualTo(1);
        assertThat(http.as(moving).get("/api/v1/me/household").expect(200).id()).isEqualTo(created);
    }

    @Test
    void oldAndNewHouseholdAreKinAndSoIsWhoeverWasKinBefore() {
        committee.post(kin(first), other(second)).expect(204);
        UUID created =
                committee.post(splits(first), split(spouse(first))).expect(201).id();

        assertThat(areKin(first.id(), created)).isTrue();
        assertThat(areKin(created, first.id())).isTrue();
        assertThat(areKin(created, second.id())).isTrue();
        assertThat(areKin(created, third.id())).isFalse();
        assertThat(committee
                        .post(kin(first) + "/" + created + "/withdrawal", Map.of("reason", "不是亲属"))
                        .expect(409)
                        .problem())
                .isEqualTo("kin-not-recorded");
    }

    @Test
    void aMergeCarriesEverybodyOverAndEndsTheOther() {
        committee.post(kin(second), other(third)).expect(204);
        List<UUID> joining = ids(second.id());
        Login villager = second.villager();

        committee.post(merges(first), other(second)).expect(201);

        assertThat(ids(first.id())).containsAll(joining);
        assertThat(community
                        .members(town.town(), first.id())
                        .filter(Member::head)
                        .count()
                        .block())
                .isEqualTo(1);
        Household ended = community.household(town.town(), second.id()).block();
        assertThat(ended.state()).isEqualTo(Household.State.MERGED);
        assertThat(committee
                        .get("/api/v1/households/" + second.id())
                        .expect(200)
                        .json()
                        .path("mergedInto")
                        .asString())
                .isEqualTo(first.id().toString());
        assertThat(committee
                        .get("/api/v1/households/by-card/" + second.cardCode())
                        .expect(422)
                        .json()
                        .path("detail")
                        .asString())
                .contains("随并户停用");
        assertThat(areKin(first.id(), third.id())).isTrue();
        assertThat(areKin(second.id(), first.id())).isTrue();
        assertThat(told("community.household-merged", first.id())).isEqualTo(1);
        assertThat(kinds(second.id())).startsWith("MERGED_INTO");
        assertThat(http.as(villager).get("/api/v1/me/household").expect(200).id())
                .isEqualTo(first.id());
    }

    @Test
    void whatHasEndedIsNeitherSplitNorMergedAgain() {
        UUID spouse = spouse(second);
        committee.post(merges(first), other(second)).expect(201);

        assertThat(committee.post(splits(second), split(spouse)).expect(409).problem())
                .isEqualTo("household-ended");
        committee.post(merges(third), other(second)).expect(409);
        committee.post(merges(second), other(third)).expect(409);
        committee.post(merges(first), other(first)).expect(400);
        committee.post(merges(first), other(UUID.randomUUID())).expect(404);
    }

    @Test
    void kinshipIsSymmetricAndCanBeWithdrawn() {
        assertThat(areKin(first.id(), first.id())).isTrue();
        assertThat(areKin(first.id(), second.id())).isFalse();

        committee.post(kin(first), other(second)).expect(204);
        assertThat(areKin(first.id(), second.id())).isTrue();
        assertThat(areKin(second.id(), first.id())).isTrue();
        assertThat(committee.post(kin(second), other(first)).expect(409).problem())
                .isEqualTo("already-kin");
        assertThat(committee
                        .get(kin(second))
                        .expect(200)
                        .json()
                        .path(0)
                        .path("headName")
                        .asString())
                .isEqualTo(first.headName());

        committee
                .post(kin(second) + "/" + first.id() + "/withdrawal", Map.of("reason", "登记错了"))
                .expect(204);
        assertThat(areKin(first.id(), second.id())).isFalse();
        assertThat(kinds(first.id())).startsWith("KIN_WITHDRAWN", "KIN_RECORDED");
    }

    @Test
    void of64IdenticalSplitsOneHappens() {
        Map<String, ?> split = split(spouse(first));

        List<Answer> answers = http.race(64, () -> committee.post(splits(first), split));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(community.householdsOf(town.town(), village.id()).count().block())
                .isEqualTo(4);
        assertThat(told("community.household-split", first.id())).isEqualTo(1);
    }

    @Test
    void ofTwoHouseholdsMergingIntoEachOtherOneRemains() {
        var turn = new AtomicInteger();

        List<Answer> answers = http.race(
                16,
                () -> turn.incrementAndGet() % 2 == 0
                        ? committee.post(merges(first), other(second))
                        : committee.post(merges(second), other(first)));

        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(community.householdsOf(town.town(), village.id()).count().block())
                .isEqualTo(2);
    }

    @Test
    void of16RequestsForANewCardOneMakesIt() {
        Map<String, ?> lost = Map.of("code", first.cardCode(), "reason", "卡丢了");

        List<Answer> answers = http.race(16, () -> committee.post("/api/v1/households/" + first.id() + "/cards", lost));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(15);
        assertThat(database.sql("select count(*) from community.card where town_id = :town and household_id = :id")
                        .bind("town", town.town())
                        .bind("id", first.id())
                        .mapValue(Long.class)
                        .one()
                        .block())
                .isEqualTo(2);
    }

    @Test
    void of16RequestsForOneKinshipOneIsRecorded() {
        var turn = new AtomicInteger();

        List<Answer> answers = http.race(
                16,
                () -> turn.incrementAndGet() % 2 == 0
                        ? committee.post(kin(first), other(second))
                        : committee.post(kin(second), other(first)));

        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(15);
    }

    private Map<String, ?> split(UUID member) {
        return Map.of("members", List.of(member), "head", member, "village", village.id(), "reason", "分家");
    }

    private static Map<String, ?> other(HouseholdSetup household) {
        return other(household.id());
    }

    private static Map<String, ?> other(UUID household) {
        return Map.of("other", household, "reason", "同一家人");
    }

    private static String splits(HouseholdSetup household) {
        return "/api/v1/households/" + household.id() + "/splits";
    }

    private static String merges(HouseholdSetup household) {
        return "/api/v1/households/" + household.id() + "/merges";
    }

    private static String kin(HouseholdSetup household) {
        return "/api/v1/households/" + household.id() + "/kin";
    }

    private boolean areKin(UUID one, UUID other) {
        return community.kin(town.town(), one, other).block();
    }

    private UUID spouse(HouseholdSetup household) {
        return community
                .members(town.town(), household.id())
                .filter(member -> !member.head() && !member.minor())
                .map(Member::id)
                .blockFirst();
    }

    private List<UUID> ids(UUID household) {
        return community
                .members(town.town(), household)
                .map(Member::id)
                .collectList()
                .block();
    }

    private List<String> kinds(UUID household) {
        return committee
                .get("/api/v1/households/" + household + "/history")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(change -> change.path("kind").asString())
                .toList();
    }

    private long told(String topic, UUID subject) {
        return database.sql("""
                        select count(*) from kernel.outbox
                        where town_id = :town and topic = :topic and subject_id = :subject
                        """)
                .bind("town", town.town())
                .bind("topic", topic)
                .bind("subject", subject)
                .mapValue(Long.class)
                .one()
                .block();
    }
}
