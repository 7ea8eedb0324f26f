/** Persons, how they sign in, and which posts (role grants) they hold. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "audit", "community", "wechat"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.identity;
