package cn.fengming.points.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.testing.Pictures;
import cn.fengming.points.testing.Sounds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundTest {

    @Test
    void an_mp3_loses_its_tags_and_nothing_else() {
        byte[] voice = Sounds.mp3(9);
        Sound sound = Sound.of(Sounds.tagged(voice));
        assertThat(sound.kind()).isEqualTo(SoundKind.MP3);
        assertThat(sound.bytes()).isEqualTo(voice);
        assertThat(sound.seconds()).isEqualTo(9);
    }

    @Test
    void an_mp3_stopped_inside_a_frame_keeps_the_whole_ones() {
        byte[] voice = Sounds.mp3(3);
        assertThat(Sound.of(Arrays.copyOf(voice, voice.length - 100)).bytes())
                .isEqualTo(Arrays.copyOf(voice, voice.length - 216));
    }

    @Test
    void an_mp4_tells_its_length_and_loses_the_place_without_moving_the_sound() {
        byte[] file = Sounds.mp4(17, "soun");
        Sound sound = Sound.of(file);
        assertThat(sound.kind()).isEqualTo(SoundKind.MP4);
        assertThat(sound.length()).isEqualTo(Duration.ofSeconds(17));
        assertThat(text(file)).contains("108.66");
        assertThat(text(sound.bytes()))
                .doesNotContain("108.66")
                .doesNotContain("udta")
                .contains("free");
        assertThat(text(sound.bytes()).indexOf("mdat")).isEqualTo(text(file).indexOf("mdat"));
        assertThat(Sound.of(sound.bytes()).bytes()).isEqualTo(sound.bytes());
    }

    @Test
    void a_webm_of_unknown_length_is_measured_by_its_last_block_and_loses_title_and_tags() {
        byte[] file = Sounds.webm(12, 2);
        Sound sound = Sound.of(file);
        assertThat(sound.kind()).isEqualTo(SoundKind.WEBM);
        assertThat(sound.seconds()).isEqualTo(12);
        assertThat(text(file)).contains("Wang Xiulan").contains("108.66");
        assertThat(text(sound.bytes())).doesNotContain("Wang Xiulan").doesNotContain("108.66");
        assertThat(sound.bytes()).hasSameSizeAs(file);
        assertThat(Sound.of(sound.bytes()).seconds()).isEqualTo(12);
    }

    /** Recorded by Chromium: a tone of three seconds, in pieces of half a second. */
    @ParameterizedTest
    @ValueSource(strings = {"recorded.webm", "recorded.m4a"})
    void what_a_real_browser_recorded_is_taken_and_measured(String name) throws IOException {
        byte[] file;
        try (var in = SoundTest.class.getResourceAsStream("/sounds/" + name)) {
            file = in.readAllBytes();
        }
        Sound sound = Sound.of(file);
        assertThat(sound.length()).isBetween(Duration.ofMillis(2400), Duration.ofMillis(3400));
        assertThat(sound.bytes()).hasSameSizeAs(file);
    }

    @Test
    void longer_than_a_minute_is_refused() {
        assertThat(Sound.of(Sounds.mp3(60)).seconds()).isEqualTo(60);
        for (byte[] file : List.of(Sounds.mp3(63), Sounds.mp4(62, "soun"), Sounds.webm(63, 2))) {
            assertThat(refused(file, 400).detail()).contains("60");
        }
    }

    @Test
    void a_film_is_no_voice_note() {
        assertThat(refused(Sounds.mp4(5, "vide"), 400).detail()).contains("视频");
        assertThat(refused(Sounds.webm(5, 1), 400).detail()).contains("视频");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "<html>你好</html>", "RIFF\1\2\3\4WAVEfmt ", "#!AMR\n", "OggS\0\2", "GIF89a"})
    void what_no_recorder_made_is_refused(String text) {
        refused(text.getBytes(StandardCharsets.ISO_8859_1), 415);
    }

    @Test
    void a_picture_or_a_matroska_film_is_refused() {
        refused(Pictures.jpeg(), 415);
        byte[] film = Sounds.webm(3, 2);
        System.arraycopy(
                "film".getBytes(StandardCharsets.US_ASCII), 0, film, text(film).indexOf("webm"), 4);
        refused(film, 400);
        refused("ID3\3\0\0\0\0\0\0 and then no frame at all".getBytes(StandardCharsets.US_ASCII), 400);
        refused("ID3\3\0\0\177\177\177\177".getBytes(StandardCharsets.ISO_8859_1), 400);
        refused("\0\0\0\20ftypM4A \0\0\0\0".getBytes(StandardCharsets.ISO_8859_1), 400);
    }

    /** Whatever stands in a damaged file, the answer is a sentence about the recording, and it comes. */
    @Test
    void damaged_files_are_refused_or_cleaned_but_nothing_else_happens() {
        var random = new Random(20_261_123);
        List<byte[]> files = List.of(Sounds.tagged(Sounds.mp3(2)), Sounds.mp4(5, "soun"), Sounds.webm(4, 2));
        int refusals = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] file = files.get(round % 3).clone();
            for (int i = 0; i < 1 + round % 4; i++) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            byte[] damaged = round % 5 == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file;
            try {
                Sound.of(damaged);
            } catch (Problem refused) {
                assertThat(refused.fields()).containsOnlyKeys("recording");
                refusals++;
            }
        }
        assertThat(refusals).isGreaterThan(300);
    }

    private static Problem refused(byte[] file, int status) {
        var problem = new Problem[1];
        assertThatThrownBy(() -> Sound.of(file)).isInstanceOfSatisfying(Problem.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.fields()).containsOnlyKeys("recording");
            problem[0] = refused;
        });
        return problem[0];
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
