package cn.fengming.points.wechat;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which version of the mini-program messages and printed codes open.
 *
 * @param version another than RELEASE only while it is being tried out: only its testers can open that
 */
@Validated
@ConfigurationProperties("points.wechat")
record MiniProgramSettings(@NotNull @DefaultValue("RELEASE") Version version) {

    enum Version {
        RELEASE("release", "formal"),
        TRIAL("trial", "trial"),
        DEVELOP("develop", "developer");

        private final String code;
        private final String state;

        Version(String code, String state) {
            this.code = code;
            this.state = state;
        }

        /** As codes say it. */
        String code() {
            return code;
        }

        /** As messages say it. */
        String state() {
            return state;
        }
    }
}
