package cn.fengming.points.assessment;

/**
 * A prize beside the tiers (单项奖): the best on one line, whatever else they got. Who is vetoed gets none.
 *
 * @param line code of the line that decides; equal ones are told apart by the scheme's tie rules
 */
record Special(String name, String line, int count, Brought brings) {}
