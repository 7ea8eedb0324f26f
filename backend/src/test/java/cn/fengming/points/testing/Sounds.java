package cn.fengming.points.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Voice notes as recorders write them, each different from every other. */
public final class Sounds {

    private static final AtomicInteger SEEDS = new AtomicInteger();

    private Sounds() {}

    /** What WeChat's recorder makes: mono MP3 of 16 kHz, 48 kbit/s. A frame lasts 36 ms. */
    public static byte[] mp3(int seconds) {
        byte[] frame = new byte[216];
        frame[0] = (byte) 0xff;
        frame[1] = (byte) 0xf3;
        frame[2] = 0x68;
        frame[3] = (byte) 0xc4;
        Arrays.fill(frame, 4, frame.length, (byte) SEEDS.incrementAndGet());
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < seconds * 1000 / 36; i++) {
            out.writeBytes(frame);
        }
        return out.toByteArray();
    }

    /** The MP3 with tags before and behind that say whose phone it was. */
    public static byte[] tagged(byte[] mp3) {
        byte[] text = "TPE1 Wang Xiulan's phone, 31.05N 108.66E".getBytes(StandardCharsets.US_ASCII);
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'I', 'D', '3', 3, 0, 0, 0, 0, 0, (byte) text.length});
        out.writeBytes(text);
        out.writeBytes(mp3);
        byte[] trailer = Arrays.copyOf("TAGWang Xiulan".getBytes(StandardCharsets.US_ASCII), 128);
        out.writeBytes(trailer);
        return out.toByteArray();
    }

    /** What Safari's recorder makes, with a note of place in it. @param handler {@code soun}, or {@code vide} */
    public static byte[] mp4(int seconds, String handler) {
        ByteBuffer header = ByteBuffer.allocate(100);
        header.putInt(12, 1000).putInt(16, seconds * 1000);
        byte[] kind = new byte[24];
        System.arraycopy(ascii(handler), 0, kind, 8, 4);
        byte[] track = box("trak", box("mdia", box("hdlr", kind)));
        byte[] place = box("udta", box("\u00a9xyz", ascii("+31.0500+108.6600/")));
        byte[] sound = new byte[200];
        Arrays.fill(sound, (byte) SEEDS.incrementAndGet());
        return joined(
                box("ftyp", ascii("M4A \0\0\0\0")),
                box("moov", box("mvhd", header.array()), track, place),
                box("mdat", sound));
    }

    /** What Chrome's recorder makes: lengths unknown while it runs. @param type 2 for sound, 1 for film */
    public static byte[] webm(int seconds, int type) {
        byte[] head = element("1A45DFA3", element("4282", ascii("webm")));
        byte[] info = element(
                "1549A966",
                element("2AD7B1", new byte[] {0x0f, 0x42, 0x40}),
                element("7BA9", ascii("Wang Xiulan in the yard")));
        byte[] tracks = element("1654AE6B", element("AE", element("83", new byte[] {(byte) type})));
        byte[] tags = element("1254C367", ascii("31.05N 108.66E"));
        var out = new ByteArrayOutputStream();
        out.writeBytes(joined(head, hex("18538067"), hex("01FFFFFFFFFFFFFF"), info, tracks, tags));
        for (int second = 0; second < seconds; second++) {
            byte[] time = ByteBuffer.allocate(4).putInt(second * 1000).array();
            byte[] block = new byte[60];
            Arrays.fill(block, (byte) SEEDS.incrementAndGet());
            ByteBuffer.wrap(block).put((byte) 0x81).putShort((short) 980).put((byte) 0x80);
            out.writeBytes(joined(hex("1F43B675"), hex("01FFFFFFFFFFFFFF"), element("E7", time), element("A3", block)));
        }
        return out.toByteArray();
    }

    private static byte[] element(String id, byte[]... content) {
        byte[] inside = joined(content);
        return joined(hex(id), new byte[] {(byte) (0x40 | inside.length >> 8), (byte) inside.length}, inside);
    }

    private static byte[] box(String type, byte[]... content) {
        byte[] inside = joined(content);
        byte[] head = ByteBuffer.allocate(8)
                .putInt(8 + inside.length)
                .put(ascii(type))
                .array();
        return joined(head, inside);
    }

    private static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
