package cn.fengming.points.media;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PointsTest
class CheckedPhotoTest {

    @Autowired
    private Given given;

    @Autowired
    private Http http;

    @Autowired
    private Uploads uploads;

    @Autowired
    private CheckedPhotos checked;

    @Autowired
    private TestClock clock;

    private TownSetup town;
    private String path;

    @BeforeEach
    void setUp() {
        town = given.town(1, 1);
        Login villager = town.village(0).household(0).villager();
        path = checked.path(town.town(), uploads.photo(villager));
    }

    @Test
    void whoever_has_the_address_fetches_the_photo_for_half_an_hour() {
        Answer answer = http.anonymous().get(path).expect(200);
        assertThat(answer.headers().getFirst("Content-Type")).isEqualTo("image/jpeg");
        assertThat(answer.headers().getFirst("Cache-Control")).isEqualTo("no-store");
        clock.advance(Duration.ofMinutes(30));
        http.anonymous().get(path).expect(200);
        clock.advance(Duration.ofSeconds(1));
        http.anonymous().get(path).expect(404);
    }

    @Test
    void no_other_address_can_be_made_from_it() {
        byte[] bytes = token(path);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            http.anonymous().get(address(changed)).expect(404);
        }
        http.anonymous().get(address(Arrays.copyOf(bytes, bytes.length - 1))).expect(404);
        http.anonymous().get(address(Arrays.copyOf(bytes, 40))).expect(404);
        http.anonymous().get("/api/v1/checked-photos/nonsense").expect(404);
        http.anonymous().get(path + "!").expect(404);
    }

    @Test
    void nor_by_cutting_off_a_nought_or_writing_it_otherwise() {
        UUID photo = uploads.photo(town.village(0).household(0).villager());
        byte[] bytes = token(checked.path(town.town(), photo));
        for (int seconds = 0; bytes[bytes.length - 1] != 0; seconds++) {
            assertThat(seconds).as("seconds looked through").isLessThan(10_000);
            clock.advance(Duration.ofSeconds(1));
            bytes = token(checked.path(town.town(), photo));
        }
        http.anonymous().get(address(bytes)).expect(200);
        http.anonymous().get(address(Arrays.copyOf(bytes, bytes.length - 1))).expect(404);
        http.anonymous().get(address(Arrays.copyOf(bytes, bytes.length + 1))).expect(404);
        String written = address(bytes);
        http.anonymous().get(written + "=").expect(404);
        http.anonymous().get(written.substring(0, written.length() - 1) + "B").expect(404);
    }

    @Test
    void of_a_photo_that_is_none_there_is_nothing_to_fetch() {
        http.anonymous().get(checked.path(town.town(), new Ids().next())).expect(404);
        http.anonymous().get(checked.path(UUID.randomUUID(), new Ids().next())).expect(404);
    }

    private static byte[] token(String path) {
        return Base64.getUrlDecoder().decode(path.substring(path.lastIndexOf('/') + 1));
    }

    private static String address(byte[] token) {
        return "/api/v1/checked-photos/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }
}
