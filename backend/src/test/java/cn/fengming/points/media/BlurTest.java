package cn.fengming.points.media;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.Pictures;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Blurred parts, and photos that stop being public: over HTTP, as browsers and caches see them. */
@PointsTest
class BlurTest {

    private static final String SUBJECT = "test.blur";
    private static final Map<String, Object> LEFT_HALF = Map.of("x", 0, "y", 0, "width", 0.5, "height", 1);
    private static final Map<String, Object> RIGHT_HALF = Map.of("x", 0.5, "y", 0, "width", 0.5, "height", 1);

    @Autowired
    private Given given;

    @Autowired
    private Http http;

    @Autowired
    private Uploads uploads;

    @Autowired
    private Photos photos;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient database;

    private final Ids ids = new Ids();
    private final UUID photo = ids.next();
    private final UUID subject = ids.next();
    private TownSetup town;
    private Login villager;
    private Login committee;

    @BeforeEach
    void setUp() {
        town = given.town(2, 1);
        villager = town.village(0).household(0).villager();
        committee = town.village(0).committee();
        uploads.put(villager, photo, Pictures.withExif(Pictures.encoded(stripes(), "jpg"), 1), "image/jpeg")
                .expect(201);
        claim();
    }

    @Test
    void the_part_is_unrecognizable_for_everybody_in_both_sizes_and_the_rest_is_as_it_was() throws Exception {
        HttpResponse<byte[]> before = fetch(villager, path(""));
        assertThat(contrast(picture(before), 10, 150)).isGreaterThan(200);

        Answer answer = blur(committee, LEFT_HALF).expect(201);
        assertThat(answer.json().get("blurs").asInt()).isEqualTo(1);

        for (Login login : List.of(villager, committee, town.officer())) {
            BufferedImage seen = picture(fetch(login, path("")));
            assertThat(contrast(seen, 2, 158))
                    .as("left of " + login.actor().name())
                    .isLessThan(40);
            assertThat(contrast(seen, 170, 318)).as("right").isGreaterThan(200);
            assertThat(seen.getWidth()).isEqualTo(320);
            assertThat(contrast(picture(fetch(login, path("/thumbnail"))), 2, 158))
                    .isLessThan(40);
        }
        assertThat(etag(fetch(villager, path("")))).isNotEqualTo(etag(before));
        assertThat(fetch(villager, path(""), "If-None-Match", etag(before)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_photo_as_it_was_taken_is_for_the_town_and_its_auditor() throws Exception {
        byte[] before = fetch(villager, path("")).body();
        blur(committee, LEFT_HALF).expect(201);
        blur(town.officer(), RIGHT_HALF).expect(201);
        for (Login login : List.of(town.officer(), town.auditor())) {
            HttpResponse<byte[]> original = fetch(login, path("/original"));
            assertThat(original.statusCode()).isEqualTo(200);
            assertThat(original.body()).isEqualTo(before);
            assertThat(original.headers().firstValue("Cache-Control")).contains("no-store");
        }
        assertThat(fetch(committee, path("/original")).statusCode()).isEqualTo(403);
        assertThat(fetch(villager, path("/original")).statusCode()).isEqualTo(403);
        assertThat(fetch(given.town(1, 0).officer(), path("/original")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_further_blur_works_on_the_blurred_picture_and_each_is_on_record() throws Exception {
        blur(committee, LEFT_HALF).expect(201);
        blur(town.officer(), RIGHT_HALF).expect(201);
        BufferedImage seen = picture(fetch(villager, path("")));
        assertThat(contrast(seen, 2, 158)).isLessThan(40);
        assertThat(contrast(seen, 162, 318)).isLessThan(40);

        Answer log = http.as(town.auditor()).get(path("/blurs")).expect(200);
        assertThat(log.json().size()).isEqualTo(2);
        assertThat(log.json().get(0).get("reason").asString()).isEqualTo("有人脸");
        assertThat(log.json().get(0).get("blurredBy").asString())
                .isEqualTo(committee.actor().person().toString());
        assertThat(log.json().get(1).get("areas").get(0).get("x").asDouble()).isEqualTo(0.5);
        http.as(town.village(1).committee()).get(path("/blurs")).expect(404);
    }

    @Test
    void neither_position_nor_camera_leaves_with_a_blurred_photo() throws Exception {
        blur(committee, LEFT_HALF).expect(201);
        for (String what : List.of("", "/thumbnail", "/original")) {
            String bytes = new String(fetch(town.officer(), path(what)).body(), StandardCharsets.ISO_8859_1);
            assertThat(bytes)
                    .as(what)
                    .startsWith("\u00ff\u00d8")
                    .doesNotContain("Exif")
                    .doesNotContain("2026:05:01");
        }
    }

    @Test
    void only_the_villages_committee_and_the_town_blur() {
        blur(villager, LEFT_HALF).expect(403);
        blur(town.village(0).inspector(), LEFT_HALF).expect(403);
        blur(town.auditor(), LEFT_HALF).expect(403);
        blur(town.village(1).committee(), LEFT_HALF).expect(404);
        blur(given.town(1, 0).officer(), LEFT_HALF).expect(404);
        http.anonymous().post(path("/blurs"), form(LEFT_HALF)).expect(401);
        show(Audience.everybody(town.village(0).id()));
        blur(town.village(1).committee(), LEFT_HALF).expect(403);
        blur(town.officer(), LEFT_HALF).expect(201);
    }

    @Test
    void an_upload_that_nothing_uses_cannot_be_blurred() {
        UUID unused = uploads.photo(committee);
        Answer answer = http.as(committee).post("/api/v1/photos/" + unused + "/blurs", form(LEFT_HALF));
        assertThat(answer.expect(422).problem()).isEqualTo("photo-unused");
    }

    @ParameterizedTest
    @CsvSource({"-0.1,0,0.5,0.5", "0,0,0,0.5", "0.6,0,0.5,0.5", "0,0,0.5,1.01", "1,1,0.1,0.1", "0,0,1e300,1"})
    void what_lies_outside_the_picture_is_refused(double x, double y, double width, double height) {
        Answer answer = blur(committee, Map.of("x", x, "y", y, "width", width, "height", height));
        assertThat(answer.expect(400).text()).contains("areas");
    }

    @Test
    void no_areas_or_too_many_or_no_reason_are_refused() {
        Caller caller = http.as(committee);
        caller.post(path("/blurs"), Map.of("areas", List.of(), "reason", "有人脸")).expect(400);
        caller.post(path("/blurs"), Map.of("areas", java.util.Collections.nCopies(21, LEFT_HALF), "reason", "有人脸"))
                .expect(400);
        caller.post(path("/blurs"), Map.of("areas", List.of(LEFT_HALF), "reason", " "))
                .expect(400);
        caller.post(path("/blurs"), Map.of("areas", List.of(Map.of("x", 0)), "reason", "有人脸"))
                .expect(400);
        caller.post(path("/blurs"), Map.of("reason", "有人脸")).expect(400);
    }

    @Test
    void sent_again_it_is_the_same_blur() {
        String key = Caller.freshKey();
        List<Answer> answers = http.race(8, () -> http.as(committee).postWithKey(path("/blurs"), key, form(LEFT_HALF)));
        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409).contains(201);
        Answer again = http.as(committee).postWithKey(path("/blurs"), key, form(LEFT_HALF));
        assertThat(again.expect(201).json().get("blurs").asInt()).isEqualTo(1);
    }

    @Test
    void of_two_at_once_neither_is_lost() throws Exception {
        var side = new AtomicInteger();
        List<Answer> answers = http.race(
                8,
                () -> blur(
                        side.get() % 2 == 0 ? committee : town.officer(),
                        side.getAndIncrement() % 2 == 0 ? LEFT_HALF : RIGHT_HALF));
        long done = answers.stream().filter(answer -> answer.status() == 201).count();
        assertThat(done).isPositive();
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> {
            assertThat(answer.expect(409).problem()).isEqualTo("photo-changed");
        });
        Answer log = http.as(committee).get(path("/blurs")).expect(200);
        assertThat(log.json().size()).isEqualTo((int) done);
        BufferedImage seen = picture(fetch(villager, path("")));
        log.json().forEach(blur -> {
            boolean left = blur.get("areas").get(0).get("x").asDouble() == 0;
            assertThat(contrast(seen, left ? 2 : 162, left ? 158 : 318)).isLessThan(40);
        });
    }

    @Test
    void the_same_upload_sent_again_after_a_blur_brings_nothing_back() throws Exception {
        byte[] sent = Pictures.encoded(stripes(), "jpg");
        UUID id = ids.next();
        uploads.put(villager, id, sent, "image/jpeg").expect(201);
        photos.claim(
                        villager.actor(),
                        List.of(id),
                        SUBJECT,
                        subject,
                        Audience.staff(town.village(0).id()))
                .as(transaction::transactional)
                .block();
        http.as(committee)
                .post("/api/v1/photos/" + id + "/blurs", form(LEFT_HALF))
                .expect(201);
        uploads.put(villager, id, sent, "image/jpeg").expect(201);
        assertThat(contrast(picture(fetch(villager, "/api/v1/photos/" + id)), 2, 158))
                .isLessThan(40);
        assertThat(fetch(town.officer(), "/api/v1/photos/" + id + "/original").statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_log_cannot_be_changed() {
        blur(committee, LEFT_HALF).expect(201);
        for (String change : List.of("delete from media.blur", "update media.blur set reason = 'x'")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> database.sql(change + " where town_id = :town")
                            .bind("town", town.town())
                            .then()
                            .block())
                    .isInstanceOf(org.springframework.dao.DataAccessException.class);
        }
    }

    @Test
    void what_is_hidden_again_is_gone_for_who_keeps_a_copy_too() throws Exception {
        show(Audience.everybody(town.village(0).id()));
        String address = "/api/v1/public/towns/" + town.town() + "/photos/" + photo;
        for (String what : List.of(address, address + "/thumbnail")) {
            HttpResponse<byte[]> shown = fetch(null, what);
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.headers().firstValue("Cache-Control").orElse(""))
                    .contains("no-cache")
                    .doesNotContain("max-age");
            assertThat(fetch(null, what, "If-None-Match", etag(shown)).statusCode())
                    .isEqualTo(304);

            show(Audience.staff(town.village(0).id()));
            assertThat(fetch(null, what).statusCode()).isEqualTo(404);
            HttpResponse<byte[]> kept = fetch(null, what, "If-None-Match", etag(shown));
            assertThat(kept.statusCode()).isEqualTo(404);
            assertThat(kept.headers().firstValue("ETag")).isEmpty();
            show(Audience.everybody(town.village(0).id()));
        }
    }

    @Test
    void what_is_blurred_on_a_public_page_is_blurred_there_at_once() throws Exception {
        show(Audience.everybody(town.village(0).id()));
        String address = "/api/v1/public/towns/" + town.town() + "/photos/" + photo;
        String tag = etag(fetch(null, address));
        blur(committee, LEFT_HALF).expect(201);
        HttpResponse<byte[]> now = fetch(null, address, "If-None-Match", tag);
        assertThat(now.statusCode()).isEqualTo(200);
        assertThat(contrast(picture(now), 2, 158)).isLessThan(40);
    }

    /** Black and white columns: what is left of them after a blur is even grey. */
    private static BufferedImage stripes() {
        var picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 320; x++) {
            for (int y = 0; y < 240; y++) {
                picture.setRGB(x, y, (x / 4 % 2 == 0 ? Color.BLACK : Color.WHITE).getRGB());
            }
        }
        return picture;
    }

    private static int contrast(BufferedImage picture, int from, int to) {
        int darkest = 255;
        int brightest = 0;
        for (int x = from; x < to; x++) {
            int grey = picture.getRGB(x, 120) & 0xff;
            darkest = Math.min(darkest, grey);
            brightest = Math.max(brightest, grey);
        }
        return brightest - darkest;
    }

    private Answer blur(Login login, Map<String, Object> area) {
        return http.as(login).post(path("/blurs"), form(area));
    }

    private static Map<String, Object> form(Map<String, Object> area) {
        return Map.of("areas", List.of(area), "reason", "有人脸");
    }

    private String path(String what) {
        return "/api/v1/photos/" + photo + what;
    }

    private void claim() {
        photos.claim(
                        villager.actor(),
                        List.of(photo),
                        SUBJECT,
                        subject,
                        Audience.staff(town.village(0).id()))
                .as(transaction::transactional)
                .block();
    }

    private void show(Audience audience) {
        photos.show(town.town(), SUBJECT, subject, audience)
                .as(transaction::transactional)
                .block();
    }

    private static BufferedImage picture(HttpResponse<byte[]> response) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(response.body()));
    }

    private static String etag(HttpResponse<byte[]> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<byte[]> fetch(Login login, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(http.base().resolve(path));
        if (login != null) {
            request.header("Authorization", "Bearer " + login.token());
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }
}
