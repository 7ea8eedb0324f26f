package cn.fengming.points.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where the secret key comes from: configuration. Only the demo and an embedded database may have one made for them,
 * kept in the data directory beside what it seals; losing the key loses every phone number.
 */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    PhoneVault phoneVault(Secret secret) {
        return secret.phoneVault();
    }

    @Bean
    Secret secret(
            @Value("${points.secret-key:}") String key,
            @Value("${points.demo:false}") boolean demo,
            @Value("${points.database.url:}") String database,
            @Value("${points.data-dir}") String dataDirectory) {
        boolean trial = demo || database.isBlank();
        return new Secret(key.isBlank() ? ownSecret(trial, Path.of(dataDirectory)) : decoded(key));
    }

    private static byte[] decoded(String key) {
        try {
            byte[] secret = Base64.getDecoder().decode(key.strip());
            if (secret.length >= PhoneVault.SECRET_BYTES) {
                return secret;
            }
        } catch (IllegalArgumentException noBase64) {
            // told below, without the cause: it would print the key
        }
        throw new IllegalStateException("POINTS_SECRET_KEY must be at least 32 random bytes in Base64"
                + " (make one with: head -c 32 /dev/urandom | base64)");
    }

    private static byte[] ownSecret(boolean trial, Path dataDirectory) {
        if (!trial) {
            throw new IllegalStateException("POINTS_SECRET_KEY is missing: phone numbers are sealed with it"
                    + " (make one with: head -c 32 /dev/urandom | base64, and keep it safe)");
        }
        Path file = dataDirectory.resolve("secret.key");
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            return decoded(Files.readString(file));
        } catch (IOException unwritable) {
            throw new IllegalStateException("cannot keep a secret key in " + file, unwritable);
        }
    }

    private static void write(Path file) throws IOException {
        byte[] secret = new byte[PhoneVault.SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(
                file, Base64.getEncoder().encodeToString(secret), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
