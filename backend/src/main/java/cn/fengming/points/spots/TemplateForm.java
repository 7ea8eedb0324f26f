package cn.fengming.points.spots;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ready-made answer as staff writes it. */
record TemplateForm(
        @NotNull(message = "请选择用在哪里") Template.Use use,

        @NotBlank(message = "请填写标题") @Size(max = 40, message = "标题最多40个字")
        String title,

        @NotBlank(message = "请填写内容") @Size(max = 300, message = "内容最多300个字")
        String words,

        @Nullable Integer position) {

    Template as(UUID id) {
        return new Template(id, use, title.strip(), words.strip(), position == null ? 0 : position);
    }
}
