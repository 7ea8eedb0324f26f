/** The register: town, village, group, grid, household, member, household card. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "audit", "paper"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.community;
