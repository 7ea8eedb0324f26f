package cn.fengming.points.kernel;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Under which address others reach this deployment.
 *
 * @param publicUrl scheme and host, empty when nobody can: then WeChat is shown no pictures, and posters carry no address
 */
@Validated
@ConfigurationProperties("points")
public record PublicAddress(
        @NotNull
        @Pattern(
                regexp = "(https?://[^/?#\\s]+)?",
                message = "POINTS_PUBLIC_URL must look like https://points.example.cn")
        @DefaultValue("")
        String publicUrl) {

    public boolean known() {
        return !publicUrl.isEmpty();
    }

    public URI of(String path) {
        return URI.create(publicUrl + path);
    }
}
