package cn.fengming.points.community;

import org.jspecify.annotations.Nullable;

/**
 * One thing a file would change, as people read it.
 *
 * @param row of the file
 * @param household name of its head
 * @param what the column it stands in, or 新增户, 新增成员
 * @param before empty when nothing was there; phone numbers are masked
 * @param person whom of the household it is about; null for the household itself
 */
record ImportedChange(int row, String household, @Nullable String person, String what, String before, String after) {}
