package cn.fengming.points.media;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.Login;
import cn.fengming.points.testing.Pictures;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@PointsTest
class AlikePhotosTest {

    private static final String SUBJECT = "test.alike";

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

    @Autowired
    private TestClock clock;

    private final Ids ids = new Ids();
    private TownSetup town;
    private Login villager;

    @BeforeEach
    void setUp() {
        town = given.town(1, 1);
        villager = town.village(0).household(0).villager();
    }

    @Test
    void the_same_scene_is_found_among_the_candidates_and_another_is_not() {
        byte[] pond = Pictures.jpeg(640, 480, 71);
        UUID spotAtThePond = used(pond);
        UUID spotAtTheRoad = used(Pictures.jpeg(640, 480, 72));
        UUID fresh = photo(villager, smaller(pond));

        assertThat(alike(List.of(fresh), List.of(spotAtThePond, spotAtTheRoad))).containsExactly(spotAtThePond);
        assertThat(alike(List.of(fresh), List.of(spotAtTheRoad))).isEmpty();
        assertThat(alike(List.of(), List.of(spotAtThePond))).isEmpty();
        assertThat(alike(List.of(ids.next()), List.of(spotAtThePond))).isEmpty();
        assertThat(photos.alike(town.town(), List.of(fresh), "test.other", List.of(spotAtThePond), 10)
                        .collectList()
                        .block())
                .isEmpty();
    }

    @Test
    void another_town_has_no_alike_photos() {
        byte[] pond = Pictures.jpeg(640, 480, 73);
        UUID here = used(pond);
        TownSetup elsewhere = given.town(1, 1);
        Login stranger = elsewhere.village(0).household(0).villager();
        UUID theirs = photo(stranger, pond);
        assertThat(photos.alike(elsewhere.town(), List.of(theirs), SUBJECT, List.of(here), 10)
                        .collectList()
                        .block())
                .isEmpty();
    }

    @Test
    void a_picture_used_for_a_second_subject_is_told_with_the_first_even_encoded_anew() {
        byte[] swept = Pictures.jpeg(800, 600, 74);
        UUID first = used(swept);
        clock.advance(Duration.ofDays(20));
        UUID second = used(smaller(swept));
        UUID third = used(Pictures.jpeg(800, 600, 75));

        assertThat(twins(second)).extracting(Twin::twinSubject).containsExactly(first);
        assertThat(twins(first)).as("the earlier one is no copy").isEmpty();
        assertThat(twins(third)).isEmpty();
        assertThat(photos.twins(given.town(0, 0).town(), SUBJECT, second)
                        .collectList()
                        .block())
                .isEmpty();
    }

    @Test
    void hashes_three_bits_apart_are_always_found_wherever_the_bits_are() {
        UUID first = used(Pictures.jpeg(640, 480, 76));
        UUID second = used(Pictures.jpeg(640, 480, 77));
        long hash = 0x0123_4567_89ab_cdefL;
        for (long apart :
                new long[] {0, 1, 1L << 63, 0b111L << 30, 1L | 1L << 20 | 1L << 40, 1L << 63 | 1L << 47 | 1}) {
            rehash(first, hash);
            rehash(second, hash ^ apart);
            assertThat(twins(second)).as(Long.toHexString(apart)).hasSize(1);
        }
        rehash(second, hash ^ 0b1111L);
        assertThat(twins(second)).isEmpty();
    }

    private UUID used(byte[] picture) {
        UUID subject = ids.next();
        photos.claim(villager.actor(), List.of(photo(villager, picture)), SUBJECT, subject)
                .as(transaction::transactional)
                .block();
        clock.advance(Duration.ofMinutes(1));
        return subject;
    }

    private UUID photo(Login login, byte[] picture) {
        UUID id = ids.next();
        uploads.put(login, id, picture, "image/jpeg").expect(201);
        return id;
    }

    /** As a messenger sends a photo on: smaller, and compressed once more. */
    private static byte[] smaller(byte[] picture) {
        try {
            return Pictures.encoded(
                    Thumbnails.of(ImageIO.read(new ByteArrayInputStream(picture)))
                            .scale(0.6)
                            .asBufferedImage(),
                    "jpg");
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void rehash(UUID subject, long hash) {
        database.sql("update media.photo set dhash = :hash where town_id = :town and subject_id = :subject")
                .bind("hash", hash)
                .bind("town", town.town())
                .bind("subject", subject)
                .then()
                .block();
    }

    private List<UUID> alike(List<UUID> given, List<UUID> subjects) {
        return photos.alike(town.town(), given, SUBJECT, subjects, 10)
                .collectList()
                .block();
    }

    private List<Twin> twins(UUID subject) {
        return photos.twins(town.town(), SUBJECT, subject).collectList().block();
    }
}
