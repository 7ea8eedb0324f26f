package cn.fengming.points.media;

/**
 * A picture made anew from an upload: upright, shrunk, JPEG, with nothing of the original file but what it shows.
 *
 * @param dhash difference hash, 64 bit: near duplicates differ in few bits
 */
record Developed(Prints prints, int width, int height, long dhash, Exposure exposure) {}
