/**
 * What an auditor should look at, and call-backs of households. It reads what other modules did and writes only its own
 * words about it: no alert moves a point, stops anybody or undoes anything.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "community", "identity", "media", "awards", "store"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.alerts;
