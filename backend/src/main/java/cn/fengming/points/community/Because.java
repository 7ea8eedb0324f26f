package cn.fengming.points.community;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The reason somebody gives for a change of the register: 1 to 200 characters, kept in the history. */
@NotBlank
@Size(max = 200)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@interface Because {

    String message() default "请写明原因，不超过 200 个字";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
