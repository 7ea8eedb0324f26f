package cn.fengming.points.store;

import static cn.fengming.points.store.Season.wish;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Printed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the store prints and says. */
@PointsTest
class StorePapersTest {

    @Autowired
    private Season.Maker seasons;

    @Autowired
    private Given given;

    @Autowired
    private Http http;

    @Test
    void a_slip_becomes_a_receipt_and_the_window_is_announced() {
        Season season = seasons.open(2, 2);
        Caller villager = http.as(season.household().villager());
        Caller clerk = http.as(season.village().clerk());
        Good towel = season.stocked("毛巾", 8, 5, 10);
        season.good("没有货的锅", 80, 1);
        season.award(season.household(), 50);
        Answer redeemed = villager.post("/api/v1/redemptions", wish(towel, 2)).expect(201);
        String path = "/api/v1/redemptions/" + redeemed.id() + "/receipt.pdf";
        String code = redeemed.json().get("code").asString();

        Printed own = Printed.read(villager.download(path));
        assertThat(own.text()).contains("积分兑换单", "毛巾", "16积分（十六分）", code, "提货码");
        assertThat(own.codes()).containsExactly(redeemed.json().get("qr").asString());
        Printed counters = Printed.read(clerk.download(path));
        assertThat(counters.text()).contains(season.household().headName()).doesNotContain(code);
        assertThat(counters.codes()).as("the code is the household's alone").isEmpty();

        clerk.post("/api/v1/handovers", Map.of("village", season.village().id(), "code", code))
                .expect(201);
        assertThat(Printed.read(villager.download(path)).text()).contains("积分兑换收据", "2026Q4-0001", "领取人", "经办人");
        http.as(season.household(1).villager()).get(path).expect(404);
        http.as(season.town.village(1).clerk()).get(path).expect(404);
        http.as(given.town(1, 0).officer()).get(path).expect(404);
        announced(season, villager, clerk);
    }

    private void announced(Season season, Caller villager, Caller clerk) {
        String window = clerk.get(
                        "/api/v1/redemption-windows?village=" + season.village().id())
                .expect(200)
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        String path = "/api/v1/redemption-windows/" + window + "/script";
        assertThat(clerk.get(path).expect(200).json().get("text").asString())
                .contains("二零二六年第四季度的积分兑换正在进行", "从十一月二十号，到十一月三十号", "毛巾，八分", "七天以内来取")
                .doesNotContain("没有货的锅")
                .doesNotContainPattern("[0-9*]");
        villager.get(path).expect(403);
        http.as(season.town.village(1).clerk()).get(path).expect(403);
        http.as(given.town(1, 0).officer()).get(path).expect(404);
    }
}
