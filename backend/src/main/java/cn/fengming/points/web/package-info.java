/** The edge: who may call which path, problems as RFC 9457, idempotency keys, cancellation shield. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "identity"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.web;
