package cn.fengming.points.assessment;

import org.jspecify.annotations.Nullable;

/**
 * A village as a scheme lists it.
 *
 * @param group class or district
 * @param target what is asked of it
 */
record RosterEntry(
        String name, @Nullable String group, @Nullable Score target) {}
