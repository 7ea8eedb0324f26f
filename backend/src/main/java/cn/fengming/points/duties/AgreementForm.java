package cn.fengming.points.duties;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as it is signed.
 *
 * @param household who signs; null for a shop
 * @param shop name of the shop; null for a household
 * @param photo the signature or the paper, uploaded by the writer beforehand
 */
public record AgreementForm(
        @NotNull(message = "请选择村") UUID village,
        @Nullable UUID household,
        @Nullable @Size(max = 40, message = "店名最多 40 字") String shop,
        @NotNull(message = "请选择三包还是五包") Agreement.Kind kind,

        @NotNull(message = "请写明包哪几项") @Size(min = 1, max = 8, message = "应包 1 到 8 项")
        List<@NotBlank(message = "项目不能为空") @Size(max = 40, message = "每项最多 40 字") String> items,

        @Min(value = 2000, message = "年份不对") @Max(value = 2200, message = "年份不对")
        int year,

        @NotBlank(message = "请填写签字人") @Size(max = 20, message = "签字人最多 20 字")
        String signer,

        @NotNull(message = "请选择手写还是拍照") Agreement.Medium medium,
        @NotNull(message = "请签字，或拍下签好的责任书") UUID photo,
        @NotNull(message = "请填写签字日期") LocalDate signedOn) {

    /** @throws Problem 400 for neither or both of household and shop, items named twice, a day ahead or of another year */
    AgreementForm mustFit(LocalDate today) {
        boolean ofShop = shop != null && !shop.isBlank();
        if (ofShop == (household != null)) {
            throw Problem.invalid("household", "请选择一户，或填写一家店");
        }
        if (items.stream().map(String::strip).distinct().count() < items.size()) {
            throw Problem.invalid("items", "项目不能重复");
        }
        if (signedOn.isAfter(today)) {
            throw Problem.invalid("signedOn", "签字日期不能在今天之后");
        }
        if (year != today.getYear() && year != today.getYear() + 1) {
            throw Problem.invalid("year", "只能签今年或明年的");
        }
        return this;
    }

    Agreement agreement(UUID id, UUID by, Instant at) {
        return new Agreement(
                id,
                village,
                household,
                shop == null || shop.isBlank() ? null : shop.strip(),
                kind,
                items.stream().map(String::strip).toList(),
                year,
                signer.strip(),
                medium,
                photo,
                signedOn,
                by,
                at,
                null);
    }
}
