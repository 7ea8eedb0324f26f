package cn.fengming.points.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * The key pair a village's pickup codes are signed with (Ed25519). A counter without a network holds the public half
 * only: it recognises every code of the village and can make none. The platform signs the same, but takes ten times as
 * long, which was a fifth of the work of a redemption.
 */
record VillageKey(Ed25519PrivateKeyParameters secret, Ed25519PublicKeyParameters open) {

    /** How many bytes a key is made of, and how many its public half has. */
    static final int BYTES = Ed25519PrivateKeyParameters.KEY_SIZE;

    /** @param seed {@value #BYTES} bytes; the same seed makes the same pair */
    static VillageKey of(byte[] seed) {
        Ed25519PrivateKeyParameters secret = new Ed25519PrivateKeyParameters(seed, 0);
        return new VillageKey(secret, secret.generatePublicKey());
    }

    /** 86 characters that may stand in an address. */
    String sign(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        Ed25519Signer pen = new Ed25519Signer();
        pen.init(true, secret);
        pen.update(bytes, 0, bytes.length);
        return written(pen.generateSignature());
    }

    /** @param signature of the form {@link #sign} gives; anything else than base64url is the caller's to sort out */
    boolean signed(String text, String signature) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        Ed25519Signer eye = new Ed25519Signer();
        eye.init(false, open);
        eye.update(bytes, 0, bytes.length);
        return eye.verifySignature(Base64.getUrlDecoder().decode(signature));
    }

    /** The public half as phones want it: its bare bytes, as 43 characters. */
    String published() {
        return written(open.getEncoded());
    }

    private static String written(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
