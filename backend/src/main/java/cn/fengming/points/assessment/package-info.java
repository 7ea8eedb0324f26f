/** Quarterly assessment of villages: scheme, sheets, standing, tiers, outcomes. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "paper", "community", "media", "awards", "spots", "ledger"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.assessment;
