/** Goods, village stock, redemption windows, redemptions, pickup and handover. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "paper", "community", "media", "assessment", "ledger"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.store;
