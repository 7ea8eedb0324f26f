/** Double-entry book of points and stock. It knows holders and purses, never villagers or goods. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "seal"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.ledger;
