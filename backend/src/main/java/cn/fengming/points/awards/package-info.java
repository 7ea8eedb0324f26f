/** From application to posted points: review, public notice, objection, posting, deductions, honours. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "community", "media", "rules", "ledger", "paper"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.awards;
