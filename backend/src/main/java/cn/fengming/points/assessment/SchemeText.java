package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A scheme to be tried: one that ships, or a document.
 *
 * @param document JSON text as the author wrote it: errors name its lines
 */
record SchemeText(
        @Nullable @Size(max = 32, message = "预设方案代号过长") String preset,

        @Nullable @Size(max = SchemeReader.LONGEST, message = "方案过长")
        String document) {

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
