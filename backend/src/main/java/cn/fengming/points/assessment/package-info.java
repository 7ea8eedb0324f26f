/** Quarterly assessment of villages: scheme, sheets, standing, tiers, outcomes. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "community", "media", "awards", "spots", "ledger", "paper"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.assessment;
