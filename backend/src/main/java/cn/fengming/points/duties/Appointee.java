package cn.fengming.points.duties;

import cn.fengming.points.kernel.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who comes into a post.
 *
 * @param person who it is in the program, when they use it
 * @param cadre secretary or member of the village's committee
 * @param phone office number, only with {@code phoneAgreed}
 */
public record Appointee(
        @NotBlank(message = "请填写姓名") @Size(max = 20, message = "姓名最多 20 字")
        String name,

        @Nullable UUID person,
        boolean cadre,
        @Nullable @Size(max = 20, message = "电话过长") String phone,
        boolean phoneAgreed,
        @NotNull(message = "请填写任期第一天") LocalDate firstDay,
        @NotNull(message = "请填写任期最后一天") LocalDate lastDay) {

    /**
     * @param worstHomes whether the post looks after households in the worst order
     * @throws Problem 400 for days out of order or over, a number nobody agreed to show; 422 {@code cadre-needed}
     */
    Appointee mustFit(LocalDate today, boolean worstHomes) {
        if (lastDay.isBefore(firstDay)) {
            throw Problem.invalid("lastDay", "任期最后一天不能早于第一天");
        }
        if (lastDay.isBefore(today)) {
            throw Problem.invalid("lastDay", "任期已经过了");
        }
        if (phone != null && !phone.isBlank() && !phoneAgreed) {
            throw Problem.invalid("phone", "本人同意公开的办公电话才能登记");
        }
        if (worstHomes && !cadre) {
            throw Pairing.cadreNeeded();
        }
        return this;
    }

    Tenure tenure(UUID id, UUID position, Tenure.State state, @Nullable UUID predecessor, UUID by, Instant at) {
        String shown = phone == null || phone.isBlank() ? null : phone.strip();
        return new Tenure(
                id, position, person, name.strip(), cadre, shown, firstDay, lastDay, state, predecessor, by, at, null);
    }
}
