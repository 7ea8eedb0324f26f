package cn.fengming.points.awards;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A reason that has to be given and is kept. */
record Because(
        @NotBlank(message = "请写明理由") @Size(max = 300, message = "理由最多300个字")
        String reason) {}
