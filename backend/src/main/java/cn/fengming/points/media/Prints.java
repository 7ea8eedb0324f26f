package cn.fengming.points.media;

/**
 * One picture in both its sizes.
 *
 * @param picture JPEG bytes
 * @param thumbnail JPEG bytes of the small version
 */
record Prints(byte[] picture, byte[] thumbnail) {}
