package cn.fengming.points.media;

import cn.fengming.points.kernel.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A voice note without anything but the voice.
 *
 * @param length as its frames or clusters tell; null when the file does not say, then only its size bounds it
 */
record Sound(SoundKind kind, byte[] bytes, @Nullable Duration length) {

    /** A minute, and what a recorder needs to stop. */
    private static final Duration LONGEST = Duration.ofSeconds(61);

    /** @throws Problem 400 on field {@code recording} when no recorder made this, or it is too long */
    static Sound of(byte[] file) {
        Sound sound = read(file);
        if (sound.length != null && sound.length.compareTo(LONGEST) > 0) {
            throw Problem.invalid("recording", "语音最长 60 秒，请说短一点");
        }
        return sound;
    }

    private static Sound read(byte[] file) {
        SoundKind kind = SoundKind.of(file);
        try {
            return kind.clean(file);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException beyondTheEnd) {
            throw broken();
        }
    }

    static Problem broken() {
        return Problem.invalid("recording", "录音已损坏或没有传完，请重新录制");
    }

    /** A film has a sound track too. */
    static Problem noVoice() {
        return Problem.invalid("recording", "只能上传语音，不能上传视频");
    }

    @Nullable
    Integer seconds() {
        return length == null ? null : (int) Math.max(1, Math.round(length.toMillis() / 1000.0));
    }
}
