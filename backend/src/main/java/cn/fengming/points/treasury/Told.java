package cn.fengming.points.treasury;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A reminder as it was told.
 *
 * @param points that end on that day unless they are redeemed
 * @param held points of open redemptions at that moment
 */
record Told(@JsonIgnore UUID household, LocalDate lastDay, Reminder kind, long points, long held, Instant toldAt) {}
