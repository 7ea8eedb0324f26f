package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Printed;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import cn.fengming.points.testing.wechat.WechatServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** A village's papers through one quarter: notice and script, certificate, praise, honour board, cards, passbooks. */
@PointsTest
class VillagePapersTest {

    @Autowired
    private HonourSeason season;

    @Autowired
    private Given given;

    @Autowired
    private Http http;

    @Autowired
    private Uploads uploads;

    @Autowired
    private TestClock clock;

    private TownSetup town;
    private VillageSetup village;
    private HouseholdSetup home;
    private Caller committee;

    @BeforeEach
    void setUp() {
        town = season.town(2, 10);
        village = town.village(0);
        home = village.household(0);
        committee = http.as(village.committee());
    }

    private Printed printed(Caller caller, String path) {
        return Printed.read(caller.download("/api/v1" + path));
    }

    private String masked() {
        return home.headName().charAt(0) + "*"
                + (home.headName().length() > 2 ? home.headName().substring(2) : "");
    }

    private UUID onNotice() {
        UUID nomination = http.as(village.household(1).villager())
                .post(
                        "/api/v1/villages/" + village.id() + "/nominations",
                        Map.of(
                                "kind",
                                "FAMILY",
                                "words",
                                "十年如一日照顾邻居老人，房前屋后干净整齐。",
                                "homes",
                                List.of(Map.of("household", home.id())),
                                "photos",
                                List.of(uploads.photo(village.household(1).villager()))))
                .expect(201)
                .id();
        season.accept(village, nomination).expect(200);
        season.review(village, season.applications(village.committee(), nomination), List.of());
        UUID notice = committee
                .post("/api/v1/villages/" + village.id() + "/notices", Map.of("title", "2026年第4季度荣誉公示"))
                .expect(201)
                .id();
        committee.get("/api/v1/notices/" + notice + "/notice.pdf").expect(404);
        committee
                .post("/api/v1/notices/" + notice + "/publication", Map.of("days", 3))
                .expect(200);
        return notice;
    }

    @Test
    void what_was_earned_is_posted_on_the_wall_read_aloud_and_handed_over() {
        UUID notice = onNotice();

        Printed wall = printed(committee, "/notices/" + notice + "/notice.pdf?contact=李主任139-0000-0000");
        assertThat(wall.text())
                .contains("2026年第4季度荣誉公示", masked(), "李主任", "村民委员会", "公示期3天")
                .doesNotContain(home.headName());
        assertThat(wall.fonts()).isNotEmpty().allMatch(Printed.Font::embedded);

        JsonNode script = committee
                .get("/api/v1/notices/" + notice + "/script")
                .expect(200)
                .json();
        assertThat(script.get("text").asString())
                .contains(home.headName().charAt(0) + "某", "二零二六年第四季度", "加")
                .doesNotContainPattern("[0-9*]")
                .doesNotContain(home.headName());

        clock.advance(Duration.ofDays(4));
        season.post(village).expect(201);
        onTheWall();
        handedOver();
        inThePassbook();
    }

    private void handedOver() {
        UUID honour =
                UUID.fromString(season.board(town, village).get(0).get("id").asString());
        String path = "/honours/" + honour;
        assertThat(printed(committee, path + "/certificate.pdf").text())
                .contains("奖状", home.headName() + "家庭", "最美家庭", "2026Q4-最美家庭-001");
        assertThat(printed(committee, path + "/praise.pdf").text()).contains("表扬信", home.headName(), "庭院整洁，邻里和睦");
        Caller foreign = http.as(town.village(1).committee());
        foreign.get("/api/v1" + path + "/certificate.pdf").expect(403);
        http.as(home.villager()).get("/api/v1" + path + "/praise.pdf").expect(403);
        committee
                .post("/api/v1" + path + "/take-down", Map.of("reason", "复查不合格"))
                .expect(200);
        committee.get("/api/v1" + path + "/certificate.pdf").expect(409);
    }

    private void onTheWall() {
        Printed poster = printed(committee, "/villages/" + village.id() + "/honour-board.pdf");
        assertThat(poster.size()).isEqualTo("1191 x 842");
        assertThat(poster.text()).contains("最美家庭", masked(), "村民委员会").doesNotContain(home.headName());
        String path = "/villages/" + town.village(1).id() + "/honour-board.pdf";
        assertThat(http.as(town.village(1).committee())
                        .get("/api/v1" + path)
                        .expect(422)
                        .problem())
                .isEqualTo("nothing-to-print");
        committee.get("/api/v1" + path).expect(403);
    }

    private void inThePassbook() {
        Printed own = printed(http.as(home.villager()), "/me/wallet/passbook.pdf");
        assertThat(own.text()).contains("积分存折", home.headName(), home.cardCode().substring(4), "最美家庭", "+");
        String path = "/households/" + home.id() + "/wallet/passbook.pdf";
        assertThat(printed(committee, path).text()).contains("积分存折");
        http.as(village.household(1).villager()).get("/api/v1" + path).expect(403);
        http.as(town.village(1).committee()).get("/api/v1" + path).expect(403);
        assertThat(printed(http.as(town.officer()), "/quarters/2026Q4/proof.pdf")
                        .text())
                .contains("结账证明", "账平", "各村积分池", "农户入账");
        committee.get("/api/v1/quarters/2026Q4/proof.pdf").expect(403);
    }

    @Test
    void cards_say_their_code_and_nobodys_name() {
        String path = "/api/v1/villages/" + village.id() + "/household-cards.pdf";
        Printed cards = Printed.read(committee.download(path + "?plain=true"));
        assertThat(cards.pages()).hasSize(3);
        assertThat(cards.codes())
                .containsExactlyInAnyOrderElementsOf(village.households().stream()
                        .map(HouseholdSetup::cardCode)
                        .toList());
        assertThat(cards.pages().subList(0, 2))
                .allSatisfy(page -> assertThat(page)
                        .contains("积分户卡")
                        .doesNotContain(village.households().stream()
                                .map(HouseholdSetup::headName)
                                .toArray(String[]::new)));
        assertThat(cards.pages().get(2)).contains("发放登记", home.headName());

        Printed chosen = Printed.read(committee.download(path + "?household=" + home.id()));
        assertThat(chosen.codes())
                .as("what WeChat opens, and small beside it what a counter without a signal reads")
                .containsExactlyInAnyOrder("pages/scanned/scanned?scene=c." + home.cardCode(), home.cardCode());
        long drawn = drawn();
        Printed again = Printed.read(committee.download(path + "?household=" + home.id()));
        assertThat(again.codes()).isEqualTo(chosen.codes());
        assertThat(drawn()).as("drawn once").isEqualTo(drawn);
        committee.get(path + "?group=" + UUID.randomUUID()).expect(422);
        committee.get(path + "?household=" + town.village(1).household(0).id()).expect(422);

        HttpHeaders headers = committee.get(path + "?household=" + home.id()).headers();
        assertThat(headers.getCacheControl()).contains("no-store");
        assertThat(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION)).contains("filename*=UTF-8''");
        assertThat(http.as(town.auditor())
                        .get("/api/v1/audit/records?size=50")
                        .expect(200)
                        .text())
                .contains("community.cards-printed");
    }

    @Test
    void a_stores_poster_opens_its_shelf() {
        String path = "/api/v1/outlets/" + village.id() + "/poster.pdf";
        Printed poster = Printed.read(committee.download(path));
        assertThat(poster.text()).contains("积分超市", "打开微信，扫一扫");
        assertThat(poster.codes())
                .singleElement()
                .satisfies(code -> assertThat(code).matches("pages/scanned/scanned\\?scene=s\\.[\\w-]{22}"));
        http.as(town.village(1).committee()).get(path).expect(403);
        http.as(home.villager()).get(path).expect(403);
        http.as(given.town(1, 0).officer()).get(path).expect(404);
        WechatServers.shared().failOn("/wxa/getwxacodeunlimit", 45009);
        http.as(town.officer())
                .get("/api/v1/outlets/" + town.village(1).id() + "/poster.pdf")
                .expect(503);
    }

    private static long drawn() {
        return WechatServers.shared().seen().stream()
                .filter(path -> path.endsWith("getwxacodeunlimit"))
                .count();
    }

    @Test
    void only_those_who_keep_the_register_print_cards_and_nobody_reaches_into_another_town() {
        String path = "/api/v1/villages/" + village.id() + "/household-cards.pdf";
        Login stranger = given.town(1, 0).officer();
        http.as(stranger).get(path).expect(404);
        http.as(stranger)
                .get("/api/v1/villages/" + village.id() + "/honour-board.pdf")
                .expect(404);
        http.as(stranger)
                .get("/api/v1/households/" + home.id() + "/wallet/passbook.pdf")
                .expect(404);
        http.as(stranger)
                .get("/api/v1/notices/" + UUID.randomUUID() + "/notice.pdf")
                .expect(404);
        for (Role role : List.of(Role.INSPECTOR, Role.PANEL, Role.CLERK, Role.AUDITOR)) {
            http.as(given.staff(town.officer(), role, village.id())).get(path).expect(403);
        }
        http.as(town.village(1).committee()).get(path).expect(403);
        http.as(home.villager()).get(path).expect(403);
        http.anonymous().get(path).expect(401);
    }
}
