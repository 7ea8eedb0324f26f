package cn.fengming.points.assessment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A correction as it is sent.
 *
 * @param version of the sheet the writer has before them
 * @param findings by their ids: a known id replaces that finding, a new one adds
 * @param withdrawn ids of findings that do not stand
 */
public record CorrectionEntry(
        @Positive(message = "请写明更正的是第几版") int version,

        @NotBlank(message = "请写明更正的理由") @Size(max = 500, message = "理由最多 500 字")
        String reason,

        @NotNull(message = "不改打分请写空列表") @Size(max = 50, message = "评分项过多")
        List<@Valid @NotNull(message = "评分项不能为空") MarkEntry> marks,

        @NotNull(message = "不改问题请写空对象") @Size(max = Sheet.MOST_FINDINGS, message = "问题过多")
        Map<UUID, @Valid @NotNull(message = "问题不能为空") FindingEntry> findings,

        @NotNull(message = "不撤问题请写空列表") @Size(max = Sheet.MOST_FINDINGS, message = "问题过多")
        Set<@NotNull(message = "问题编号不能为空") UUID> withdrawn) {

    Correction read(Scheme scheme, UUID by, Instant at) {
        List<Finding> read = new ArrayList<>();
        findings.forEach((id, entry) -> {
            Finding finding = entry.finding(id, by, at);
            scheme.mustFit(finding, "findings[" + id + "]");
            read.add(finding);
        });
        return new Correction(version, reason, MarkEntries.read(marks, scheme, "marks"), read, withdrawn);
    }
}
