package cn.fengming.points.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * The key pair a village's pickup codes are signed with (Ed25519). A counter without a network holds the public half
 * only: it recognises every code of the village and can make none. All of it waits for nothing but is slow: keep it off
 * an event loop.
 */
record VillageKey(PrivateKey secret, PublicKey open) {

    /** How many bytes a key is made of, and how many its public half has. */
    static final int BYTES = 32;

    private static final String ALGORITHM = "Ed25519";

    /** @param seed {@value #BYTES} bytes; the same seed makes the same pair */
    static VillageKey of(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Seeded(seed));
        KeyPair pair = generator.generateKeyPair();
        return new VillageKey(pair.getPrivate(), pair.getPublic());
    }

    /** 86 characters that may stand in an address. */
    String sign(String text) throws GeneralSecurityException {
        Signature pen = Signature.getInstance(ALGORITHM);
        pen.initSign(secret);
        pen.update(text.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(pen.sign());
    }

    boolean signed(String text, String signature) throws GeneralSecurityException {
        Signature eye = Signature.getInstance(ALGORITHM);
        eye.initVerify(open);
        eye.update(text.getBytes(StandardCharsets.US_ASCII));
        return eye.verify(Base64.getUrlDecoder().decode(signature));
    }

    /** The public half as phones want it: its bare bytes, which end the standard form, as 43 characters. */
    String published() {
        byte[] standard = open.getEncoded();
        byte[] bare = Arrays.copyOfRange(standard, standard.length - BYTES, standard.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bare);
    }

    /** The platform makes a key pair from what a source of randomness gives; this one gives the seed. */
    private static final class Seeded extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seeded(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
