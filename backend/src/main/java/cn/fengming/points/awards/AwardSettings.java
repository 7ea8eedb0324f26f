package cn.fengming.points.awards;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What may be set about awards ({@code points.awards.*}).
 *
 * @param panelSeats reviewers a panel session has when none is named; odd, at least 3
 * @param noticeDays days a notice runs when none is named, 3 to 7
 * @param cureDays days a household has to put right what would be deducted
 * @param cleanScore home sheet score from which a home is clean
 * @param redFlagScore home sheet score from which a home may get the red flag
 * @param yellowFlagScore home sheet score below which a home gets the yellow flag, a reminder between it and the staff
 * @param improvement points above the month before that make a home most improved
 * @param basePoints honour score every household starts a year with
 */
@Validated
@ConfigurationProperties("points.awards")
record AwardSettings(
        @DefaultValue("3") @Min(3) @Max(15) int panelSeats,
        @DefaultValue("5") @Min(3) @Max(7) int noticeDays,
        @DefaultValue("7") @Min(1) @Max(30) int cureDays,
        @DefaultValue("80") @Min(1) @Max(100) int cleanScore,
        @DefaultValue("90") @Min(1) @Max(100) int redFlagScore,
        @DefaultValue("60") @Min(0) @Max(100) int yellowFlagScore,
        @DefaultValue("15") @Min(1) @Max(100) int improvement,
        @DefaultValue("100") @Min(0) @Max(1000) int basePoints) {}
