package cn.fengming.points.store;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the town describes a good.
 *
 * @param price points for one piece
 * @param costFen what one piece costs the fund, in fen
 * @param seasonLimit most pieces a household may redeem in one window
 * @param stocked whether pieces are counted in the village store; goods always are
 * @param photo uploaded before; null for none
 * @param version the version this was edited from; ignored for a new good. A stale one is refused
 */
public record GoodForm(
        @NotBlank(message = "请填写名称") @Size(max = 40, message = "名称最多 40 字")
        String name,

        @NotNull(message = "请选择种类") GoodKind kind,
        @NotNull(message = "请选择类别") Category category,

        @Min(value = 1, message = "积分价至少为 1") @Max(value = 100_000, message = "积分价最多 100000")
        long price,

        @Min(value = 0, message = "成本不能为负") @Max(value = 100_000_000, message = "成本太大")
        long costFen,

        @Min(value = 1, message = "每户限兑至少为 1") @Max(value = 1000, message = "每户限兑最多 1000")
        int seasonLimit,

        boolean stocked,
        boolean onSale,
        @Nullable UUID photo,
        @Size(max = 500, message = "说明最多 500 字") @Nullable String description,
        @Nullable Integer version) {

    /**
     * The same, fit to be offered.
     *
     * @throws Problem 422 when it is cash, tobacco, alcohol or medicine
     */
    GoodForm allowed() {
        Contraband.mustBeAllowed(name, category);
        boolean counted = stocked || kind == GoodKind.GOODS;
        return new GoodForm(
                name.strip(), kind, category, price, costFen, seasonLimit, counted, onSale, photo, words(), version);
    }

    /** @throws Problem 400 when it does not say from which version it was edited */
    int mustSayVersion() {
        if (version == null) {
            throw Problem.invalid("version", "请带上修改前的版本号");
        }
        return version;
    }

    String words() {
        return description == null ? "" : description.strip();
    }
}
