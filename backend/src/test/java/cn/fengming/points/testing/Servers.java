package cn.fengming.points.testing;

import cn.fengming.points.embedded.EmbeddedPostgres;
import cn.fengming.points.embedded.EmbeddedRedis;
import cn.fengming.points.testing.wechat.ContentChecks;
import cn.fengming.points.testing.wechat.SubscriptionServers;
import cn.fengming.points.testing.wechat.WechatPushes;
import cn.fengming.points.testing.wechat.WechatServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** One PostgreSQL and one Redis for all tests of this JVM, below target/, started when first asked for. Several JVMs may
 * share the tests out among them. */
public final class Servers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path DIRECTORY = Path.of("target", "embedded-" + Integer.getInteger("points.test.fork", 1))
            .toAbsolutePath();
    public static final String SECRET_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    /** Nobody listens there, and nobody will: a port that was free a moment ago is handed to the next who asks. */
    public static final int CLOSED_PORT = 1;

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** The shared servers. Every run begins with an empty Redis and an empty database {@code points}. */
    private static final class Shared {
        static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.start(DIRECTORY.resolve("postgres"), false);
        static final EmbeddedRedis REDIS = EmbeddedRedis.start(DIRECTORY.resolve("redis"), false);

        static {
            POSTGRES.createDatabase(EmbeddedPostgres.DATABASE);
            // Spring runs this after its contexts are closed.
            SpringApplication.getShutdownHandlers().add(() -> {
                REDIS.close();
                POSTGRES.close();
            });
        }
    }

    public static EmbeddedPostgres postgres() {
        return Shared.POSTGRES;
    }

    public static EmbeddedRedis redis() {
        return Shared.REDIS;
    }

    /** The name of a new, empty database on the shared server. */
    public static String newDatabase() {
        String name = "points_" + DATABASES.incrementAndGet();
        postgres().createDatabase(name);
        return name;
    }

    /** A new data directory below target/, empty but for PostgreSQL's programs, which take seconds to unpack. */
    public static Path newDataDirectory(String name) {
        try {
            Path directory = Path.of("target", name).toAbsolutePath();
            FileSystemUtils.deleteRecursively(directory);
            Path home = Files.createDirectories(directory.resolve("postgres"));
            for (Path programs : unpackedPrograms()) {
                Files.createSymbolicLink(home.resolve(programs.getFileName()), programs);
            }
            return directory;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Path> unpackedPrograms() throws IOException {
        postgres();
        try (Stream<Path> files = Files.list(DIRECTORY.resolve("postgres"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("programs-"))
                    .toList();
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        SubscriptionServers.SETTINGS.forEach(
                (kind, template) -> TestPropertyValues.of("points.messages.templates." + kind + "=" + template)
                        .applyTo(context));
        TestPropertyValues.of(
                        "points.database.url=" + postgres().url(EmbeddedPostgres.DATABASE),
                        "points.database.user=" + postgres().user(),
                        "points.database.password=" + postgres().password(),
                        "points.redis.url=" + redis().url(),
                        "points.data-dir=" + DIRECTORY,
                        "points.secret-key=" + SECRET_KEY,
                        "points.demo=false",
                        "points.wechat.host=" + WechatServers.shared().host(),
                        "points.wechat.app-id=" + WechatServers.APPID,
                        "points.wechat.secret=" + WechatServers.SECRET,
                        "points.public-url=" + ContentChecks.PUBLIC_URL,
                        "points.wechat.push.token=" + WechatPushes.TOKEN,
                        "points.wechat.push.aes-key=" + WechatPushes.AES_KEY,
                        // every test comes from the same address
                        "points.sign-in.per-address=100000",
                        "points.sign-in.desks-per-address=100000",
                        "points.sign-in.looks-per-address=100000",
                        // everybody is answered, also where the machine stands still for a while: a slow one is neither
                        // a
                        // WeChat nor a Redis that is away
                        "points.group-commit.patience=60s",
                        "points.wechat.patience=60s",
                        "spring.data.redis.timeout=60s",
                        "spring.r2dbc.pool.max-acquire-time=60s",
                        "points.jobs.enabled=false")
                .applyTo(context);
    }
}
