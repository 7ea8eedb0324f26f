package cn.fengming.points.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.Sounds;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;

@PointsTest
class RecordingTest {

    private static final String SUBJECT = "test.voice";

    @Autowired
    private Given given;

    @Autowired
    private Http http;

    @Autowired
    private Recordings recordings;

    @Autowired
    private UnclaimedUploads chore;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private TestClock clock;

    private final Ids ids = new Ids();
    private final UUID id = ids.next();
    private TownSetup town;
    private Login villager;

    @BeforeEach
    void setUp() {
        town = given.town(2, 2);
        villager = town.village(0).household(0).villager();
    }

    @Test
    void comes_back_as_what_it_is_without_its_tags() throws Exception {
        byte[] voice = Sounds.mp3(8);
        Answer answer = put(villager, id, Sounds.tagged(voice), "text/html").expect(201);
        assertThat(answer.json().get("mediaType").asString()).isEqualTo("audio/mpeg");
        assertThat(answer.json().get("seconds").asInt()).isEqualTo(8);

        HttpResponse<byte[]> heard = fetch(villager);
        assertThat(heard.body()).isEqualTo(voice);
        assertThat(heard.headers().firstValue("Content-Type")).contains("audio/mpeg");
        assertThat(heard.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void browsers_recordings_are_taken_too() {
        put(villager, ids.next(), Sounds.mp4(3, "soun"), "audio/mp4").expect(201);
        put(villager, ids.next(), Sounds.webm(3, 2), "audio/webm;codecs=opus").expect(201);
    }

    @Test
    void is_heard_by_its_speaker_and_the_villages_staff_alone() {
        put(villager, id, Sounds.mp3(3), "audio/mpeg").expect(201);
        assertThat(hears(villager)).isTrue();
        assertThat(hears(town.village(0).committee()))
                .as("nothing is reported yet")
                .isFalse();

        claim(villager, id, ids.next());
        List<Login> staff = List.of(
                villager, town.village(0).committee(), town.village(0).inspector(), town.officer(), town.auditor());
        assertThat(staff).allMatch(this::hears);
        List<Login> others = List.of(
                town.village(0).household(1).villager(),
                town.village(0).clerk(),
                town.village(0).panel().get(0),
                town.village(1).committee(),
                town.village(1).inspector(),
                given.town(1, 0).officer());
        assertThat(others).noneMatch(this::hears);
        http.anonymous().get("/api/v1/recordings/" + id).expect(401);
    }

    @Test
    void sent_by_many_at_once_is_one_recording() {
        byte[] voice = Sounds.mp3(2);
        List<Answer> answers = http.race(12, () -> put(villager, id, voice, "audio/mpeg"));
        assertThat(answers).allSatisfy(answer -> answer.expect(201));
        assertThat(answers)
                .filteredOn(answer -> answer.headers().getFirst("Idempotency-Replayed") == null)
                .hasSize(1);
        put(villager, id, Sounds.mp3(2), "audio/mpeg").expect(422);
        put(town.village(0).household(1).villager(), id, voice, "audio/mpeg").expect(404);
    }

    @Test
    void what_is_too_large_empty_or_no_recording_is_refused_by_name() {
        for (byte[] bad :
                List.of(new byte[3 << 20], new byte[0], "你好".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            Answer answer = put(villager, id, bad, "audio/mpeg");
            assertThat(answer.status()).isIn(400, 413, 415);
            assertThat(answer.text()).contains("recording");
        }
        assertThat(hears(villager)).isFalse();
    }

    @Test
    void belongs_to_one_subject_for_good_and_only_its_speaker_gives_it_away() {
        put(villager, id, Sounds.mp3(2), "audio/mpeg").expect(201);
        Login neighbour = town.village(0).household(1).villager();
        refusedClaim(neighbour, id, ids.next());
        refusedClaim(villager, ids.next(), ids.next());
        UUID subject = ids.next();
        claim(villager, id, subject);
        claim(villager, id, subject);
        refusedClaim(villager, id, ids.next());
        assertThat(recordings
                        .of(town.town(), SUBJECT, List.of(subject))
                        .map(Recording::id)
                        .collectList()
                        .block())
                .containsExactly(id);
    }

    @Test
    void what_nobody_uses_is_removed_after_a_week() {
        put(villager, id, Sounds.mp3(2), "audio/mpeg").expect(201);
        UUID used = ids.next();
        put(villager, used, Sounds.mp3(2), "audio/mpeg").expect(201);
        claim(villager, used, ids.next());
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        assertThat(chore.run().block()).isPositive();
        assertThat(hears(villager)).isFalse();
        http.as(villager).get("/api/v1/recordings/" + used).expect(200);
    }

    private Answer put(Login login, UUID recording, byte[] body, String type) {
        return http.as(login).send("PUT", "/api/v1/recordings/" + recording, body, Map.of("Content-Type", type));
    }

    private boolean hears(Login login) {
        int status = http.as(login).get("/api/v1/recordings/" + id).status();
        assertThat(status).isIn(200, 404);
        return status == 200;
    }

    private HttpResponse<byte[]> fetch(Login login) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(http.base().resolve("/api/v1/recordings/" + id))
                .header("Authorization", "Bearer " + login.token())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }

    private void claim(Login login, UUID recording, UUID subject) {
        recordings
                .claim(
                        login.actor(),
                        recording,
                        SUBJECT,
                        subject,
                        town.village(0).id())
                .as(transaction::transactional)
                .block();
    }

    private void refusedClaim(Login login, UUID recording, UUID subject) {
        assertThatThrownBy(() -> claim(login, recording, subject))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.fields()).containsOnlyKeys("recording"));
    }
}
