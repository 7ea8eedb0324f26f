package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place as it is put into a register.
 *
 * @param place road or landmark
 * @param latitude GCJ-02, with {@code longitude} or not at all
 * @param area square metres, when measured
 * @param lookDays how often it is looked at again; the register's usual when left out
 */
public record SiteForm(
        @NotNull(message = "请选择台账") Register register,
        @NotNull(message = "请写明是哪个村") UUID village,
        @Nullable UUID group,

        @NotBlank(message = "请写明名称") @Size(max = 60, message = "名称最多 60 字")
        String name,

        @Nullable @Size(max = 100, message = "位置最多 100 字") String place,
        @Nullable Double latitude,
        @Nullable Double longitude,

        @Nullable
        @DecimalMin(value = "0", inclusive = false, message = "面积应大于零")
        @Digits(integer = 8, fraction = 2, message = "面积最多两位小数")
        BigDecimal area,

        @NotNull(message = "请写明发现的日期") LocalDate foundOn,

        @Nullable @Min(value = 1, message = "回头看间隔应为 1 到 366 天") @Max(value = 366, message = "回头看间隔应为 1 到 366 天")
        Integer lookDays) {

    /** @throws Problem 400 for half a position, one outside China, or a day ahead */
    SiteForm mustFit(LocalDate today) {
        Where.mustBeInChina(latitude, longitude);
        if (foundOn.isAfter(today)) {
            throw Problem.invalid("foundOn", "发现日期不能在今天之后");
        }
        return this;
    }

    /** In treatment from now on, looked at again for the first time after its days. */
    Site site(UUID id, String code, UUID by, Instant at, LocalDate today) {
        int days = lookDays == null ? register.lookDays() : lookDays;
        return new Site(
                id,
                register,
                code,
                village,
                group,
                name.strip(),
                place,
                latitude,
                longitude,
                area,
                foundOn,
                SiteState.TREATING,
                days,
                today.plusDays(days),
                by,
                at,
                null,
                null);
    }

    /** Whether the place was registered by just this form: a phone that heard no answer sends it again. */
    boolean says(Site site) {
        return register == site.register()
                && village.equals(site.village())
                && Objects.equals(group, site.group())
                && name.strip().equals(site.name())
                && Objects.equals(place, site.place())
                && Objects.equals(latitude, site.latitude())
                && Objects.equals(longitude, site.longitude())
                && sameArea(site.area())
                && foundOn.equals(site.foundOn())
                && (lookDays == null ? register.lookDays() : lookDays) == site.lookDays();
    }

    private boolean sameArea(@Nullable BigDecimal other) {
        return area == null || other == null ? Objects.equals(area, other) : area.compareTo(other) == 0;
    }
}
