/** What enters and leaves the program as a document: workbooks, papers (PDF) and what is read aloud. Their libraries are known here only. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.paper;
