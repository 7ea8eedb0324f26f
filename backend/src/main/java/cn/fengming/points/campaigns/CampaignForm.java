package cn.fengming.points.campaigns;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A campaign as the town office writes it down. */
public record CampaignForm(
        @NotBlank(message = "请填写行动名称") @Size(max = 60, message = "行动名称最多 60 字")
        String name,

        @NotNull(message = "没有说明请写空文字") @Size(max = 2000, message = "说明最多 2000 字")
        String words,

        @NotNull(message = "请填写第一天") LocalDate firstDay,
        @NotNull(message = "请填写最后一天") LocalDate lastDay,

        @NotNull(message = "没有阶段请写空列表") @Size(max = 4, message = "阶段最多 4 个")
        List<@Valid @NotNull(message = "阶段不能为空") Phase> phases,

        @NotNull(message = "请写明统计哪些工作") @Size(max = 20, message = "工作最多 20 项")
        List<@Valid @NotNull(message = "工作不能为空") Work> works) {

    private static final int LONGEST_DAYS = 400;

    /** @throws Problem 400 for days out of order, phases outside the campaign or out of order, a work named twice */
    CampaignForm mustFit() {
        if (lastDay.isBefore(firstDay)) {
            throw Problem.invalid("lastDay", "最后一天不能早于第一天");
        }
        if (ChronoUnit.DAYS.between(firstDay, lastDay) >= LONGEST_DAYS) {
            throw Problem.invalid("lastDay", "一次行动最多 " + LONGEST_DAYS + " 天");
        }
        phases.forEach(this::mustBeWithin);
        for (int next = 1; next < phases.size(); next++) {
            mustFollow(phases.get(next - 1), phases.get(next));
        }
        if (works.stream().map(Work::code).distinct().count() < works.size()) {
            throw Problem.invalid("works", "工作代号不能重复");
        }
        return this;
    }

    private void mustBeWithin(Phase phase) {
        boolean ordered = !phase.lastDay().isBefore(phase.firstDay());
        if (!ordered || phase.firstDay().isBefore(firstDay) || phase.lastDay().isAfter(lastDay)) {
            throw Problem.invalid("phases", "「" + phase.kind().words() + "」的日期应在行动的日期之内，第一天不晚于最后一天");
        }
    }

    private static void mustFollow(Phase earlier, Phase later) {
        if (later.kind().ordinal() <= earlier.kind().ordinal()
                || later.firstDay().isBefore(earlier.lastDay())) {
            throw Problem.invalid("phases", "阶段应按 动员、集中整治、验收、回头看 的先后排列，日期不重叠");
        }
    }

    /** In draft. */
    Campaign campaign(UUID id, UUID by, Instant at) {
        return new Campaign(
                id, name.strip(), words.strip(), firstDay, lastDay, phases, works, Campaign.State.DRAFT, by, at);
    }

    /** Whether a campaign stands as this form writes it. */
    boolean says(Campaign known) {
        return Stream.of(known.name().equals(name.strip()), known.words().equals(words.strip()))
                        .allMatch(same -> same)
                && known.firstDay().equals(firstDay)
                && known.lastDay().equals(lastDay)
                && known.phases().equals(phases)
                && known.works().equals(works);
    }
}
