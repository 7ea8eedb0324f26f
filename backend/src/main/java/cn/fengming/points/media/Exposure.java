package cn.fengming.points.media;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * What the camera wrote into the file. It is a claim of the sender, never proof; what cannot be read is left out.
 *
 * @param orientation EXIF orientation, 1 (upright) to 8
 * @param latitude WGS-84 degrees
 * @param longitude WGS-84 degrees
 * @param takenAt by the camera's clock; read as China time when the camera names no offset
 */
record Exposure(
        int orientation,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Instant takenAt) {

    static final Exposure UNKNOWN = new Exposure(1, null, null, null);

    private static final TimeZone CHINA = TimeZone.getTimeZone("Asia/Shanghai");

    static Exposure ofJpeg(Path file) {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return of(JpegMetadataReader.readMetadata(in, List.of(new ExifReader())));
        } catch (IOException | ImageProcessingException | RuntimeException unreadable) {
            return UNKNOWN;
        }
    }

    private static Exposure of(Metadata metadata) {
        var gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
        GeoLocation place = gps == null ? null : gps.getGeoLocation();
        if (place == null || !real(place)) {
            return new Exposure(orientation(metadata), null, null, takenAt(metadata));
        }
        return new Exposure(orientation(metadata), place.getLatitude(), place.getLongitude(), takenAt(metadata));
    }

    /** A camera without a fix writes zeros, a careless editor anything. */
    private static boolean real(GeoLocation place) {
        return !place.isZero() && Math.abs(place.getLatitude()) <= 90 && Math.abs(place.getLongitude()) <= 180;
    }

    private static int orientation(Metadata metadata) {
        try {
            var first = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            int value = first == null ? 1 : first.getInt(ExifIFD0Directory.TAG_ORIENTATION);
            return value >= 1 && value <= 8 ? value : 1;
        } catch (MetadataException absent) {
            return 1;
        }
    }

    private static @Nullable Instant takenAt(Metadata metadata) {
        var exif = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        Date taken = exif == null ? null : exif.getDateOriginal(CHINA);
        return taken == null ? null : taken.toInstant();
    }
}
