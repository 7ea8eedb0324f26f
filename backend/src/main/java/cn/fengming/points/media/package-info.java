/** Photos: re-encoded, stripped of EXIF, kept in files or an S3-compatible store. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.media;
