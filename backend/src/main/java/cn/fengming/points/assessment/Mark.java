package cn.fengming.points.assessment;

import org.jspecify.annotations.Nullable;

/**
 * What the team gave on one line of a sheet.
 *
 * @param line code of the line in the scheme
 * @param remark why it is not the full mark
 */
record Mark(String line, Score score, @Nullable String remark) {}
