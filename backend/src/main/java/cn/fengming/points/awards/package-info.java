/** From application to posted points: review, public notice, objection, posting, deductions, honours. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "paper", "community", "media", "rules", "ledger"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.awards;
