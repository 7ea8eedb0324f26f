package cn.fengming.points.community;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** One household from its first entry on, over HTTP. */
@PointsTest
class RegisterTest {

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

    @BeforeEach
    void aVillage() {
        town = given.town(2, 2);
        village = town.village(0);
        committee = http.as(village.committee());
    }

    @Test
    void theCommitteeRegistersAHouseholdWithItsMembers() {
        UUID group =
                committee.post(in("/groups"), Map.of("name", "3组")).expect(201).id();
        UUID grid = committee
                .post(in("/grids"), Map.of("name", "第一网格", "group", group))
                .expect(201)
                .id();

        UUID id = committee
                .post(
                        in("/households"),
                        Map.of(
                                "group",
                                group,
                                "grid",
                                grid,
                                "address",
                                "上湾12号",
                                "head",
                                Map.of("name", "曾庆红", "birthYear", 1970, "phone", "139 0013 0001", "idTail", "123x"),
                                "others",
                                List.of(
                                        Map.of("name", "曾小宇", "birthYear", 2015),
                                        Map.of("name", "谭素珍", "birthYear", 1945))))
                .expect(201)
                .id();

        JsonNode page = committee.get("/api/v1/households/" + id).expect(200).json();
        assertThat(page.path("headName").asString()).isEqualTo("曾庆红");
        assertThat(page.path("groupName").asString()).isEqualTo("3组");
        assertThat(page.path("gridName").asString()).isEqualTo("第一网格");
        assertThat(page.path("address").asString()).isEqualTo("上湾12号");
        assertThat(page.path("printedCode").asString()).matches("[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(page.path("members").values())
                .extracting(member -> member.path("name").asString())
                .containsExactly("曾庆红", "谭素珍", "曾小宇");
        assertThat(page.path("members").path(0).path("phone").asString()).isEqualTo("139****0001");
        assertThat(page.path("members").path(0).path("idTailKept").asBoolean()).isTrue();
        assertThat(page.path("members").path(1).path("elder").asBoolean()).isTrue();
        assertThat(page.path("members").path(2).path("minor").asBoolean()).isTrue();
    }

    @Test
    void aPhoneNumberIsSealedAtRestAndFindsItsMember() {
        HouseholdSetup household = village.household(0);

        assertThat(community
                        .byPhone(household.phone())
                        .map(Member::household)
                        .collectList()
                        .block())
                .containsExactly(household.id());
        List<byte[]> boxes = database.sql("select phone_sealed from community.member where town_id = :town and head")
                .bind("town", town.town())
                .mapValue(byte[].class)
                .all()
                .collectList()
                .block();
        assertThat(boxes)
                .hasSize(4)
                .allSatisfy(box ->
                        assertThat(new String(box, StandardCharsets.ISO_8859_1)).doesNotContain(household.phone()));
    }

    @Test
    void whoKeepsTheRegisterCanOpenANumberAndIsWrittenDown() {
        HouseholdSetup household = village.household(0);
        String path = "/api/v1/households/" + household.id() + "/members/" + head(household) + "/phone";

        assertThat(committee.get(path).expect(200).json().path("phone").asString())
                .isEqualTo(household.phone());

        JsonNode audit = http.as(town.auditor())
                .get("/api/v1/audit/records?action=community.phone-read&subject=" + head(household))
                .expect(200)
                .json();
        assertThat(audit.path("items").path(0).path("actorId").asString())
                .isEqualTo(village.committee().actor().person().toString());
    }

    @Test
    void aBatchIsRegisteredWholeOrNotAtAll() {
        List<Map<String, ?>> entries = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            entries.add(Map.of("head", Map.of("name", "张" + "一二三四五".charAt(i % 5)), "others", List.of()));
        }
        committee.post(in("/household-batches"), Map.of("households", entries)).expect(201);
        assertThat(households()).isEqualTo(202);

        entries.add(Map.of("head", Map.of("name", "李小宝", "birthYear", 2016), "others", List.of()));
        assertThat(committee
                        .post(in("/household-batches"), Map.of("households", entries))
                        .expect(422)
                        .problem())
                .isEqualTo("minor-head");
        assertThat(households()).isEqualTo(202);
    }

    @Test
    void membersComeChangeAndGoAndTheHistoryKeepsWhy() {
        HouseholdSetup household = village.household(0);
        UUID added = committee
                .post(
                        of(household, "/members"),
                        Map.of(
                                "member",
                                Map.of("name", "单小芳", "birthYear", 1990, "phone", "13700000999"),
                                "reason",
                                "结婚迁入"))
                .expect(201)
                .id();
        committee
                .patch(of(household, "/members/" + added), Map.of("name", "单晓芳", "reason", "更正姓名"))
                .expect(200);
        assertThat(community
                        .byPhone("13700000999")
                        .map(Member::name)
                        .collectList()
                        .block())
                .containsExactly("单晓芳");

        committee
                .post(of(household, "/members/" + added + "/departure"), Map.of("reason", "户口迁出"))
                .expect(204);

        assertThat(community.byPhone("13700000999").collectList().block()).isEmpty();
        assertThat(committee.get(of(household, "/members")).expect(200).text()).doesNotContain("单晓芳");
        List<JsonNode> history = committee
                .get(of(household, "/history"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
        assertThat(history)
                .extracting(change -> change.path("kind").asString())
                .containsExactly("MEMBER_LEFT", "MEMBER_CHANGED", "MEMBER_ADDED", "ADDED");
        assertThat(history)
                .extracting(change -> change.path("reason").asString(""))
                .containsExactly("户口迁出", "更正姓名", "结婚迁入", "");
        assertThat(history.get(1).path("before").path("name").asString()).isEqualTo("单小芳");
        assertThat(history.get(1).path("after").path("name").asString()).isEqualTo("单晓芳");
        assertThat(history.get(1).path("byId").asString())
                .isEqualTo(village.committee().actor().person().toString());
        assertThat(history.toString()).doesNotContain("13700000999");
    }

    @Test
    void whatIsKeptCanBeForgotten() {
        HouseholdSetup household = village.household(0);
        committee
                .patch(of(household, "/members/" + head(household)), Map.of("forgetPhone", true, "reason", "本人要求"))
                .expect(200);

        assertThat(community.byPhone(household.phone()).collectList().block()).isEmpty();
        committee.get(of(household, "/members/" + head(household) + "/phone")).expect(404);
    }

    @Test
    void theHeadStaysUntilSomebodyElseIs() {
        HouseholdSetup household = village.household(0);
        UUID head = head(household);
        UUID child = other(household, true);
        UUID spouse = other(household, false);

        assertThat(committee
                        .post(of(household, "/members/" + head + "/departure"), Map.of("reason", "去世"))
                        .expect(409)
                        .problem())
                .isEqualTo("is-head");
        assertThat(committee
                        .put(of(household, "/head"), Map.of("member", child, "reason", "户主去世"))
                        .expect(422)
                        .problem())
                .isEqualTo("minor-head");
        String name = committee
                .put(of(household, "/head"), Map.of("member", spouse, "reason", "户主去世"))
                .expect(200)
                .json()
                .path("headName")
                .asString();
        committee
                .post(of(household, "/members/" + head + "/departure"), Map.of("reason", "去世"))
                .expect(204);

        assertThat(name).isNotEqualTo(household.headName());
        assertThat(community
                        .members(town.town(), household.id())
                        .filter(Member::head)
                        .map(Member::id)
                        .single()
                        .block())
                .isEqualTo(spouse);
    }

    @Test
    void aReissuedCardReplacesTheOldOneWhichSaysSo() {
        HouseholdSetup household = village.household(0);
        String fresh = committee
                .post(of(household, "/cards"), Map.of("code", household.cardCode(), "reason", "卡丢了"))
                .expect(201)
                .json()
                .path("cardCode")
                .asString();

        assertThat(committee
                        .get("/api/v1/households/by-card/" + fresh)
                        .expect(200)
                        .id())
                .isEqualTo(household.id());
        var refused = committee
                .get("/api/v1/households/by-card/" + household.cardCode())
                .expect(422);
        assertThat(refused.problem()).isEqualTo("card-replaced");
        assertThat(refused.json().path("detail").asString()).contains("2026年11月23日", "请使用新卡");
        committee
                .post(of(household, "/cards"), Map.of("code", household.cardCode(), "reason", "卡丢了"))
                .expect(409);
    }

    @Test
    void aMistypedCardIsToldFromAnUnknownOne() {
        String code = village.household(0).cardCode();
        char last = code.charAt(7) == '2' ? '3' : '2';
        committee
                .get("/api/v1/households/by-card/" + code.substring(0, 7) + last)
                .expect(400);
        committee.get("/api/v1/households/by-card/" + CardCode.of("2222222")).expect(404);
        assertThat(committee
                        .get("/api/v1/households/by-card/"
                                + new CardCode(code).printed().toLowerCase(Locale.ROOT))
                        .expect(200)
                        .id())
                .isEqualTo(village.household(0).id());
    }

    @Test
    void aHouseholdMovesWithItsIdAndItsCard() {
        HouseholdSetup household = village.household(0);
        VillageSetup target = town.village(1);
        Map<String, ?> move = Map.of("village", target.id(), "address", "新居5号", "reason", "易地搬迁");
        Caller officer = http.as(town.officer());

        committee.put(of(household, "/place"), move).expect(403);
        officer.put(of(household, "/place"), move).expect(200);
        assertThat(officer.put(of(household, "/place"), move).expect(409).problem())
                .isEqualTo("same-place");

        Household moved = community.byCard(town.town(), household.cardCode()).block();
        assertThat(moved.id()).isEqualTo(household.id());
        assertThat(moved.village()).isEqualTo(target.id());
        assertThat(told("community.household-moved", household.id())).isEqualTo(1);
        committee.get(of(household, "")).expect(403);
        http.as(target.committee()).get(of(household, "")).expect(200);
    }

    @Test
    void aHouseholdThatMovedAwayIsReadOnlyUntilItComesBack() {
        HouseholdSetup household = village.household(0);
        committee.post(of(household, "/departure"), Map.of("reason", "举家外迁")).expect(200);

        assertThat(committee
                        .put(of(household, "/head"), Map.of("member", head(household), "reason", "x"))
                        .expect(409)
                        .problem())
                .isEqualTo("household-ended");
        committee.post(of(household, "/departure"), Map.of("reason", "举家外迁")).expect(409);
        assertThat(community.householdsOf(town.town(), village.id()).count().block())
                .isEqualTo(1);

        committee.post(of(household, "/return"), Map.of("reason", "回乡")).expect(200);
        committee.post(of(household, "/return"), Map.of("reason", "回乡")).expect(409);
        assertThat(community.householdsOf(town.town(), village.id()).count().block())
                .isEqualTo(2);
    }

    @Test
    void aVillagerSeesTheOwnHouseholdOnly() {
        Caller villager = http.as(village.household(0).villager());

        assertThat(villager.get("/api/v1/me/household").expect(200).id())
                .isEqualTo(village.household(0).id());
        villager.get(of(village.household(0), "")).expect(200);
        villager.get(of(village.household(0), "/history")).expect(200);
        villager.get(of(village.household(1), "")).expect(403);
        villager.get(of(village.household(1), "/members")).expect(403);
    }

    @Test
    void placesAreNamedOnceAndRenamed() {
        Caller officer = http.as(town.officer());
        UUID added = officer.post("/api/v1/villages", Map.of("name", "曾家坝村"))
                .expect(201)
                .id();
        assertThat(officer.post("/api/v1/villages", Map.of("name", " 曾家坝村 "))
                        .expect(409)
                        .problem())
                .isEqualTo("name-taken");
        officer.patch("/api/v1/villages/" + added, Map.of("name", village.name()))
                .expect(409);
        officer.patch("/api/v1/villages/" + added, Map.of("name", "新曾家坝村")).expect(200);
        assertThat(officer.get("/api/v1/villages").expect(200).text()).contains("新曾家坝村");

        UUID group =
                committee.post(in("/groups"), Map.of("name", "1组")).expect(201).id();
        committee.post(in("/groups"), Map.of("name", "1组")).expect(409);
        committee.patch("/api/v1/groups/" + group, Map.of("name", "一组")).expect(200);
        assertThat(committee
                        .get(in("/groups"))
                        .expect(200)
                        .json()
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("一组");
    }

    @Test
    void aGroupOfAnotherVillageIsNoGroupOfThisOne() {
        UUID foreign = http.as(town.village(1).committee())
                .post("/api/v1/villages/" + town.village(1).id() + "/groups", Map.of("name", "9组"))
                .expect(201)
                .id();
        committee
                .post(in("/households"), Map.of("group", foreign, "head", Map.of("name", "张三"), "others", List.of()))
                .expect(404);
        committee.post(in("/grids"), Map.of("group", foreign, "name", "网格")).expect(404);
    }

    @Test
    void anybodyMayChooseATownAndAVillageButSeesNoHousehold() {
        String towns = http.anonymous().get("/api/v1/public/towns").expect(200).text();
        assertThat(towns).contains(town.town().toString(), town.name());
        assertThat(http.anonymous()
                        .get("/api/v1/public/towns/" + town.town() + "/villages")
                        .expect(200)
                        .json())
                .hasSize(2);
        http.anonymous()
                .get("/api/v1/public/towns/" + UUID.randomUUID() + "/villages")
                .expect(404);
        http.anonymous().get(in("/households")).expect(401);
    }

    @Test
    void aTownSetsWhatAPointIsWorth() {
        Caller officer = http.as(town.officer());
        assertThat(officer.get("/api/v1/town/settings")
                        .expect(200)
                        .json()
                        .path("pointValueFen")
                        .asInt())
                .isEqualTo(100);
        officer.put("/api/v1/town/settings", Map.of("pointValueFen", 50)).expect(200);
        assertThat(community.settings(town.town()).block()).isEqualTo(new TownSettings(50));
        officer.put("/api/v1/town/settings", Map.of("pointValueFen", 0)).expect(400);
        officer.put("/api/v1/town/settings", Map.of("pointValueFen", -3)).expect(400);
        officer.put("/api/v1/town/settings", "{\"pointValueFen\": 1.5}").expect(400);
        http.as(village.committee())
                .put("/api/v1/town/settings", Map.of("pointValueFen", 1))
                .expect(403);
    }

    @Test
    void badEntriesAreRefusedWithTheNameOfTheField() {
        List<Map<String, ?>> heads = List.of(
                Map.of("name", ""),
                Map.of("name", "张三'; drop table community.member; --"),
                Map.of("name", "张三", "birthYear", 1800),
                Map.of("name", "张三", "birthYear", 2027),
                Map.of("name", "张三", "phone", "12345"),
                Map.of("name", "张三", "idTail", "12"));
        for (Map<String, ?> head : heads) {
            JsonNode problem = committee
                    .post(in("/households"), Map.of("head", head, "others", List.of()))
                    .expect(400)
                    .json();
            assertThat(problem.path("fields").size()).as(problem.toString()).isPositive();
        }
        committee.post(in("/households"), Map.of("others", List.of())).expect(400);
        committee
                .post(of(village.household(0), "/departure"), Map.of("reason", " "))
                .expect(400);
        committee
                .post(of(village.household(0), "/departure"), Map.of("reason", "长".repeat(201)))
                .expect(400);
    }

    private long households() {
        return community.householdsOf(town.town(), village.id()).count().block();
    }

    private long told(String topic, UUID subject) {
        return database.sql(
                        "select count(*) from kernel.outbox where town_id = :town and topic = :topic and subject_id = :subject")
                .bind("town", town.town())
                .bind("topic", topic)
                .bind("subject", subject)
                .mapValue(Long.class)
                .one()
                .block();
    }

    private UUID head(HouseholdSetup household) {
        return community
                .members(town.town(), household.id())
                .filter(Member::head)
                .map(Member::id)
                .blockFirst();
    }

    private UUID other(HouseholdSetup household, boolean minor) {
        return community
                .members(town.town(), household.id())
                .filter(member -> !member.head() && member.minor() == minor)
                .map(Member::id)
                .blockFirst();
    }

    private String in(String path) {
        return "/api/v1/villages/" + village.id() + path;
    }

    private static String of(HouseholdSetup household, String path) {
        return "/api/v1/households/" + household.id() + path;
    }
}
