package cn.fengming.points.identity;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The first town of a new deployment.
 *
 * @param foundTown POINTS_FOUND_TOWN: its name; empty founds none
 * @param townCode POINTS_TOWN_CODE: its code, e.g. the administrative one
 * @param officerPhone POINTS_OFFICER_PHONE: whoever proves this number becomes its first officer
 * @param officerName POINTS_OFFICER_NAME
 */
@Validated
@ConfigurationProperties("points")
record FoundingSettings(
        @NotNull @DefaultValue("") String foundTown,

        @NotNull
        @Pattern(
                regexp = "[0-9a-z-]{2,32}",
                message = "POINTS_TOWN_CODE must be 2 to 32 small letters, digits and dashes")
        @DefaultValue("town-1")
        String townCode,

        @NotNull
        @Pattern(regexp = "|1[3-9]\\d{9}", message = "POINTS_OFFICER_PHONE must be a mobile number of 11 digits")
        @DefaultValue("")
        String officerPhone,

        @NotNull @DefaultValue("镇专班") String officerName) {

    @AssertTrue(message = "POINTS_FOUND_TOWN and POINTS_OFFICER_PHONE belong together: set both or neither")
    boolean isWhole() {
        return foundTown.isBlank() == officerPhone.isBlank();
    }

    boolean wanted() {
        return !foundTown.isBlank();
    }

    @Override
    public String toString() {
        return "FoundingSettings[" + foundTown + "]";
    }
}
