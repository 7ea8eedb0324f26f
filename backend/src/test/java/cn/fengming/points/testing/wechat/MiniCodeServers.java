package cn.fengming.points.testing.wechat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** WeChat's mini-program codes without limit. What it draws here says page and scene, so a test can read it. */
final class MiniCodeServers {

    private static final Pattern SCENE = Pattern.compile("[0-9A-Za-z!#$&'()*+,/:;=?@\\-._~]{1,32}");
    private static final Set<String> VERSIONS = Set.of("release", "trial", "develop");

    private MiniCodeServers() {}

    /** An error number, or the bytes of the picture. */
    static Object draw(JsonNode body) {
        String scene = body.path("scene").asString("");
        String page = body.path("page").asString("");
        int width = body.path("width").asInt(430);
        if (!SCENE.matcher(scene).matches()) {
            return 40129;
        }
        if (page.startsWith("/") || page.contains("?")) {
            return 40165;
        }
        if (body.path("check_path").asBoolean(true) && !SubscriptionServers.has(page)) {
            return 41030;
        }
        if (!VERSIONS.contains(body.path("env_version").asString("release")) || width < 280 || width > 1280) {
            return 40097;
        }
        return picture(page + "?scene=" + scene, width);
    }

    private static byte[] picture(String says, int width) {
        try {
            BitMatrix modules = new QRCodeWriter().encode(says, BarcodeFormat.QR_CODE, width, width);
            BufferedImage picture = new BufferedImage(width, width, BufferedImage.TYPE_BYTE_GRAY);
            for (int at = 0; at < width * width; at++) {
                picture.setRGB(at % width, at / width, modules.get(at % width, at / width) ? 0 : 0xFFFFFF);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "jpg", bytes);
            return bytes.toByteArray();
        } catch (WriterException | IOException broken) {
            throw new UncheckedIOException(new IOException(broken));
        }
    }
}
