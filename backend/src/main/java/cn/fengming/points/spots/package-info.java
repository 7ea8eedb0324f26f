/** Dirty spots (脏乱点): reported, rectified, verified, written off, looked at again. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "community", "media", "awards", "paper"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.spots;
