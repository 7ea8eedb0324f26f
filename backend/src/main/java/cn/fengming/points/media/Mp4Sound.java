package cn.fengming.points.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MP4 is boxes within boxes, and its tables point at the sound by position. So what a phone wrote about itself and where
 * it was is emptied in place instead of cut out.
 */
final class Mp4Sound {

    private static final Set<String> INTO =
            Set.of("moov", "trak", "mdia", "minf", "stbl", "edts", "mvex", "moof", "traf");
    private static final Set<String> EMPTIED = Set.of("udta", "meta", "uuid", "free", "skip", "wide", "iods", "ilst");
    private static final byte[] FREE = "free".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 8;
    private static final int DEEPEST = 8;

    private final ByteBuffer file;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> tracks = new HashSet<>();
    private long timescale;
    private long mediaTimescale;
    private long units;
    private long lastFragment;

    private Mp4Sound(byte[] file) {
        this.file = ByteBuffer.wrap(file.clone());
    }

    static Sound clean(byte[] file) {
        return new Mp4Sound(file).clean();
    }

    private Sound clean() {
        walk(0, file.capacity(), 0);
        if (!seen.contains("moov") || !seen.contains("mdat") || tracks.isEmpty()) {
            throw Sound.broken();
        }
        if (!tracks.equals(Set.of("soun"))) {
            throw Sound.noVoice();
        }
        return new Sound(SoundKind.MP4, file.array(), length());
    }

    private @Nullable Duration length() {
        if (units > 0 && timescale > 0) {
            return Duration.ofMillis(Math.multiplyExact(units, 1000L) / timescale);
        }
        return lastFragment > 0 && mediaTimescale > 0
                ? Duration.ofMillis(Math.multiplyExact(lastFragment, 1000L) / mediaTimescale)
                : null;
    }

    private void walk(int from, int to, int depth) {
        int at = from;
        while (at < to) {
            String type = word(at + 4);
            int header = file.getInt(at) == 1 ? 2 * HEADER : HEADER;
            long size = size(at, to);
            if (size < header || size > to - at || depth > DEEPEST) {
                throw Sound.broken();
            }
            int end = at + (int) size;
            box(type, at, at + header, end, depth);
            at = end;
        }
    }

    private long size(int at, int to) {
        long size = file.getInt(at) & 0xffff_ffffL;
        if (size == 1) {
            return file.getLong(at + HEADER);
        }
        return size == 0 && word(at + 4).equals("mdat") ? to - at : size;
    }

    private void box(String type, int at, int content, int end, int depth) {
        seen.add(type);
        if (INTO.contains(type)) {
            walk(content, end, depth + 1);
        } else if (EMPTIED.contains(type)) {
            file.put(at + 4, FREE);
            Arrays.fill(file.array(), content, end, (byte) 0);
        } else {
            note(type, content);
        }
    }

    /** A full box begins with a version and flags; version 1 has times of eight bytes. */
    private void note(String type, int content) {
        switch (type) {
            case "hdlr" -> tracks.add(word(content + 8));
            case "mvhd" -> {
                boolean wide = file.get(content) == 1;
                timescale = file.getInt(content + (wide ? 20 : 12)) & 0xffff_ffffL;
                units = known(wide ? file.getLong(content + 24) : file.getInt(content + 16) & 0xffff_ffffL, wide);
            }
            case "mdhd" -> mediaTimescale = file.getInt(content + (file.get(content) == 1 ? 20 : 12)) & 0xffff_ffffL;
            case "tfdt" ->
                lastFragment = Math.max(
                        lastFragment,
                        file.get(content) == 1 ? file.getLong(content + 4) : file.getInt(content + 4) & 0xffff_ffffL);
            default -> {}
        }
    }

    /** All ones means that the recorder did not know yet. */
    private static long known(long duration, boolean wide) {
        return duration == (wide ? -1 : 0xffff_ffffL) ? 0 : duration;
    }

    private String word(int at) {
        return new String(file.array(), at, 4, StandardCharsets.ISO_8859_1);
    }
}
