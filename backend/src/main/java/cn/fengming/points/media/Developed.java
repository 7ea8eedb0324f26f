package cn.fengming.points.media;

/**
 * A picture made anew from an upload: upright, shrunk, JPEG, with nothing of the original file but what it shows.
 *
 * @param picture JPEG bytes
 * @param thumbnail JPEG bytes of the small version
 * @param dhash difference hash, 64 bit: near duplicates differ in few bits
 */
record Developed(byte[] picture, byte[] thumbnail, int width, int height, long dhash, Exposure exposure) {}
