package cn.fengming.points.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * MP3 is a row of frames; tags (who recorded what where) stand before and behind them. Only the frames are kept, and
 * they must follow each other without a gap.
 */
final class Mp3Sound {

    private static final int FEWEST_FRAMES = 3;
    private static final int ID3_HEADER = 10;
    private static final int[] KILOBITS_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KILOBITS_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] HERTZ_1 = {44_100, 48_000, 32_000};

    private final byte[] file;

    private Mp3Sound(byte[] file) {
        this.file = file;
    }

    /** One frame's header. @param version 3 is MPEG 1, 2 is MPEG 2, 0 is MPEG 2.5 */
    private record Frame(int version, int hertz, int length, int samples) {

        boolean sameStream(Frame other) {
            return version == other.version && hertz == other.hertz;
        }
    }

    static Sound clean(byte[] file) {
        return new Mp3Sound(file).clean();
    }

    private Sound clean() {
        var kept = new ByteArrayOutputStream(file.length);
        int at = behindTags();
        Frame first = frame(at);
        int frames = 0;
        while (file.length - at >= 4 && !endsAt(at)) {
            Frame frame = frame(at);
            if (!frame.sameStream(first)) {
                throw Sound.broken();
            }
            if (at + frame.length > file.length) {
                break; // the recorder was stopped inside a frame
            }
            kept.write(file, at, frame.length);
            at += frame.length;
            frames++;
        }
        if (frames < FEWEST_FRAMES) {
            throw Sound.broken();
        }
        long millis = 1000L * frames * first.samples / first.hertz;
        return new Sound(SoundKind.MP3, kept.toByteArray(), Duration.ofMillis(millis));
    }

    private int behindTags() {
        int at = 0;
        while (word(at, 3).equals("ID3")) {
            int size = file[at + 6] << 21 | file[at + 7] << 14 | file[at + 8] << 7 | file[at + 9];
            boolean footer = (file[at + 5] & 0x10) != 0;
            at = Math.addExact(at, Math.addExact(ID3_HEADER + (footer ? ID3_HEADER : 0), size));
            if (size < 0) {
                throw Sound.broken();
            }
        }
        return at;
    }

    private boolean endsAt(int at) {
        return word(at, 3).equals("TAG")
                || word(at, 8).equals("APETAGEX")
                || word(at, 6).equals("LYRICS")
                || padding(at);
    }

    private boolean padding(int at) {
        return file[at] == 0 && file[at + 1] == 0;
    }

    private String word(int at, int length) {
        return at + length > file.length ? "" : new String(file, at, length, StandardCharsets.ISO_8859_1);
    }

    private Frame frame(int at) {
        int second = file[at + 1] & 0xff;
        int third = file[at + 2] & 0xff;
        boolean layer3 = file[at] == -1 && (second & 0xe6) == 0xe2;
        int version = second >> 3 & 3;
        int kilobits = third >> 4;
        int rate = third >> 2 & 3;
        if (!layer3 || version == 1 || kilobits == 0 || kilobits == 15 || rate == 3) {
            throw Sound.broken();
        }
        int hertz = HERTZ_1[rate] / (version == 3 ? 1 : version == 2 ? 2 : 4);
        int bits = 1000 * (version == 3 ? KILOBITS_1 : KILOBITS_2)[kilobits];
        int samples = version == 3 ? 1152 : 576;
        return new Frame(version, hertz, samples / 8 * bits / hertz + (third >> 1 & 1), samples);
    }
}
