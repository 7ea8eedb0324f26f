package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done on a day, as it is reported.
 *
 * @param amount in the work's unit; 0 with {@code replaces} takes a report back
 * @param replaces the report it corrects
 * @param overReason has to say why when more is done than the target asks
 */
public record DayReportForm(
        @NotNull(message = "请选择村") UUID village,

        @NotBlank(message = "请选择工作") @Size(max = 32, message = "工作代号过长")
        String work,

        @NotNull(message = "请填写日期") LocalDate day,

        @NotNull(message = "请填写完成数")
        @PositiveOrZero(message = "完成数不能小于零")
        @Digits(integer = 9, fraction = 2, message = "完成数最多两位小数")
        BigDecimal amount,

        @NotNull(message = "没有说明请写空文字") @Size(max = 300, message = "说明最多 300 字")
        String words,

        @NotNull(message = "没有照片请写空列表") @Size(max = 6, message = "照片最多 6 张")
        List<@NotNull(message = "照片编号不能为空") UUID> photos,

        @Nullable UUID replaces,

        @Nullable @Size(max = 300, message = "超出任务的说明最多 300 字")
        String overReason) {

    /** @throws Problem 400 for a day outside the campaign or ahead, or an amount the work does not count */
    void mustFit(Campaign campaign, LocalDate today) {
        Work counted = campaign.mustCount(work);
        if (day.isBefore(campaign.firstDay()) || day.isAfter(campaign.lastDay())) {
            throw Problem.invalid("day", "日期应在 " + campaign.firstDay() + " 到 " + campaign.lastDay() + " 之间");
        }
        if (day.isAfter(today)) {
            throw Problem.invalid("day", "不能报今天以后的");
        }
        if (!counted.counts(amount)) {
            throw Problem.invalid(
                    "amount", counted.decimals() == 0 ? "完成数应是整数" : "完成数最多 " + counted.decimals() + " 位小数");
        }
        if (amount.signum() == 0 && replaces == null) {
            throw Problem.invalid("amount", "没有完成就不用报");
        }
    }

    /**
     * More than the target is never written without saying so.
     *
     * @param doneBefore by the reports that count, without the one that is replaced
     * @throws Problem 422 {@code over-target} with how much is left
     */
    void mustKeepTo(Target target, BigDecimal doneBefore, Work counted) {
        boolean more = doneBefore.add(amount).compareTo(target.amount()) > 0;
        if (more && said(overReason) == null) {
            BigDecimal left = target.amount().subtract(doneBefore).max(BigDecimal.ZERO);
            throw Problem.refused(
                            "over-target",
                            "任务只剩 " + left.stripTrailingZeros().toPlainString() + " " + counted.unit() + "，多做的请写明原因再报")
                    .field("overReason", "请写明为什么超出任务")
                    .with("left", left);
        }
    }

    DayReport report(UUID id, Actor by, Instant at) {
        return new DayReport(
                id,
                village,
                work,
                day,
                amount,
                words.strip(),
                photos,
                replaces,
                said(overReason),
                by.person(),
                by.name(),
                at,
                false);
    }

    /** Whether it was reported by just this form: a phone that heard no answer sends it again. */
    boolean says(DayReport known) {
        return known.about(village, work)
                && known.day().equals(day)
                && known.amount().compareTo(amount) == 0
                && known.words().equals(words.strip())
                && known.photos().equals(photos)
                && Objects.equals(known.replaces(), replaces)
                && Objects.equals(known.overReason(), said(overReason));
    }

    private static @Nullable String said(@Nullable String words) {
        return words == null || words.isBlank() ? null : words.strip();
    }
}
