package cn.fengming.points.startup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where this process finds what it needs. Every value comes from an environment variable; with none set, the process
 * brings its own PostgreSQL and Redis.
 *
 * @param dataDir POINTS_DATA_DIR: embedded servers and photos live below it
 * @param migrate POINTS_MIGRATE: false when another login brings the schema up to date before this program starts
 * @param demo POINTS_DEMO: the demo town and its login; on by default only with the embedded database
 * @param durable false only in tests: embedded servers may lose everything in a power cut
 */
@Validated
@ConfigurationProperties("points")
record Deployment(
        @DefaultValue @Valid Database database,
        @DefaultValue @Valid Redis redis,
        @DefaultValue(".data") Path dataDir,
        @DefaultValue("true") boolean migrate,
        @DefaultValue("false") boolean demo,
        @DefaultValue("true") boolean durable) {

    /**
     * @param url POINTS_DATABASE_URL: {@code postgresql://host:port/database}, optionally with {@code ?sslmode=} and
     *     {@code &sslrootcert=}; empty means embedded
     * @param user POINTS_DATABASE_USER: owns the schema when it migrates, and may take the role points_app
     * @param password POINTS_DATABASE_PASSWORD
     */
    record Database(
            @DefaultValue("")
            @Pattern(
                    regexp = "|postgresql://[^/@?\\s]+/[^/?\\s]+(\\?sslmode=[a-z-]+(&sslrootcert=[^&\\s]+)?)?",
                    message = "POINTS_DATABASE_URL must read postgresql://host:port/database,"
                            + " optionally followed by ?sslmode=...&sslrootcert=...")
            String url,

            @DefaultValue("points") String user,
            @DefaultValue("") String password) {

        boolean external() {
            return !url.isEmpty();
        }
    }

    /** @param url POINTS_REDIS_URL: {@code redis://:password@host:port/0}, or rediss for TLS; empty means embedded */
    record Redis(
            @DefaultValue("")
            @Pattern(
                    regexp = "|rediss?://([^@/\\s]*@)?[^/@?\\s]+(/\\d+)?",
                    message = "POINTS_REDIS_URL must read redis://[user:password@]host:port[/number],"
                            + " or rediss:// for TLS")
            String url) {

        boolean external() {
            return !url.isEmpty();
        }
    }
}
