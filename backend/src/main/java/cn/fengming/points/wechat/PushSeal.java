package cn.fengming.points.wechat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells WeChat's messages from everybody else's and opens them. The signature covers the closed message and is compared
 * before anything is opened; what was opened must have been meant for our mini-program. (weixin-java opens without
 * looking at either.) Arithmetic in memory after construction, so it may run on an event loop.
 */
class PushSeal {

    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 16;
    /** Random bytes before the length of the message. */
    private static final int SALT_BYTES = 16;

    private final String appId;
    private final String token;
    private final SecretKeySpec key;
    private final IvParameterSpec iv;

    PushSeal(String appId, String token, String aesKey) {
        this.appId = appId;
        this.token = token;
        byte[] bytes = Base64.getDecoder().decode(aesKey + "=");
        this.key = new SecretKeySpec(bytes, "AES");
        this.iv = new IvParameterSpec(Arrays.copyOf(bytes, IV_BYTES));
        open(Base64.getEncoder().encodeToString(new byte[KEY_BYTES])); // loads the provider here, not on an event loop
    }

    /** SHA-1 over the sorted parts, as WeChat does it: over the token alone for an echo, and the closed message else. */
    boolean signed(String signature, String... parts) {
        String sorted =
                Stream.concat(Stream.of(token), Arrays.stream(parts)).sorted().collect(Collectors.joining());
        return MessageDigest.isEqual(
                sha1(sorted).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    /** What was closed for our mini-program; empty for anything else. */
    Optional<String> open(String closed) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, iv);
            return unpacked(cipher.doFinal(Base64.getDecoder().decode(closed)));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** Salt, length in four bytes, message, appid, and 1 to 32 bytes that say how many they are. */
    private Optional<String> unpacked(byte[] opened) {
        int padding = opened.length == 0 ? 0 : opened[opened.length - 1];
        int end = opened.length - padding;
        if (padding < 1 || padding > KEY_BYTES || end < SALT_BYTES + Integer.BYTES) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(opened).getInt(SALT_BYTES);
        int begin = SALT_BYTES + Integer.BYTES;
        if (length < 0 || length > end - begin) {
            return Optional.empty();
        }
        String meantFor = new String(opened, begin + length, end - begin - length, StandardCharsets.UTF_8);
        return meantFor.equals(appId)
                ? Optional.of(new String(opened, begin, length, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
    }
}
