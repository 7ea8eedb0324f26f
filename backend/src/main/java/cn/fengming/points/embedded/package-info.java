/** Real PostgreSQL and Redis started by the process itself when no external ones are configured. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.embedded;
