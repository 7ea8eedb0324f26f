/**
 * The season around a redemption window: hours by group, scarce goods by draw or in slices, wish lists before a purchase,
 * gifts to households in need. It says who may; points and pieces move through the store and the ledger alone.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "community", "ledger", "store"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.season;
