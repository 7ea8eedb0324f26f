package cn.fengming.points.messages;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which template of the account at WeChat each kind of message uses.
 *
 * @param templates by kind: the template's id, and, where the template was not made with the usual fields, what stands
 *     in each: {@code <id> thing1=what number2=points}. Kinds that are not named here are read in the list only
 */
@Validated
@ConfigurationProperties("points.messages")
record MessageSettings(
        @NotNull @DefaultValue
        Map<
                        Kind,
                        @Pattern(
                                regexp = "\\s*([0-9A-Za-z_-]{10,64}(\\s+[a-z_]{4,20}\\d{1,2}=[a-z]{2,10})*)?\\s*",
                                message = "POINTS_MESSAGES_TEMPLATES_… must look like"
                                        + " <template id> thing1=what number2=points")
                        String>
                templates) {}
