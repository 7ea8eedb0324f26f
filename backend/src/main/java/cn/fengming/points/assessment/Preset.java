package cn.fengming.points.assessment;

import org.jspecify.annotations.Nullable;

/** A scheme that ships with the program, for a town to take as it is or to copy and edit. */
record Preset(
        String code,
        String title,
        @Nullable String basis,
        @Nullable String note,
        String document) {}
