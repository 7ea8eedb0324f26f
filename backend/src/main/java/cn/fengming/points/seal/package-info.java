/** The seal across the pages (骑缝章) of a book: how it is set, and how anybody checks it without us. Arithmetic only. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.seal;
