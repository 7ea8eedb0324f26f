/** Append-only record of who did what to what, and why. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.audit;
