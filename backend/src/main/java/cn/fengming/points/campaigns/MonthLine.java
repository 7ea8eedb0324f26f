package cn.fengming.points.campaigns;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What joint actions a village held in a month.
 *
 * @param held the days on which somebody came, the first first
 * @param people on all of them
 * @param inTime whether one was held until the day that was asked for (每月 25 号之前)
 */
record MonthLine(UUID village, String name, List<LocalDate> held, int people, boolean inTime) {}
