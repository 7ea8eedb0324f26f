package cn.fengming.points.media;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.Pictures;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Photos over HTTP, as phones with bad manners send them. */
@PointsTest
class PhotoUploadTest {

    @Autowired
    private Given given;

    @Autowired
    private Http http;

    @Autowired
    private Uploads uploads;

    @Autowired
    private MediaProperties properties;

    private TownSetup town;
    private Login villager;
    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void setUp() {
        town = given.town(1, 2);
        villager = town.villages().get(0).households().get(0).villager();
    }

    @Test
    void comesBackUprightAndWithoutAnythingTheCameraWrote() throws Exception {
        byte[] sent = Pictures.withExif(Pictures.jpeg(400, 200, 1), 6);
        Answer answer = uploads.put(villager, id, sent, "image/jpeg").expect(201);
        assertThat(answer.id()).isEqualTo(id);
        assertThat(answer.text()).doesNotContain("108.").doesNotContain("taken");
        assertThat(answer.json().get("width").asInt()).isEqualTo(200);
        assertThat(answer.json().get("height").asInt()).isEqualTo(400);

        HttpResponse<byte[]> picture = fetch(villager, "/api/v1/photos/" + id, Map.of());
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(picture.headers().firstValue("Cache-Control").orElse("")).contains("private");
        assertThat(new String(picture.body(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getHeight())
                .isEqualTo(400);

        HttpResponse<byte[]> small = fetch(villager, "/api/v1/photos/" + id + "/thumbnail", Map.of());
        assertThat(ImageIO.read(new ByteArrayInputStream(small.body())).getHeight())
                .isEqualTo(properties.thumbnailSide());
    }

    @Test
    void isNotSentAgainToWhoHasIt() throws Exception {
        uploads.put(villager, id, Pictures.jpeg(), "image/jpeg").expect(201);
        String path = "/api/v1/photos/" + id;
        String tag =
                fetch(villager, path, Map.of()).headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = fetch(villager, path, Map.of("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(fetch(villager, path + "/thumbnail", Map.of("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(200);
        Login neighbour = town.villages().get(0).households().get(1).villager();
        assertThat(fetch(neighbour, path, Map.of("If-None-Match", tag)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void sentAgainAnswersTheSameAndSaysSo() {
        byte[] picture = Pictures.jpeg();
        Answer first = uploads.put(villager, id, picture, "image/jpeg").expect(201);
        assertThat(first.headers().getFirst("Idempotency-Replayed")).isNull();
        Answer second = uploads.put(villager, id, picture, "image/jpeg").expect(201);
        assertThat(second.headers().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    void sentByManyAtOnceIsOnePhoto() {
        byte[] picture = Pictures.jpeg();
        List<Answer> answers = http.race(12, () -> uploads.put(villager, id, picture, "image/jpeg"));
        assertThat(answers).allSatisfy(answer -> answer.expect(201));
        assertThat(answers)
                .filteredOn(answer -> answer.headers().getFirst("Idempotency-Replayed") == null)
                .hasSize(1);
    }

    @Test
    void anotherPictureOrAnotherPersonDoesNotGetTheId() {
        byte[] picture = Pictures.jpeg();
        uploads.put(villager, id, picture, "image/jpeg").expect(201);
        refused(uploads.put(villager, id, Pictures.jpeg(), "image/jpeg"), 422, "photo-id-reused");
        Login neighbour = town.villages().get(0).households().get(1).villager();
        refused(uploads.put(neighbour, id, picture, "image/jpeg"), 404, "not-found");
        Login elsewhere = given.town(1, 1).villages().get(0).households().get(0).villager();
        uploads.put(elsewhere, id, picture, "image/jpeg").expect(201);
    }

    @Test
    void refusesWhatIsTooLargeAndTheConnectionLives() {
        byte[] large = new byte[20 << 20];
        new Random(1).nextBytes(large);
        System.arraycopy(Pictures.jpeg(), 0, large, 0, 1000);
        refused(uploads.put(villager, id, large, "image/jpeg"), 413, "photo-too-large");
        uploads.put(villager, id, Pictures.jpeg(), "image/jpeg").expect(201);
    }

    @Test
    void refusesWhatIsTooLargeWithoutALengthToo() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(http.base().resolve("/api/v1/photos/" + id))
                .header("Authorization", "Bearer " + villager.token())
                .header("Content-Type", "image/jpeg")
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[12 << 20])))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void refusesBadFilesNamingTheField() {
        byte[] whole = Pictures.jpeg();
        Map<String, byte[]> bad = Map.of(
                "empty", new byte[0],
                "cut", Arrays.copyOf(whole, whole.length / 2),
                "text", "我不是照片".getBytes(StandardCharsets.UTF_8));
        bad.forEach((name, bytes) -> {
            Answer answer = uploads.put(villager, UUID.randomUUID(), bytes, "image/jpeg");
            assertThat(answer.status()).as(name).isIn(400, 415);
            assertThat(answer.json().at("/errors").toString() + answer.text())
                    .as(name)
                    .contains("photo");
            assertThat(answer.json().get("detail").asString()).as(name).isNotBlank();
        });
        http.as(villager).get("/api/v1/photos/" + id).expect(404);
    }

    @Test
    void refusesAnIdThatIsNone() {
        Answer answer = http.as(villager)
                .send("PUT", "/api/v1/photos/123", Pictures.jpeg(), Map.of("Content-Type", "image/jpeg"));
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void nobodyUploadsUnknown() {
        http.anonymous()
                .send("PUT", "/api/v1/photos/" + id, Pictures.jpeg(), Map.of("Content-Type", "image/jpeg"))
                .expect(401);
    }

    @Test
    void aPhoneThatHangsUpLeavesNothing() throws Exception {
        byte[] picture = Pictures.jpeg(1600, 1200, 5);
        try (Socket phone = new Socket("127.0.0.1", http.base().getPort())) {
            String head = "PUT /api/v1/photos/" + id + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + villager.token() + "\r\nContent-Type: image/jpeg\r\nContent-Length: " + picture.length
                    + "\r\n\r\n";
            phone.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            phone.getOutputStream().write(picture, 0, picture.length / 2);
            phone.getOutputStream().flush();
        }
        uploads.put(villager, id, picture, "image/jpeg").expect(201);
        org.awaitility.Awaitility.await().until(() -> incoming() == 0);
    }

    @Test
    void aDirtyPileOfUploadsIsStopped() {
        AtomicInteger taken = new AtomicInteger();
        byte[] picture = Pictures.jpeg(40, 40, 1);
        for (int i = 0; i < properties.unclaimedLimit(); i++) {
            uploads.put(villager, UUID.randomUUID(), picture, "image/jpeg").expect(201);
            taken.incrementAndGet();
        }
        refused(uploads.put(villager, id, picture, "image/jpeg"), 422, "too-many-photos");
        Login neighbour = town.villages().get(0).households().get(1).villager();
        uploads.put(neighbour, id, picture, "image/jpeg").expect(201);
    }

    private long incoming() throws IOException {
        Path directory = properties.directory().resolve("incoming");
        try (var files = Files.list(directory)) {
            return files.count();
        }
    }

    private void refused(Answer answer, int status, String type) {
        answer.expect(status);
        assertThat(answer.problem()).isEqualTo(type);
    }

    private HttpResponse<byte[]> fetch(Login login, String path, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(http.base().resolve(path)).header("Authorization", "Bearer " + login.token());
        headers.forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }
}
