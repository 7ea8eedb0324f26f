package cn.fengming.points.community;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is written down about a person who joins a household; all but the name may be missing.
 *
 * @param name full name, 1 to 40 characters
 * @param birthYear four digits, not in the future; tells minors and elders
 * @param phone a Chinese phone number; kept sealed
 * @param idTail last four characters of the identity card; kept sealed
 */
public record NewMember(
        @NotNull(message = "请填写姓名") @Pattern(regexp = Names.FORM, message = Names.FORM_MESSAGE)
        String name,

        @Nullable @Min(value = 1900, message = "出生年份不对") @Max(value = 2100, message = "出生年份不对")
        Integer birthYear,

        @Nullable @Size(max = 20, message = "手机号格式不对") String phone,

        @Nullable @Pattern(regexp = "\\d{3}[\\dXx]", message = "请填写身份证号后四位")
        String idTail) {

    public static NewMember named(String name, @Nullable Integer birthYear) {
        return new NewMember(name, birthYear, null, null);
    }
}
