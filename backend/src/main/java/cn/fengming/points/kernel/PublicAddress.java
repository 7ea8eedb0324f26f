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
 * @param publicUrl scheme and host, empty when nobody can: then WeChat is shown no pictures, and what is printed leads to
 *     wherever whoever prints it has found us, or carries no address
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

    /**
     * The address of a page for somebody who will read it elsewhere.
     *
     * @param request the one being answered; it says where we are when nobody has configured it
     * @param page as the router of the pages names it, {@code packages/villager/check/check?t=...}
     */
    public String page(URI request, String page) {
        String base = known() ? publicUrl : request.getScheme() + "://" + request.getAuthority();
        return base + "/#/" + page;
    }
}
