package cn.fengming.points.media;

import java.io.IOException;
import java.io.InputStream;

/**
 * Where the bytes of photos lie. Its calls block; only {@link Archive} makes them. A place is written once with one
 * content, so writing it again is harmless.
 */
interface PhotoStore {

    /** All or nothing: a reader never sees half a picture. */
    void keep(String place, byte[] picture) throws IOException;

    InputStream open(String place) throws IOException;

    /** Dropping what is not there is fine. */
    void drop(String place) throws IOException;
}
