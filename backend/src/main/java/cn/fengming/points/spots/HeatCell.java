package cn.fengming.points.spots;

import java.math.BigDecimal;

/**
 * One square of the heat map.
 *
 * @param latitude of its centre, GCJ-02
 * @param count spots reported in it
 * @param open of these, those still to be put right or verified
 * @param relapses how often one was dirty again after its write-off
 */
record HeatCell(BigDecimal latitude, BigDecimal longitude, long count, long open, long relapses) {}
