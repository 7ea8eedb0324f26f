/**
 * From an empty machine to a running program: settings, servers, schema, and the sentences said when it cannot start.
 * No other module knows it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"embedded"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.startup;
