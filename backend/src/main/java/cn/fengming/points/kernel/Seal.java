package cn.fengming.points.kernel;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under one key: what was sealed is read, and cannot be changed or put in another's place, without the key.
 * Everything is arithmetic in memory after construction, so it may run on an event loop.
 */
final class Seal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    /** @param key 32 bytes */
    Seal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        random = memoryOnlyRandom();
        open(seal(new byte[1], new byte[0]), new byte[0]); // loads the providers here, not on an event loop
    }

    /**
     * @param place what the content belongs to; it has to be named again to open it
     * @return nonce, ciphertext and tag
     */
    byte[] seal(byte[] content, byte[] place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] hidden = cipher(Cipher.ENCRYPT_MODE, nonce, content, place);
        return ByteBuffer.allocate(NONCE_BYTES + hidden.length)
                .put(nonce)
                .put(hidden)
                .array();
    }

    /** @throws IllegalStateException when it was sealed under another key or for another place, or tampered with */
    byte[] open(byte[] box, byte[] place) {
        if (box.length <= NONCE_BYTES) {
            throw new IllegalStateException("this is nothing sealed");
        }
        ByteBuffer content = ByteBuffer.wrap(box);
        byte[] nonce = new byte[NONCE_BYTES];
        content.get(nonce);
        byte[] hidden = new byte[content.remaining()];
        content.get(hidden);
        return cipher(Cipher.DECRYPT_MODE, nonce, hidden, place);
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] content, byte[] place) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place);
            return cipher.doFinal(content);
        } catch (GeneralSecurityException wrongKeyOrTampered) {
            throw new IllegalStateException("what was sealed does not fit the secret key", wrongKeyOrTampered);
        }
    }

    /** The platform's default reads a device file each time, which would block an event loop; a DRBG is seeded once. */
    private static SecureRandom memoryOnlyRandom() {
        try {
            SecureRandom random = SecureRandom.getInstance("DRBG");
            random.nextBytes(new byte[1]);
            return random;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
