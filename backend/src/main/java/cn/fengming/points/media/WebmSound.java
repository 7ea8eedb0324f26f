package cn.fengming.points.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * WebM is elements within elements; a browser that records does not know their lengths when it begins, nor how long the
 * sound will be: the last block tells. Titles, tags and attachments are made void in place.
 */
final class WebmSound {

    private static final long EBML = 0x1A45DFA3L;
    private static final long DOC_TYPE = 0x4282L;
    private static final long SEGMENT = 0x18538067L;
    private static final long TIMECODE_SCALE = 0x2AD7B1L;
    private static final long DURATION = 0x4489L;
    private static final long TRACK_TYPE = 0x83L;
    private static final long CLUSTER = 0x1F43B675L;
    private static final long CLUSTER_TIME = 0xE7L;
    private static final long SIMPLE_BLOCK = 0xA3L;
    private static final long BLOCK = 0xA1L;
    /** EBML, Segment, Info, Tracks, TrackEntry, Cluster, BlockGroup: their content is read on. */
    private static final Set<Long> INTO = Set.of(EBML, SEGMENT, 0x1549A966L, 0x1654AE6BL, 0xAEL, CLUSTER, 0xA0L);
    /** Tags, Attachments, Chapters, Title, DateUTC, the track's Name. */
    private static final Set<Long> VOIDED = Set.of(0x1254C367L, 0x1941A469L, 0x1043A770L, 0x7BA9L, 0x4461L, 0x536EL);

    private static final byte VOID = (byte) 0xEC;
    private static final long SOUND = 2;
    private static final long UNKNOWN = -1;
    private static final double NANOS_PER_MILLI = 1_000_000;

    private final ByteBuffer file;
    private final Set<Long> trackTypes = new HashSet<>();
    private String docType = "";
    private boolean blocks;
    private long scale = 1_000_000;
    private double declared;
    private long clusterTime;
    private long lastTime;
    private int at;

    private WebmSound(byte[] file) {
        this.file = ByteBuffer.wrap(file.clone());
    }

    static Sound clean(byte[] file) {
        return new WebmSound(file).clean();
    }

    private Sound clean() {
        while (at < file.capacity()) {
            element();
        }
        if (!docType.equals("webm") || !blocks || trackTypes.isEmpty()) {
            throw Sound.broken();
        }
        if (!trackTypes.equals(Set.of(SOUND))) {
            throw Sound.noVoice();
        }
        return new Sound(SoundKind.WEBM, file.array(), length());
    }

    private @Nullable Duration length() {
        double units = Math.max(declared, lastTime);
        return units <= 0 ? null : Duration.ofMillis((long) Math.min(units * scale / NANOS_PER_MILLI, 1e12));
    }

    private void element() {
        int begin = at;
        long id = id();
        long size = size();
        if (size == UNKNOWN ? id != SEGMENT && id != CLUSTER : size > file.capacity() - at) {
            throw Sound.broken();
        }
        if (INTO.contains(id)) {
            return;
        }
        int end = at + (int) size;
        if (VOIDED.contains(id)) {
            makeVoid(begin, end);
        } else {
            note(id, (int) size);
        }
        at = end;
    }

    private void note(long id, int size) {
        if (id == DOC_TYPE) {
            docType = new String(file.array(), at, size, StandardCharsets.US_ASCII);
        } else if (id == TIMECODE_SCALE) {
            scale = number(at, size);
        } else if (id == DURATION) {
            declared = size == 4 ? file.getFloat(at) : file.getDouble(at);
        } else if (id == TRACK_TYPE) {
            trackTypes.add(number(at, size));
        } else if (id == CLUSTER_TIME) {
            clusterTime = number(at, size);
        } else if (id == SIMPLE_BLOCK || id == BLOCK) {
            blocks = true;
            int trackLength = Integer.numberOfLeadingZeros(file.get(at) & 0xff) - 23;
            lastTime = Math.max(lastTime, clusterTime + file.getShort(at + trackLength));
        }
    }

    /** Same room, no content: nothing behind it moves. */
    private void makeVoid(int begin, int end) {
        int width = Math.min(8, at - begin - 1);
        Arrays.fill(file.array(), begin, end, (byte) 0);
        file.put(begin, VOID);
        long size = end - begin - 1L - width;
        for (int i = 0; i < width; i++) {
            file.put(begin + 1 + i, (byte) (size >> 8 * (width - 1 - i)));
        }
        file.put(begin + 1, (byte) (file.get(begin + 1) | 0x80 >> (width - 1)));
    }

    /** An id keeps the bit that tells its length. */
    private long id() {
        int length = Integer.numberOfLeadingZeros(file.get(at) & 0xff) - 23;
        if (length > 4) {
            throw Sound.broken();
        }
        return number(advance(length), length);
    }

    private long size() {
        int length = Integer.numberOfLeadingZeros(file.get(at) & 0xff) - 23;
        if (length > 8) {
            throw Sound.broken();
        }
        long value = number(advance(length), length) & (1L << 7 * length) - 1;
        return value == (1L << 7 * length) - 1 ? UNKNOWN : value;
    }

    private int advance(int length) {
        at += length;
        return at - length;
    }

    private long number(int from, int length) {
        if (length > 8) {
            throw Sound.broken();
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | file.get(from + i) & 0xff;
        }
        return value;
    }
}
