package cn.fengming.points.media;

import cn.fengming.points.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** What a voice note really is, by its first bytes: WeChat's recorder makes MP3, browsers make MP4 or WebM. */
enum SoundKind {
    MP3("audio/mpeg", "mp3", Mp3Sound::clean),
    MP4("audio/mp4", "m4a", Mp4Sound::clean),
    WEBM("audio/webm", "webm", WebmSound::clean);

    private final String mediaType;
    private final String ending;
    private final Function<byte[], Sound> cleaner;

    SoundKind(String mediaType, String ending, Function<byte[], Sound> cleaner) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.cleaner = cleaner;
    }

    /** @throws Problem 415 on field {@code recording} for anything else */
    static SoundKind of(byte[] file) {
        if (ascii(file, 0, 3).equals("ID3") || (file.length > 1 && file[0] == -1 && (file[1] & 0xe6) == 0xe2)) {
            return MP3;
        }
        if (ascii(file, 4, 8).equals("ftyp")) {
            return MP4;
        }
        if (ascii(file, 0, 4).equals("\u001aE\u00df\u00a3")) {
            return WEBM;
        }
        String detail = "这个文件不是能用的录音，请重新录制";
        throw new Problem(415, "unsupported-recording", detail).field("recording", detail);
    }

    /** The sound alone: what else the file carried is gone. @throws Problem 400 on field {@code recording} */
    Sound clean(byte[] file) {
        return cleaner.apply(file);
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return ending;
    }

    private static String ascii(byte[] file, int from, int to) {
        return file.length < to ? "" : new String(file, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
