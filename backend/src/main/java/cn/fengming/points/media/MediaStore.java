package cn.fengming.points.media;

import java.io.IOException;
import java.io.InputStream;

/**
 * Where the bytes of photos and recordings lie. Its calls block; only {@link Archive} makes them. A place is written
 * once with one content, so writing it again is harmless.
 */
interface MediaStore {

    /**
     * All or nothing: a reader never sees half a picture.
     *
     * @param type media type, for stores that note it
     */
    void keep(String place, String type, byte[] content) throws IOException;

    InputStream open(String place) throws IOException;

    /** Dropping what is not there is fine. */
    void drop(String place) throws IOException;
}
