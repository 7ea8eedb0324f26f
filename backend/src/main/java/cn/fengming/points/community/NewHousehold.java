package cn.fengming.points.community;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A household to be registered.
 *
 * @param group group of the same village, or null
 * @param grid grid of the same village, or null
 * @param address where the house stands, at most 100 characters
 * @param head the head, an adult
 * @param others the other members, at most 30
 */
public record NewHousehold(
        @Nullable UUID group,
        @Nullable UUID grid,

        @Nullable @Size(max = 100, message = "地址不能超过 100 个字")
        String address,

        @NotNull(message = "请填写户主") @Valid NewMember head,

        @NotNull(message = "请填写家庭成员，没有就留空") @Size(max = 30, message = "一户最多 31 人")
        List<@NotNull @Valid NewMember> others) {

    Placement placement(UUID village) {
        return new Placement(village, group, grid, address);
    }
}
