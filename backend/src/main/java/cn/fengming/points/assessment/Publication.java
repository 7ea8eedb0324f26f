package cn.fengming.points.assessment;

import java.util.List;

/** A standing that was just published, and what it changed against the revision before. */
record Publication(Standing standing, List<Change> changes) {}
