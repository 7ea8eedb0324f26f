/** Photos and voice notes: re-encoded or stripped of what else is in the file, kept in files or an S3-compatible store. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.media;
