/** What enters and leaves the program as a document: workbooks. The libraries that make them are known here only. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.paper;
