package cn.fengming.points.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Campaigns and their calendar over HTTP, told with the documents of Nanma and Baitu. */
@PointsTest
class CampaignStoryTest {

    @Autowired
    Given given;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Autowired
    TestClock clock;

    @Autowired
    ActionChore chore;

    @Autowired
    DatabaseClient database;

    private static Map<String, Object> work(String code, String title, String unit) {
        return Map.of("code", code, "title", title, "unit", unit, "decimals", 0);
    }

    private static Map<String, Object> row(UUID village, String work, String group, int amount) {
        return Map.of("village", village, "work", work, "group", group, "amount", amount);
    }

    private static Map<String, Object> report(
            UUID village, String work, LocalDate day, int amount, @Nullable UUID replaces, @Nullable String why) {
        Map<String, Object> body = new HashMap<>();
        body.put("village", village);
        body.put("work", work);
        body.put("day", day.toString());
        body.put("amount", amount);
        body.put("words", "");
        body.put("photos", List.of());
        body.put("replaces", replaces);
        body.put("overReason", why);
        return body;
    }

    private static Map<String, Object> move(String expected, String next) {
        return Map.of("expected", expected, "next", next);
    }

    /** 南麻: 2021-11-22 至 12-22, no phases; two air stations; every week at least one day of whoever leads a village. */
    private String nanma(Caller town) {
        String campaign = "/api/v1/campaigns/" + UUID.randomUUID();
        Map<String, Object> form = Map.of(
                "name",
                "城乡环境卫生“再清底子”攻坚行动",
                "words",
                "把剩余工作量具化到每一天，倒排工期、倒逼节点",
                "firstDay",
                "2021-11-22",
                "lastDay",
                "2021-12-22",
                "phases",
                List.of(),
                "works",
                List.of(work("air", "空气监测站点周边整治", "个"), work("days", "主要负责人带班", "天")));
        JsonNode made = town.put(campaign, form).expect(200).json();
        assertThat(town.put(campaign, form).expect(200).json()).isEqualTo(made);
        return campaign;
    }

    @Test
    void the_month_of_nanma_is_counted_down_by_day() {
        clock.setDay(LocalDate.of(2021, 11, 21));
        TownSetup setup = given.town(2, 1);
        UUID here = setup.village(0).id();
        UUID there = setup.village(1).id();
        Caller town = http.as(setup.officer());
        Caller committee = http.as(setup.village(0).committee());
        String campaign = nanma(town);
        String reports = campaign + "/reports/";
        assertThat(committee.get("/api/v1/campaigns").json()).isEmpty(); // a draft is the town's own

        town.put(
                        campaign + "/targets",
                        Map.of(
                                "rows",
                                List.of(
                                        row(here, "air", "", 1),
                                        row(there, "air", "", 1),
                                        row(here, "days", "", 5),
                                        row(there, "days", "", 5))))
                .expect(200);
        assertThat(town.put(
                                campaign + "/targets",
                                Map.of("rows", List.of(row(here, "air", "", 1), row(here, "air", "", 2))))
                        .expect(400)
                        .text())
                .contains("第 2 行");
        town.post(campaign + "/moves", move("DRAFT", "OPEN")).expect(200);
        town.post(campaign + "/moves", move("DRAFT", "OPEN")).expect(409);

        clock.setDay(LocalDate.of(2021, 11, 23));
        JsonNode loads =
                committee.get(campaign + "/villages/" + here).expect(200).json();
        assertThat(loads.path("campaign").path("daysLeft").asInt()).isEqualTo(30);
        assertThat(loads.path("loads").get(0).path("days")).hasSize(31);

        LocalDate first = LocalDate.of(2021, 11, 22);
        String id = reports + UUID.randomUUID();
        Answer told =
                committee.put(id, report(here, "days", first, 1, null, null)).expect(200);
        assertThat(committee
                        .put(id, report(here, "days", first, 1, null, null))
                        .expect(200)
                        .json())
                .isEqualTo(told.json());
        assertThat(committee
                        .put(id, report(here, "days", first, 2, null, null))
                        .expect(422)
                        .problem())
                .isEqualTo("report-differs");
        committee
                .put(reports + UUID.randomUUID(), report(here, "days", first.plusDays(2), 1, null, null))
                .expect(400);
        committee
                .put(reports + UUID.randomUUID(), report(there, "days", first, 1, null, null))
                .expect(403);

        Answer over = committee.put(reports + UUID.randomUUID(), report(here, "days", first, 5, null, null));
        assertThat(over.expect(422).problem()).isEqualTo("over-target");
        assertThat(over.json().path("left").asInt()).isEqualTo(4);
        UUID correction = UUID.randomUUID();
        committee
                .put(reports + correction, report(here, "days", first, 2, told.id(), null))
                .expect(200);
        assertThat(committee
                        .put(reports + UUID.randomUUID(), report(here, "days", first, 3, told.id(), null))
                        .expect(409)
                        .problem())
                .isEqualTo("report-replaced");
        committee
                .put(reports + UUID.randomUUID(), report(here, "days", first.plusDays(1), 4, null, "多带了一天班"))
                .expect(200);

        JsonNode picture = town.get(campaign + "/picture").expect(200).json();
        JsonNode all = sum(picture, "days", null);
        assertThat(all.path("done").asInt()).isEqualTo(6);
        assertThat(all.path("remaining").asInt()).isEqualTo(5); // what one did too much is no help to the other
        assertThat(all.path("finished").asInt()).isEqualTo(1);
        assertThat(all.path("silent").asInt()).isEqualTo(1);
        assertThat(town.get(campaign + "/picture?day=2021-11-22")
                        .json()
                        .path("groups")
                        .get(1)
                        .path("done")
                        .asInt())
                .isEqualTo(2);
        assertThat(committee.get(campaign + "/villages/" + here).json().path("reports"))
                .hasSize(3);

        assertThat(town.put(campaign + "/targets", Map.of("rows", List.of(row(here, "days", "", 6))))
                        .expect(400)
                        .text())
                .contains("原因");
        town.put(campaign + "/targets", Map.of("rows", List.of(row(here, "days", "", 0)), "reason", "取消"))
                .expect(409);
        town.post(campaign + "/moves", move("OPEN", "CLOSED")).expect(200);
        committee
                .put(reports + UUID.randomUUID(), report(here, "air", first, 1, null, null))
                .expect(409);
        http.as(given.town(1, 0).officer()).get(campaign + "/picture").expect(404);
    }

    private static JsonNode sum(JsonNode picture, String work, @Nullable String group) {
        for (JsonNode sum : picture.path("groups")) {
            boolean wanted = sum.path("work").asString().equals(work)
                    && (group == null
                            ? sum.path("group").isMissingNode()
                                    || sum.path("group").isNull()
                            : sum.path("group").asString().equals(group));
            if (wanted) {
                return sum;
            }
        }
        throw new AssertionError("no sum of " + work + " for " + group + " in " + picture);
    }

    @Test
    void many_reports_at_once_never_go_over_the_target_unsaid() {
        TownSetup setup = given.town(1, 0);
        UUID village = setup.village(0).id();
        Caller town = http.as(setup.officer());
        String campaign = "/api/v1/campaigns/" + UUID.randomUUID();
        LocalDate today = LocalDate.now(clock);
        town.put(
                        campaign,
                        Map.of(
                                "name",
                                "清底子",
                                "words",
                                "",
                                "firstDay",
                                today.toString(),
                                "lastDay",
                                today.plusDays(9).toString(),
                                "phases",
                                List.of(),
                                "works",
                                List.of(work("heaps", "四大堆", "处"))))
                .expect(200);
        town.put(campaign + "/targets", Map.of("rows", List.of(row(village, "heaps", "", 5))))
                .expect(200);
        town.post(campaign + "/moves", move("DRAFT", "OPEN")).expect(200);
        Caller committee = http.as(setup.village(0).committee());
        List<Answer> answers = http.race(
                16,
                () -> committee.put(
                        campaign + "/reports/" + UUID.randomUUID(), report(village, "heaps", today, 1, null, null)));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(5);
        assertThat(answers.stream().filter(answer -> answer.status() == 422)).hasSize(11);
    }

    /** 白土: every month at least one joint action before the 25th; villages in three classes. */
    @Test
    void baitu_acts_together_every_month_and_is_reminded_once() {
        clock.setDay(LocalDate.of(2021, 3, 24));
        TownSetup setup = given.town(3, 1);
        Caller town = http.as(setup.officer());
        Caller committee = http.as(setup.village(0).committee());
        Caller villager = http.as(setup.village(0).household(0).villager());
        UUID id = UUID.randomUUID();
        Map<String, Object> form = new HashMap<>(Map.of(
                "title",
                "村庄清洁集中行动",
                "place",
                "各村",
                "words",
                "清死角盲区",
                "firstDay",
                "2021-03-24",
                "beginsAt",
                "08:30",
                "repeats",
                "MONTHLY",
                "remindDays",
                1));
        JsonNode made = town.put("/api/v1/actions/" + id, form).expect(200).json();
        assertThat(town.put("/api/v1/actions/" + id, form).expect(200).json()).isEqualTo(made);
        committee.put("/api/v1/actions/" + UUID.randomUUID(), form).expect(403); // not for the whole town

        JsonNode next = villager.get("/api/v1/me/action-days").expect(200).json();
        assertThat(next.findValuesAsString("day")).containsExactly("2021-03-24", "2021-04-24");
        assertThat(villager.get("/api/v1/me/action-days.ics").expect(200).text())
                .contains("SUMMARY:村庄清洁集中行动");

        chore.run().block();
        chore.run().block();
        assertThat(told(id)).isEqualTo(1);

        Map<String, Object> came = Map.of(
                "action",
                id,
                "day",
                "2021-03-24",
                "village",
                setup.village(0).id(),
                "people",
                45,
                "words",
                "清理水沟",
                "photos",
                List.of(uploads.photo(setup.village(0).committee())));
        UUID turnout = UUID.randomUUID();
        committee.put("/api/v1/action-turnouts/" + turnout, came).expect(200);
        committee.put("/api/v1/action-turnouts/" + turnout, came).expect(200);
        Map<String, Object> elsewhere = new HashMap<>(came);
        elsewhere.put("village", setup.village(1).id());
        committee.put("/api/v1/action-turnouts/" + UUID.randomUUID(), elsewhere).expect(403);

        JsonNode month = town.get("/api/v1/action-months/2021-03").expect(200).json();
        assertThat(month.findValuesAsString("inTime")).containsExactlyInAnyOrder("true", "false", "false");
        assertThat(committee
                        .get("/api/v1/action-months/2021-03?by=23")
                        .json()
                        .get(0)
                        .path("inTime")
                        .asBoolean())
                .isFalse();

        town.post("/api/v1/actions/" + id + "/calling-off", Map.of("day", "2021-04-24", "reason", "防汛"))
                .expect(204);
        town.post("/api/v1/actions/" + id + "/calling-off", Map.of("day", "2021-04-23", "reason", "防汛"))
                .expect(400);
        assertThat(villager.get("/api/v1/me/action-days")
                        .json()
                        .get(1)
                        .path("calledOff")
                        .asString())
                .isEqualTo("防汛");
        classes(town, setup);
        clock.setDay(LocalDate.of(2021, 4, 23));
        chore.run().block();
        assertThat(told(id)).isEqualTo(1);
    }

    private long told(UUID action) {
        Long told = database.sql(
                        "select count(*) from kernel.outbox where subject_id = :id and topic = 'campaigns.action-near'")
                .bind("id", action)
                .mapValue(Long.class)
                .one()
                .block();
        return told == null ? 0 : told;
    }

    private void classes(Caller town, TownSetup setup) {
        String campaign = "/api/v1/campaigns/" + UUID.randomUUID();
        town.put(
                        campaign,
                        Map.of(
                                "name",
                                "村庄清洁行动",
                                "words",
                                "",
                                "firstDay",
                                "2021-03-10",
                                "lastDay",
                                "2021-12-31",
                                "phases",
                                List.of(),
                                "works",
                                List.of(work("actions", "集中行动", "次"))))
                .expect(200);
        // one a month, March to December
        JsonNode targets = town.put(
                        campaign + "/targets",
                        Map.of(
                                "rows",
                                List.of(
                                        row(setup.village(0).id(), "actions", "已完成三清", 10),
                                        row(setup.village(1).id(), "actions", "基本完成三清", 10),
                                        row(setup.village(2).id(), "actions", "动作不大", 10))))
                .expect(200)
                .json();
        assertThat(targets).hasSize(3);
        town.post(campaign + "/moves", move("DRAFT", "OPEN")).expect(200);
        Login committee = setup.village(1).committee();
        http.as(committee)
                .put(
                        campaign + "/reports/" + UUID.randomUUID(),
                        report(setup.village(1).id(), "actions", LocalDate.of(2021, 3, 24), 1, null, null))
                .expect(200);
        JsonNode picture = town.get(campaign + "/picture").json();
        assertThat(sum(picture, "actions", "基本完成三清").path("done").asInt()).isEqualTo(1);
        assertThat(sum(picture, "actions", null).path("target").asInt()).isEqualTo(30);
    }
}
