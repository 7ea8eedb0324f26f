package cn.fengming.points.media;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of photos and where they lie.
 *
 * @param directory holds the photos when there is no {@code s3}, and always the uploads under way
 * @param maxBytes largest upload
 * @param maxPixels largest picture that is decoded at all: a small file can claim to be a huge picture
 * @param longestSide stored pictures are shrunk to this many pixels
 * @param thumbnailSide longest side of the small version
 * @param unclaimedFor a photo that nothing claims is removed after this time
 * @param unclaimedLimit most photos one person may have uploaded that nothing has claimed yet
 * @param s3 an S3-compatible store to use instead of the directory
 */
@Validated
@ConfigurationProperties("points.media")
record MediaProperties(
        @NotNull Path directory,
        @Min(1024) @DefaultValue("10485760") int maxBytes,
        @Min(1) @Max(100_000_000) @DefaultValue("50000000") int maxPixels,
        @Min(320) @Max(4096) @DefaultValue("2048") int longestSide,
        @Min(32) @Max(1024) @DefaultValue("360") int thumbnailSide,
        @NotNull @DefaultValue("7d") Duration unclaimedFor,
        @Min(1) @DefaultValue("200") int unclaimedLimit,
        @Valid @Nullable S3 s3) {

    /** @param region any word the store accepts; named so that it need not be asked for */
    record S3(
            @NotBlank String endpoint,
            @NotBlank String bucket,
            @NotBlank @DefaultValue("us-east-1") String region,
            @NotBlank String accessKey,
            @NotBlank String secretKey) {

        @Override
        public String toString() {
            return "S3[" + endpoint + "/" + bucket + "]";
        }
    }
}
