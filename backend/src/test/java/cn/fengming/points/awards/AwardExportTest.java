package cn.fengming.points.awards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Books;
import cn.fengming.points.testing.HouseholdSetup;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.VillageSetup;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsTest
class AwardExportTest {

    private static final String PATH = "/api/v1/applications.xlsx?quarter=2026Q4";

    @Autowired
    AwardTown towns;

    @Autowired
    Books books;

    @Autowired
    Http http;

    @Test
    void a_quarter_is_exported_application_by_application_to_those_it_concerns() {
        TownSetup town = towns.with(2, 1, 25);
        VillageSetup village = town.village(0);
        HouseholdSetup home = village.household(0);
        towns.approved(village, home, AwardTown.PANEL_RULE);
        towns.post(village).expect(201);
        towns.approved(town.village(1), town.village(1).household(0), AwardTown.PANEL_RULE);

        List<List<String>> whole = Books.texts(books.download(town.auditor(), PATH));
        assertThat(whole.get(0)).startsWith("村（社区）", "户主", "户卡号", "项目").contains("状态", "已入账");
        assertThat(whole).hasSize(3);
        assertThat(whole.get(1)).contains(village.name(), home.headName(), home.cardCode(), "已入账", "10");
        assertThat(whole.get(2)).contains(town.village(1).name(), "已通过");

        String own = PATH + "&village=" + village.id();
        assertThat(Books.texts(books.download(village.committee(), own))).hasSize(2);
        http.as(town.village(1).committee()).get(own).expect(403);
        http.as(village.committee()).get(PATH).expect(403);
        http.as(home.villager()).get(own).expect(403);
        http.as(towns.with(1, 0, 0).officer()).get(own).expect(404);
    }
}
