package cn.fengming.points.store;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Who collects for a household (代领), and what they are to it. The household is told. */
public record Collector(
        @NotBlank(message = "请填写代领人姓名") @Size(max = 20, message = "姓名最多 20 字")
        String name,

        @NotBlank(message = "请填写代领人与户主的关系") @Size(max = 20, message = "关系最多 20 字")
        String relation) {}
