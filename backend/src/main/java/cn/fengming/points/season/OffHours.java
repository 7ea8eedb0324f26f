package cn.fengming.points.season;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** A household gets its goods outside the hours of its group, because somebody at the counter says why. */
record OffHours(UUID redemption, UUID window, UUID village, String reason) {

    /** What the clerk says. */
    record Form(
            @NotBlank(message = "不在取货时段，请写明为什么现在发放") @Size(max = 200, message = "原因最多 200 字")
            String reason) {}
}
