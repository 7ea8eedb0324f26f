package cn.fengming.points.spots;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A spot as a GeoJSON feature (RFC 7946): a point and what kind of matter it is, nothing anybody typed. */
record PublicSpotFeature(String type, Point geometry, Properties properties) {

    /** Longitude first, as GeoJSON has it. */
    record Point(String type, List<BigDecimal> coordinates) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Properties(
            String code,
            SpotKind kind,
            String kindWords,
            SpotState state,
            String stateWords,
            String village,
            LocalDate reportedOn,
            @Nullable LocalDate writtenOffOn) {}

    static PublicSpotFeature of(PublicSpotLine line, String village, ZoneId zone) {
        BigDecimal longitude = line.longitude() == null ? BigDecimal.ZERO : line.longitude();
        BigDecimal latitude = line.latitude() == null ? BigDecimal.ZERO : line.latitude();
        return new PublicSpotFeature(
                "Feature",
                new Point("Point", List.of(longitude, latitude)),
                new Properties(
                        line.code(),
                        line.kind(),
                        line.kind().words(),
                        line.state(),
                        line.state().words(),
                        village,
                        LocalDate.ofInstant(line.reportedAt(), zone),
                        line.writtenOffAt() == null ? null : LocalDate.ofInstant(line.writtenOffAt(), zone)));
    }
}
