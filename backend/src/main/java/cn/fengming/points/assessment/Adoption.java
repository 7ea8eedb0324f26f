package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which scheme a town takes, and why.
 *
 * @param preset code of a scheme that ships with the program; or else
 * @param document the town's own document, JSON text whose line numbers errors will name
 */
public record Adoption(
        @Nullable @Size(max = 32, message = "预设方案代号过长") String preset,

        @Nullable @Size(max = SchemeReader.LONGEST, message = "方案过长")
        String document,

        @NotBlank(message = "请写明采用的理由或文号") @Size(max = 500, message = "理由最多 500 字")
        String reason) {

    public static Adoption ofPreset(String code, String reason) {
        return new Adoption(code, null, reason);
    }

    public static Adoption ofDocument(String document, String reason) {
        return new Adoption(null, document, reason);
    }

    String text(Presets presets) {
        if (preset != null && document == null) {
            return presets.preset(preset).document();
        }
        if (document != null && preset == null) {
            return document;
        }
        throw Problem.invalid("document", "请在预设方案和自拟方案中选一个");
    }
}
