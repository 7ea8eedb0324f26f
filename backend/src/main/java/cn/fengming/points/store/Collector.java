package cn.fengming.points.store;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who collects for a household (代领), and what they are to it. The household is told.
 *
 * @param proxy by which registration, when they are its registered kin; they may collect for as many as have named them
 */
public record Collector(
        @NotBlank(message = "请填写代领人姓名") @Size(max = 20, message = "姓名最多 20 字")
        String name,

        @NotBlank(message = "请填写代领人与户主的关系") @Size(max = 20, message = "关系最多 20 字")
        String relation,

        @Nullable UUID proxy) {}
