package cn.fengming.points.duties;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A look at a door as it is written down. */
public record AgreementCheckForm(
        @NotNull(message = "请选择责任书") UUID agreement,
        @NotNull(message = "请填写日期") LocalDate day,

        @NotNull(message = "都做到了请写空列表") @Size(max = 8, message = "项目最多 8 项")
        List<@NotNull(message = "项目不能为空") String> broken,

        @NotNull(message = "没有说明请写空文字") @Size(max = 300, message = "说明最多 300 字")
        String words,

        @NotNull(message = "没有照片请写空列表") @Size(max = 6, message = "照片最多 6 张")
        List<@NotNull(message = "照片编号不能为空") UUID> photos) {

    /** @throws Problem 400 for a day ahead or before it was signed, an item it does not have, a fault without a photo */
    void mustFit(Agreement agreement, LocalDate today) {
        if (day.isAfter(today) || day.isBefore(agreement.signedOn())) {
            throw Problem.invalid("day", "检查日期应在签字以后、今天以前");
        }
        if (!agreement.items().containsAll(broken)) {
            throw Problem.invalid("broken", "责任书里没有这一项");
        }
        if (!broken.isEmpty() && photos.isEmpty()) {
            throw Problem.invalid("photos", "没有做到的，请拍一张照片");
        }
    }

    AgreementCheck check(UUID id, Actor by, Instant at) {
        return new AgreementCheck(id, agreement, day, broken, words.strip(), photos, by.person(), by.name(), at);
    }
}
