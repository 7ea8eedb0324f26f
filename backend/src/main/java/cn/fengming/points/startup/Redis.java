package cn.fengming.points.startup;

import cn.fengming.points.embedded.EmbeddedRedis;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The Redis in use, ours or one that was there before us.
 *
 * @param own the server to end with this process; null when it is not ours
 */
record Redis(URI uri, @Nullable EmbeddedRedis own) implements AutoCloseable {

    private static final int USUAL_PORT = 6379;

    static Redis of(Deployment deployment) {
        if (deployment.redis().external()) {
            return new Redis(URI.create(deployment.redis().url()), null);
        }
        EmbeddedRedis own = EmbeddedRedis.start(deployment.dataDir().resolve("redis"), deployment.durable());
        return new Redis(URI.create(own.url()), own);
    }

    String host() {
        return uri.getHost();
    }

    int port() {
        return uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
    }

    /** The number after the slash; 0 when none is given. */
    int database() {
        String path = uri.getPath();
        return path == null || path.length() < 2 ? 0 : Integer.parseInt(path.substring(1));
    }

    boolean encrypted() {
        return "rediss".equals(uri.getScheme());
    }

    @Nullable
    String user() {
        String user = credentials()[0];
        return user.isEmpty() ? null : user;
    }

    @Nullable
    String password() {
        String[] credentials = credentials();
        return credentials.length < 2 ? null : credentials[1];
    }

    private String[] credentials() {
        String both = uri.getUserInfo();
        return both == null ? new String[] {""} : both.split(":", 2);
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return uri.getScheme() + "://" + host() + ":" + port() + (own == null ? "" : " (embedded)");
    }
}
