package cn.fengming.points.assessment;

/** 一票否决: who it is established against stands in the last tier, behind everybody else, whatever the marks. */
record Veto(String code, String title) {}
