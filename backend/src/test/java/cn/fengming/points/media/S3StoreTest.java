package cn.fengming.points.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a stand-in that refuses every request a real store would refuse: unsigned, other bucket, odd key. */
class S3StoreTest {

    private static final String PLACE = "0198a1f2-0000-7000-8000-000000000001/ab/cd/photo-0011.jpg";

    private final StrictStore standIn = new StrictStore();
    private final MockWebServer server = new MockWebServer();
    private S3Store store;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(standIn);
        server.start();
        store = new S3Store(new MediaProperties.S3(
                server.url("/").toString(), "photos", "us-east-1", "points", "a secret that stays here"));
    }

    @AfterEach
    void stop() throws Exception {
        store.close();
        server.close();
    }

    @Test
    void keepsGivesAndDropsSigned() throws IOException {
        byte[] picture = {1, 2, 3, 4, 5};
        store.keep(PLACE, "image/jpeg", picture);
        assertThat(standIn.objects).containsOnlyKeys(PLACE);
        try (var in = store.open(PLACE)) {
            assertThat(in.readAllBytes()).isEqualTo(picture);
        }
        store.drop(PLACE);
        store.drop(PLACE);
        assertThat(standIn.objects).isEmpty();
        assertThat(standIn.refused).isNull();
    }

    @Test
    void saysThatAPictureIsMissing() {
        assertThatThrownBy(() -> store.open("town/ab/cd/missing.jpg"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing.jpg");
    }

    @Test
    void saysThatTheStoreRefuses() throws Exception {
        try (var stranger = new S3Store(
                new MediaProperties.S3(server.url("/").toString(), "photos", "us-east-1", "stranger", "whatever"))) {
            assertThatThrownBy(() -> stranger.keep(PLACE, "image/jpeg", new byte[] {1}))
                    .isInstanceOf(IOException.class);
        }
        assertThat(standIn.objects).isEmpty();
        assertThat(standIn.refused).contains("signature");
    }

    @Test
    void namesItsSecretNowhere() {
        assertThat(new MediaProperties.S3("http://s3", "photos", "r", "points", "hush").toString())
                .doesNotContain("hush")
                .doesNotContain("points");
    }

    private static final class StrictStore extends Dispatcher {

        private static final Pattern SIGNATURE =
                Pattern.compile("AWS4-HMAC-SHA256 Credential=points/\\d{8}/us-east-1/s3/aws4_request, "
                        + "SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}");
        private static final Pattern PATH =
                Pattern.compile("/photos/([0-9a-z-]+/[0-9a-z]{2}/[0-9a-z]{2}/[0-9a-z-]+\\.jpg)");

        final Map<String, ByteString> objects = new ConcurrentHashMap<>();
        volatile String refused;

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            var path = PATH.matcher(request.getUrl().encodedPath());
            if (!SIGNATURE
                    .matcher(String.valueOf(request.getHeaders().get("Authorization")))
                    .matches()) {
                return refuse("signature: " + request.getHeaders().get("Authorization"), 403);
            }
            if (!path.matches()) {
                return refuse("path: " + request.getUrl(), 400);
            }
            return switch (request.getMethod()) {
                case "PUT" -> keep(path.group(1), request);
                case "GET" -> give(path.group(1));
                case "DELETE" -> {
                    objects.remove(path.group(1));
                    yield new MockResponse.Builder().code(204).build();
                }
                default -> refuse("method: " + request.getMethod(), 405);
            };
        }

        private MockResponse keep(String key, RecordedRequest request) {
            if (!"image/jpeg".equals(request.getHeaders().get("Content-Type"))) {
                return refuse("content type: " + request.getHeaders().get("Content-Type"), 400);
            }
            if (request.getHeaders().get("x-amz-content-sha256") == null) {
                return refuse("no content hash", 400);
            }
            objects.put(key, request.getBody());
            return new MockResponse.Builder()
                    .code(200)
                    .addHeader("ETag", "\"0\"")
                    .build();
        }

        private MockResponse give(String key) {
            ByteString body = objects.get(key);
            if (body == null) {
                return error(404, "NoSuchKey");
            }
            return new MockResponse.Builder()
                    .addHeader("Content-Type", "image/jpeg")
                    .body(new Buffer().write(body))
                    .build();
        }

        private MockResponse refuse(String why, int status) {
            refused = why;
            return error(status, "AccessDenied");
        }

        private static MockResponse error(int status, String code) {
            return new MockResponse.Builder()
                    .code(status)
                    .addHeader("Content-Type", "application/xml")
                    .body("<Error><Code>" + code + "</Code><Message>no</Message></Error>")
                    .build();
        }
    }
}
