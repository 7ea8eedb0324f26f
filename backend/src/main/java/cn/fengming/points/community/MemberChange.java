package cn.fengming.points.community;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is corrected in a member's entry; null leaves a field as it is.
 *
 * @param forgetPhone true erases the phone number kept
 * @param forgetIdTail true erases the identity tail kept
 * @param reason stands in the history, 1 to 200 characters
 */
public record MemberChange(
        @Nullable @Pattern(regexp = Names.FORM, message = Names.FORM_MESSAGE)
        String name,

        @Nullable @Min(value = 1900, message = "出生年份不对") @Max(value = 2100, message = "出生年份不对")
        Integer birthYear,

        @Nullable @Size(max = 20, message = "手机号格式不对") String phone,

        @Nullable @Pattern(regexp = "\\d{3}[\\dXx]", message = "请填写身份证号后四位")
        String idTail,

        @Nullable Boolean forgetPhone,
        @Nullable Boolean forgetIdTail,

        @Because String reason) {

    /** The entry as it will be; phone and identity tail are null where they stay as they are. */
    NewMember appliedTo(Member old) {
        return new NewMember(
                name == null ? old.name() : name, birthYear == null ? old.birthYear() : birthYear, phone, idTail);
    }

    boolean forgetsPhone() {
        return Boolean.TRUE.equals(forgetPhone);
    }

    boolean forgetsIdTail() {
        return Boolean.TRUE.equals(forgetIdTail);
    }
}
