package cn.fengming.points.assessment;

/** One subject with what is known about it. Figures from other sources than sheets come to stand beside the sheet. */
record Entrant(Subject subject, SheetContent content) {}
