package cn.fengming.points.assessment;

/**
 * An entry of a line's catalogue of deductions.
 *
 * @param deduct marks lost per place, positive
 */
record FindingKind(String code, String title, Score deduct) {}
