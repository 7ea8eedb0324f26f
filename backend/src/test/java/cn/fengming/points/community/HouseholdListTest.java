package cn.fengming.points.community;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Finding households in the list of a village. */
@PointsTest
class HouseholdListTest {

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Community community;

    TownSetup town;
    VillageSetup village;
    Caller committee;

    @BeforeEach
    void aVillage() {
        town = given.town(2, 23);
        village = town.village(0);
        committee = http.as(village.committee());
    }

    @Test
    void pagesCoverEveryHouseholdOnceWhileOthersAreRegistered() {
        List<UUID> before = community
                .householdsOf(town.town(), village.id())
                .map(Household::id)
                .collectList()
                .block();

        List<UUID> walked = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = list("size=4" + after).expect(200).json();
            page.path("items")
                    .forEach(item -> walked.add(UUID.fromString(item.path("id").asString())));
            given.household(town.officer(), village.id());
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asString();
        } while (!after.isEmpty() && walked.size() < 200);

        assertThat(walked).doesNotHaveDuplicates().containsAll(before).hasSizeGreaterThan(before.size());
    }

    @Test
    void aHouseholdIsFoundByNamePinyinInitialsCardAndPhone() {
        UUID id = committee
                .post(
                        path(),
                        Map.of(
                                "head", Map.of("name", "单雄信", "phone", "13600005555"),
                                "others", List.of(Map.of("name", "仇桂英"))))
                .expect(201)
                .id();
        String card = community.household(town.town(), id).block().cardCode();

        for (String typed : List.of(
                "单雄信",
                "雄信",
                "shanxiong",
                "Shan Xiong",
                "sxx",
                "仇桂英",
                "qgy",
                "qiu",
                card.toLowerCase(Locale.ROOT),
                new CardCode(card).printed(),
                "136 0000 5555",
                "+8613600005555")) {
            assertThat(found(typed)).as(typed).contains(id);
        }
        assertThat(found("danxiong")).doesNotContain(id);
        assertThat(found("13600005556")).isEmpty();
    }

    @Test
    void whoLeftOrLivesInAnotherVillageIsNotFound() {
        UUID elsewhere = town.village(1).household(0).id();
        assertThat(found(town.village(1).household(0).phone())).isEmpty();
        assertThat(found("")).doesNotContain(elsewhere).hasSize(20);
    }

    @Test
    void groupAndStateNarrowTheList() {
        UUID group = committee
                .post("/api/v1/villages/" + village.id() + "/groups", Map.of("name", "7组"))
                .expect(201)
                .id();
        UUID id = committee
                .post(path(), Map.of("group", group, "head", Map.of("name", "张三"), "others", List.of()))
                .expect(201)
                .id();

        assertThat(ids(list("group=" + group).expect(200).json())).containsExactly(id);
        assertThat(ids(list("grid=" + group).expect(200).json())).isEmpty();
        committee
                .post("/api/v1/households/" + id + "/departure", Map.of("reason", "外迁"))
                .expect(200);
        assertThat(ids(list("group=" + group).expect(200).json())).isEmpty();
        assertThat(ids(list("state=MOVED_AWAY").expect(200).json())).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or '1'='1",
                "'; drop table community.household; --",
                "\" or \"\"=\"",
                "%",
                "_",
                "\\",
                "%' union select null,null,null --",
                "$1",
                ":town",
                "张三'||pg_sleep(5)||'",
                "${jndi:ldap://x}"
            })
    void whateverIsTypedIsOnlyText(String typed) {
        assertThat(found(typed)).isEmpty();
        assertThat(found("")).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=0",
                "size=201",
                "size=-1",
                "size=x",
                "size=1%20or%201=1",
                "after='%20or%20'1'='1",
                "after=1",
                "group=';--",
                "state=ACTIVE'--",
                "state=active%20or%20true",
                "search=a%00b"
            })
    void aFilterThatIsNoneIsRefused(String query) {
        list(query).expect(400);
    }

    private Answer list(String query) {
        return committee.get(path() + "?" + query);
    }

    private List<UUID> found(String typed) {
        return ids(list("search=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .expect(200)
                .json());
    }

    private static List<UUID> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> UUID.fromString(item.path("id").asString()))
                .toList();
    }

    private String path() {
        return "/api/v1/villages/" + village.id() + "/households";
    }
}
