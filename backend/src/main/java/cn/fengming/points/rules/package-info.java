/** Versioned points rules (积分细则): what earns how much, with which evidence, by whom, capped how. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "audit"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.rules;
