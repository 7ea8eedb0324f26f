package cn.fengming.points.media;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;

/** Where bytes lie in the {@link MediaStore}: carries their hash, so that two contents never share a place. */
final class Place {

    private static final int HASH_BYTES = 8;

    private Place() {}

    /** The last letters of an id are its random ones: they spread the files evenly over the folders. */
    static String of(UUID town, UUID id, ByteBuffer sha256) {
        String name = id.toString().replace("-", "");
        return town + "/" + name.substring(28, 30) + "/" + name.substring(30, 32) + "/" + name + "-" + hash(sha256);
    }

    static String hash(ByteBuffer sha256) {
        return HexFormat.of().formatHex(sha256.array(), 0, HASH_BYTES);
    }
}
