package cn.fengming.points.media;

import cn.fengming.points.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What an upload really is, by its first bytes: names and declared types are not believed. */
enum PictureKind {
    JPEG("jpeg", null),
    PNG("png", null),
    WEBP(null, "暂不支持 WEBP 照片，请改用 JPG 或 PNG"),
    HEIC(null, "暂不支持 HEIC 照片，请在手机相机设置里改为“兼容性最佳”（JPG）后再拍"),
    GIF(null, "不支持动图，请上传 JPG 或 PNG 照片"),
    OTHER(null, "这个文件不是照片，请上传 JPG 或 PNG 照片");

    /** Enough bytes to tell. */
    static final int HEAD = 16;

    private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final @Nullable String format;
    private final @Nullable String refusal;

    PictureKind(@Nullable String format, @Nullable String refusal) {
        this.format = format;
        this.refusal = refusal;
    }

    static PictureKind of(byte[] head) {
        if (starts(head, (byte) 0xff, (byte) 0xd8, (byte) 0xff)) {
            return JPEG;
        }
        if (starts(head, PNG_HEAD)) {
            return PNG;
        }
        if (ascii(head, 0, 4).equals("RIFF") && ascii(head, 8, 12).equals("WEBP")) {
            return WEBP;
        }
        if (ascii(head, 4, 8).equals("ftyp")) {
            return HEIC;
        }
        return ascii(head, 0, 4).equals("GIF8") ? GIF : OTHER;
    }

    /** Name of the format for the decoder. @throws Problem 415 when there is no decoder for this kind */
    String decodable() {
        if (format == null) {
            throw new Problem(415, "unsupported-photo", String.valueOf(refusal))
                    .field("photo", String.valueOf(refusal));
        }
        return format;
    }

    private static boolean starts(byte[] head, byte... with) {
        return head.length >= with.length && Arrays.equals(head, 0, with.length, with, 0, with.length);
    }

    private static String ascii(byte[] head, int from, int to) {
        return head.length < to ? "" : new String(head, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
