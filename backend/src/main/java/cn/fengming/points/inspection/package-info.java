/** Who inspects which villages, drawn and unannounced; and the talks and letters that follow, with deadlines. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "community", "identity", "media", "assessment", "paper"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.inspection;
