/** Goods, village stock, redemption windows, redemptions, pickup and handover. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "community", "media", "assessment", "ledger", "paper"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.store;
