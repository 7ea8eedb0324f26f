package cn.fengming.points.kernel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The deployment's one secret. It is never used itself and never printed: each purpose derives a key of its own, so that
 * what one module seals tells nothing about another's.
 */
public final class Secret {

    private final byte[] root;

    /** @param root random bytes; whoever knows them knows every key */
    public Secret(byte[] root) {
        this.root = root.clone();
    }

    /**
     * 32 bytes for one purpose, the same at every start. Call it while starting, not on an event loop.
     *
     * @param purpose what the key is for, and its generation: {@code "pickup code seal 1"}
     */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(root, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    PhoneVault phoneVault() {
        return new PhoneVault(root);
    }
}
