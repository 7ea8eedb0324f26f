package cn.fengming.points.testing.wechat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What WeChat's servers push to the backend: closed and signed as in safe mode with JSON, or an echo. */
public final class WechatPushes {

    public static final String TOKEN = "tokenOfThePushes";
    public static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private static final AtomicLong NONCES = new AtomicLong(1_320_562_132);

    private WechatPushes() {}

    /** Query and body of one push. */
    public record Push(String query, String body) {

        public Push withQuery(String changed) {
            return new Push(changed, body);
        }

        public Push withBody(String changed) {
            return new Push(query, changed);
        }
    }

    public static Push of(Instant now, String message) {
        return of(now, message, TOKEN, AES_KEY, WechatServers.APPID);
    }

    /** As somebody would send it who knows another token, key or mini-program. */
    public static Push of(Instant now, String message, String token, String aesKey, String appid) {
        String timestamp = String.valueOf(now.getEpochSecond());
        String nonce = String.valueOf(NONCES.incrementAndGet());
        String closed = closed(message, aesKey, appid);
        String query = "signature=" + sha1(token, timestamp, nonce) + "&timestamp=" + timestamp + "&nonce=" + nonce
                + "&openid=o1&encrypt_type=aes&msg_signature=" + sha1(token, timestamp, nonce, closed);
        return new Push(query, "{\"ToUserName\":\"gh_38cc49f9733b\",\"Encrypt\":\"" + closed + "\"}");
    }

    /** The query of the question the console asks. */
    public static String echo(Instant now, String token, String echo) {
        String timestamp = String.valueOf(now.getEpochSecond());
        String nonce = String.valueOf(NONCES.incrementAndGet());
        return "signature=" + sha1(token, timestamp, nonce) + "&timestamp=" + timestamp + "&nonce=" + nonce
                + "&echostr=" + echo;
    }

    private static String closed(String message, String aesKey, String appid) {
        byte[] key = Base64.getDecoder().decode(aesKey + "=");
        byte[] words = message.getBytes(StandardCharsets.UTF_8);
        byte[] owner = appid.getBytes(StandardCharsets.UTF_8);
        int length = 16 + 4 + words.length + owner.length;
        int padding = 32 - length % 32;
        ByteBuffer open = ByteBuffer.allocate(length + padding);
        open.put("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        open.putInt(words.length).put(words).put(owner);
        byte[] filling = new byte[padding];
        Arrays.fill(filling, (byte) padding);
        open.put(filling);
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, 16)));
            return Base64.getEncoder().encodeToString(cipher.doFinal(open.array()));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String sha1(String... parts) {
        String[] sorted = parts.clone();
        Arrays.sort(sorted);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest(String.join("", sorted).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
