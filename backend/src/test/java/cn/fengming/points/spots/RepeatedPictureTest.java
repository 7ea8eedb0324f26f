package cn.fengming.points.spots;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.Pictures;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import cn.fengming.points.testing.VillageSetup;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** One picture after puts one spot right, not two. */
@PointsTest
class RepeatedPictureTest {

    @Autowired
    SpotTown towns;

    @Autowired
    Http http;

    @Autowired
    Uploads uploads;

    @Autowired
    TestClock clock;

    TownSetup town;
    VillageSetup village;
    Login reporter;

    @BeforeEach
    void aVillage() {
        town = towns.with(1, 2);
        village = town.village(0);
        reporter = village.household(0).villager();
    }

    /** Always the same ones: of thousands one has too little of a pattern to be anybody's twin, and two are twins. */
    private static byte[] wall(long number) {
        return Pictures.jpeg(320, 240, number);
    }

    private UUID picture(byte[] jpeg) {
        UUID id = UUID.randomUUID();
        uploads.put(village.inspector(), id, jpeg, "image/jpeg").expect(201);
        return id;
    }

    private UUID rectifiedWith(byte[] jpeg) {
        UUID spot = towns.assigned(reporter, village);
        towns.move(
                        village.inspector(),
                        spot,
                        "rectification",
                        "expected",
                        "ASSIGNED",
                        "photos",
                        List.of(picture(jpeg)),
                        "onSite",
                        "桥头，现场看过")
                .expect(200);
        return spot;
    }

    private JsonNode asStaff(UUID spot) {
        return towns.story(village.committee(), spot).get("spot");
    }

    @Test
    void a_picture_after_that_served_before_waits_for_staff_and_is_shown_to_nobody_else() {
        byte[] jpeg = wall(71);
        UUID first = rectifiedWith(jpeg);
        clock.advance(Duration.ofMinutes(1));
        UUID second = rectifiedWith(jpeg);

        assertThat(asStaff(first).get("doubt").isNull()).isTrue();
        assertThat(asStaff(second).get("doubt").asString()).contains("照片");
        assertThat(asStaff(second).get("state").asString()).isEqualTo("RECTIFIED");
        http.as(village.household(1).villager()).get("/api/v1/spots/" + second).expect(404);

        towns.move(village.committee(), second, "listing", "listed", true, "reason", "同一堵墙，现场核对过")
                .expect(200);
        assertThat(asStaff(second).get("doubt").isNull()).isTrue();
        http.as(village.household(1).villager()).get("/api/v1/spots/" + second).expect(200);
    }

    @Test
    void pictures_of_their_own_raise_no_doubt() {
        rectifiedWith(wall(71));
        assertThat(asStaff(rectifiedWith(wall(72))).get("doubt").isNull()).isTrue();
    }
}
