package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A landscape as a village enters it. */
public record LandscapeForm(
        @NotNull(message = "请选择村") UUID village,

        @Min(value = 2000, message = "年份不对") @Max(value = 2200, message = "年份不对")
        int year,

        @NotNull(message = "请选择类别") Landscape.Kind kind,

        @NotBlank(message = "请填写名称") @Size(max = 40, message = "名称最多 40 字")
        String name,

        @NotBlank(message = "请填写在哪里") @Size(max = 100, message = "位置最多 100 字")
        String place,

        @Nullable Double latitude,
        @Nullable Double longitude,

        @NotNull(message = "没有说明请写空文字") @Size(max = 500, message = "说明最多 500 字")
        String words,

        @NotNull(message = "没有照片请写空列表") @Size(max = 6, message = "照片最多 6 张")
        List<@NotNull(message = "照片编号不能为空") UUID> beforePhotos) {

    /** @throws Problem 400 for half a position or none on earth */
    LandscapeForm mustFit() {
        boolean whole = (latitude == null) == (longitude == null);
        boolean real =
                latitude == null || longitude == null || (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180);
        if (!whole || !real) {
            throw Problem.invalid("latitude", "定位不完整，请重新定位");
        }
        return this;
    }

    Landscape landscape(UUID id, UUID by, Instant at) {
        return new Landscape(
                id,
                village,
                year,
                kind,
                name.strip(),
                place.strip(),
                latitude,
                longitude,
                words.strip(),
                beforePhotos,
                List.of(),
                Landscape.State.ENTERED,
                by,
                at,
                null,
                null,
                null);
    }

    boolean says(Landscape known) {
        return known.village().equals(village)
                && known.year() == year
                && known.kind() == kind
                && known.name().equals(name.strip())
                && known.place().equals(place.strip())
                && Objects.equals(known.latitude(), latitude)
                && Objects.equals(known.longitude(), longitude)
                && known.words().equals(words.strip())
                && known.beforePhotos().equals(beforePhotos);
    }
}
