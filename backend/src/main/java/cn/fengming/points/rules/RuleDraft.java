package cn.fengming.points.rules;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a town wants a rule to be from a day on.
 *
 * @param words plain words for villagers; written from the terms when left out
 * @param points whole points for one time, negative for a deduction
 * @param validFrom first day; today or later
 * @param reason why, kept with the version
 */
public record RuleDraft(
        @NotBlank(message = "请填写细则名称") @Size(max = 60, message = "名称最多60个字")
        String name,

        @Nullable @Size(max = 300, message = "说明最多300个字") String words,
        @NotNull(message = "请填写分值") Long points,
        @NotNull(message = "请填写细则条件") @Valid Terms terms,
        @NotNull(message = "请填写生效日期") LocalDate validFrom,
        @Nullable LocalDate validTo,

        @NotBlank(message = "请填写修订原因") @Size(max = 200, message = "原因最多200个字")
        String reason) {

    Rule version(UUID id, UUID town, String code, int number) {
        String plain = words == null || words.isBlank() ? PlainWords.of(name, points, terms) : words;
        return new Rule(id, town, code, number, name, plain, points, terms, validFrom, validTo);
    }
}
