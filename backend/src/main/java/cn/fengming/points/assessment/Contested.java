package cn.fengming.points.assessment;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an objection is about.
 *
 * @param sheet the subject's sheet; null for a figure that stands on none
 * @param authors who wrote the sheet or reported the figure: none of them hears the objection
 */
record Contested(@Nullable Sheet sheet, Set<UUID> authors) {}
