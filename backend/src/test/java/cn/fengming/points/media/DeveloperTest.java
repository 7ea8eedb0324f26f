package cn.fengming.points.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.testing.Pictures;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeveloperTest {

    private static final int LONGEST = 640;

    @TempDir
    Path directory;

    private final Developer developer = new Developer(
            new MediaProperties(Path.of("unused"), 10 << 20, 50_000_000, LONGEST, 100, Duration.ofDays(7), 200, null));

    @Test
    void shrinksToTheLongestSideAndKeepsTheShape() throws IOException {
        Developed photo = develop(Pictures.jpeg(3000, 1500, 1));
        assertThat(photo.width()).isEqualTo(LONGEST);
        assertThat(photo.height()).isEqualTo(LONGEST / 2);
        BufferedImage small =
                ImageIO.read(new ByteArrayInputStream(photo.prints().thumbnail()));
        assertThat(small.getWidth()).isEqualTo(100);
        assertThat(small.getHeight()).isEqualTo(50);
    }

    @Test
    void leavesASmallPictureItsSize() throws IOException {
        Developed photo = develop(Pictures.png(90, 40, 1));
        assertThat(photo.width()).isEqualTo(90);
        assertThat(photo.height()).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({"1,60,40", "2,60,40", "3,60,40", "4,60,40", "5,40,60", "6,40,60", "7,40,60", "8,40,60"})
    void turnsUprightByTheCamerasOrientation(int orientation, int width, int height) throws IOException {
        // Where the red corner of the stored pixels belongs when the picture is upright.
        int[][] corners = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}, {1, 0}, {1, 1}, {0, 1}};
        var picture = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(Color.RED);
        brush.fillRect(0, 0, 20, 15);
        brush.dispose();

        Developed photo = develop(Pictures.withExif(Pictures.encoded(picture, "jpg"), orientation));

        assertThat(photo.width()).isEqualTo(width);
        assertThat(photo.height()).isEqualTo(height);
        BufferedImage upright =
                ImageIO.read(new ByteArrayInputStream(photo.prints().picture()));
        int[] corner = corners[orientation - 1];
        Color there = new Color(upright.getRGB(corner[0] * (width - 8) + 4, corner[1] * (height - 8) + 4));
        assertThat(there.getRed()).isGreaterThan(180);
        assertThat(there.getBlue()).isLessThan(80);
    }

    @Test
    void keepsPlaceAndTimeApartAndOutOfThePicture() throws IOException {
        Developed photo = develop(Pictures.withExif(Pictures.jpeg(), 6));
        assertThat(photo.exposure().latitude()).isEqualTo(31.0);
        assertThat(photo.exposure().longitude()).isEqualTo(108.5);
        assertThat(photo.exposure().takenAt()).isEqualTo(Instant.parse("2026-05-01T00:30:00Z"));
        for (byte[] made :
                new byte[][] {photo.prints().picture(), photo.prints().thumbnail()}) {
            String bytes = new String(made, StandardCharsets.ISO_8859_1);
            assertThat(bytes).doesNotContain("Exif").doesNotContain("2026:05:01");
        }
    }

    @Test
    void aBrokenExifBlockCostsOnlyWhatItSaid() throws IOException {
        byte[] jpeg = Pictures.withExif(Pictures.jpeg(), 6);
        Arrays.fill(jpeg, 14, 120, (byte) 0xee);
        assertThat(develop(jpeg).exposure()).isEqualTo(Exposure.UNKNOWN);
    }

    @Test
    void transparentPixelsBecomeWhite() throws IOException {
        var clear = new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB);
        Developed photo = develop(Pictures.encoded(clear, "png"));
        BufferedImage made =
                ImageIO.read(new ByteArrayInputStream(photo.prints().picture()));
        assertThat(new Color(made.getRGB(25, 25))).isEqualTo(Color.WHITE);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 30, 300, 50, 90})
    void refusesAJpegCutShort(int percentOrBytes) {
        byte[] whole = Pictures.jpeg(800, 600, 7);
        int length = percentOrBytes < 50 ? percentOrBytes + 3 : whole.length * percentOrBytes / 100;
        refused(Arrays.copyOf(whole, Math.min(length, whole.length - 3)), 400);
    }

    @Test
    void refusesAPngCutShort() {
        byte[] whole = Pictures.png(300, 300, 7);
        refused(Arrays.copyOf(whole, whole.length / 2), 400);
    }

    @Test
    void refusesAPictureWithRubbishInside() {
        byte[] png = Pictures.png(300, 300, 7);
        Arrays.fill(png, png.length / 2, png.length / 2 + 200, (byte) 0x55);
        refused(png, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"这是一段文字，不是照片", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a............", "x"})
    void refusesWhatIsNoPicture(String text) {
        refused(text.getBytes(StandardCharsets.UTF_8), 415);
    }

    @Test
    void refusesHeicAndWebpSayingWhatToDo() {
        byte[] heic = "\0\0\0\30ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(heic, 415).detail()).contains("HEIC").contains("JPG");
        byte[] webp = "RIFF\1\2\3\4WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(webp, 415).detail()).contains("WEBP");
    }

    @Test
    void refusesAHugePictureBeforeDecodingIt() throws IOException {
        // 30,000 x 30,000 claimed in the header, with no pixels behind it: decoding it would say "cut short" instead.
        assertThat(refused(png(30_000, 30_000), 400).detail()).contains("尺寸太大");
        assertThat(refused(png(Integer.MAX_VALUE, Integer.MAX_VALUE), 400).detail())
                .contains("尺寸太大");
    }

    @Test
    void refusesAnAnimatedPng() throws IOException {
        byte[] still = Pictures.png(40, 40, 1);
        var animated = new ByteArrayOutputStream();
        animated.write(still, 0, 33);
        chunk(new DataOutputStream(animated), "acTL", new byte[] {0, 0, 0, 2, 0, 0, 0, 0});
        animated.write(still, 33, still.length - 33);
        assertThat(refused(animated.toByteArray(), 400).detail()).contains("动图");
    }

    @Test
    void refusesAJpegOfEndlessScans() {
        byte[] jpeg = Pictures.jpeg();
        byte[] scans = Arrays.copyOf(jpeg, jpeg.length + 4000);
        for (int i = jpeg.length; i < scans.length; i += 2) {
            scans[i] = (byte) 0xff;
            scans[i + 1] = (byte) 0xda;
        }
        refused(scans, 400);
    }

    @Test
    void alikePicturesHaveAlikeHashes() throws IOException {
        long one = develop(Pictures.jpeg(800, 600, 3)).dhash();
        long smaller = develop(Pictures.jpeg(400, 300, 3)).dhash();
        long other = develop(Pictures.jpeg(800, 600, 4)).dhash();
        assertThat(Long.bitCount(one ^ develop(Pictures.jpeg(800, 600, 3)).dhash()))
                .isZero();
        assertThat(Long.bitCount(one ^ other)).isGreaterThan(10);
        assertThat(smaller).isNotZero();
    }

    private Developed develop(byte[] bytes) throws IOException {
        Path file = Files.createTempFile(directory, "upload", null);
        Files.write(file, bytes);
        return developer.develop(file);
    }

    private Problem refused(byte[] bytes, int status) {
        var problem = new Problem[1];
        assertThatThrownBy(() -> develop(bytes)).isInstanceOfSatisfying(Problem.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.fields()).containsOnlyKeys("photo");
            problem[0] = refused;
        });
        return problem[0];
    }

    private static byte[] png(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        var header = new ByteArrayOutputStream();
        var fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        chunk(out, "IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1});
        chunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] body) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(body);
        out.writeInt(body.length);
        out.write(name);
        out.write(body);
        out.writeInt((int) crc.getValue());
    }
}
