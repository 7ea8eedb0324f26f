package cn.fengming.points.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be carried out, in words a villager can read. The edge turns it into RFC 9457 problem+json;
 * nothing of the request has happened.
 *
 * <p>{@code type} is stable and machine-readable ({@code "insufficient-points"}); {@code detail} is Chinese.
 */
public class Problem extends RuntimeException {

    public static final String RETRY_AFTER = "retryAfterSeconds";

    private final int status;
    private final String type;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, Object> properties = new LinkedHashMap<>();

    public Problem(int status, String type, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
    }

    /** 404: it does not exist, or it belongs to somebody the caller may not see. The two are not told apart. */
    public static Problem notFound(String what) {
        return new Problem(404, "not-found", "找不到" + what);
    }

    /** 403: signed in, but this is not theirs to do. */
    public static Problem forbidden(String detail) {
        return new Problem(403, "forbidden", detail);
    }

    /** 409: the thing is not in the state that this move starts from, or somebody else was first. */
    public static Problem conflict(String type, String detail) {
        return new Problem(409, type, detail);
    }

    /** 400: one field of the request is wrong. */
    public static Problem invalid(String field, String detail) {
        return new Problem(400, "invalid-request", detail).field(field, detail);
    }

    /** 422: well-formed, but a rule of the village forbids it. */
    public static Problem refused(String type, String detail) {
        return new Problem(422, type, detail);
    }

    public Problem field(String name, String message) {
        fields.put(name, message);
        return this;
    }

    /** Tells the caller to try the same request again after so many seconds; becomes the Retry-After header. */
    public Problem retryAfter(long seconds) {
        return with(RETRY_AFTER, seconds);
    }

    public Problem with(String name, @Nullable Object value) {
        if (value != null) {
            properties.put(name, value);
        }
        return this;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, String> fields() {
        return Collections.unmodifiableMap(fields);
    }

    public Map<String, Object> properties() {
        return Collections.unmodifiableMap(properties);
    }
}
