package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Books;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsTest
class RedemptionExportTest {

    private static final String PATH = "/api/v1/redemptions.xlsx?quarter=2026Q4";

    @Autowired
    Season.Maker seasons;

    @Autowired
    Books books;

    @Autowired
    Http http;

    @Test
    void a_season_is_exported_good_by_good_without_pickup_codes() {
        Season season = seasons.open(2, 1);
        Good towel = season.stocked("=毛巾", 8, 5, 10);
        season.award(season.household(), 50);
        String code = http.as(season.household().villager())
                .post("/api/v1/redemptions", Season.wish(towel, 2))
                .expect(201)
                .json()
                .path("code")
                .asString();

        List<List<String>> rows = Books.texts(books.download(season.town.officer(), PATH));
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1))
                .contains(season.village().name(), season.household().headName(), "=毛巾", "2", "16", "还没有取货")
                .doesNotContain(code);

        String own = PATH + "&village=" + season.village().id();
        assertThat(Books.texts(books.download(season.village().clerk(), own))).hasSize(2);
        http.as(season.town.village(1).clerk()).get(own).expect(403);
        http.as(season.village().clerk()).get(PATH).expect(403);
        assertThat(Books.texts(books.download(season.town.officer(), "/api/v1/pools.xlsx")))
                .hasSize(3);
        http.as(season.village().clerk()).get("/api/v1/pools.xlsx").expect(403);
    }
}
