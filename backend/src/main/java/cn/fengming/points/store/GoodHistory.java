package cn.fengming.points.store;

import java.util.List;

/** A good with every price it ever had, oldest first. */
record GoodHistory(Good good, List<GoodPrice> prices) {}
