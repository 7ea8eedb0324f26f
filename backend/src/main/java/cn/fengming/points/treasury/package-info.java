/** The town office's and everybody's view of the books: fund, quarters, proof, wallets, pools, corrections. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "paper", "community", "ledger", "seal"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.treasury;
