package cn.fengming.points.media;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Bytes that arrived, in a file that is deleted when they are done with.
 *
 * @param sha256 of all bytes
 */
record Upload(Path file, ByteBuffer sha256) {}
