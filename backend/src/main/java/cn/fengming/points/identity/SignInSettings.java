package cn.fengming.points.identity;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often somebody may try to sign in.
 *
 * @param perAddress tries a minute from one network address; a whole village may share one
 * @param perCode tries of one code in ten minutes; only weak signal makes an honest phone repeat itself
 * @param perPerson tries of one person in an hour to be bound to a phone number or a household card, or to confirm a desk
 * @param desksPerAddress desks a minute that ask from one network address to be signed in
 * @param looksPerAddress questions a minute from one network address whether a desk was confirmed
 */
@Validated
@ConfigurationProperties("points.sign-in")
record SignInSettings(
        @Min(1) @DefaultValue("300") int perAddress,
        @Min(1) @DefaultValue("5") int perCode,
        @Min(1) @DefaultValue("10") int perPerson,
        @Min(1) @DefaultValue("30") int desksPerAddress,
        @Min(1) @DefaultValue("1200") int looksPerAddress) {}
