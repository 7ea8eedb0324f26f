package cn.fengming.points.web;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.AnswerKey;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which requests carry an Idempotency-Key, and what it looks like. */
final class RequestKey {

    static final String HEADER = "Idempotency-Key";
    static final String FORM = "[A-Za-z0-9_-]{8,64}";

    private static final int LONGEST_PATH = 512;
    private static final Pattern PATTERN = Pattern.compile(FORM);
    private static final Set<HttpMethod> WRITES =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/v1/**");
    private static final PathPattern SESSIONS = PathPatternParser.defaultInstance.parse("/api/v1/sessions/**");
    private static final List<PathPattern> UPLOADS = List.of(
            PathPatternParser.defaultInstance.parse("/api/v1/photos/{id}"),
            PathPatternParser.defaultInstance.parse("/api/v1/recordings/{id}"),
            PathPatternParser.defaultInstance.parse("/api/v1/register-imports/{id}"));

    /** What many do at once on the same rows: opening day at the shop, a lorry at the store. */
    private static final List<PathPattern> TOGETHER = List.of(
            PathPatternParser.defaultInstance.parse("/api/v1/redemptions"),
            PathPatternParser.defaultInstance.parse("/api/v1/villages/{village}/deliveries"));

    private RequestKey() {}

    /** Its desk reads, decides, and writes once through {@link cn.fengming.points.kernel.GroupCommit}. */
    static boolean isTogether(HttpMethod method, PathContainer path) {
        return method.equals(HttpMethod.POST) && TOGETHER.stream().anyMatch(row -> row.matches(path));
    }

    /**
     * Signing in is no business effect, and its answer holds a token that nobody may keep. A photo, recording or register is
     * put under an id its client made: that is its key, and its body is too large to be kept in memory.
     */
    static boolean isNeeded(HttpMethod method, PathContainer path) {
        boolean upload = method.equals(HttpMethod.PUT) && UPLOADS.stream().anyMatch(row -> row.matches(path));
        return WRITES.contains(method) && API.matches(path) && !SESSIONS.matches(path) && !upload;
    }

    /** @throws EdgeProblem 400 when the key is missing or malformed */
    static AnswerKey of(Actor actor, ServerHttpRequest request) {
        String path = request.getPath().pathWithinApplication().value();
        if (path.length() > LONGEST_PATH) {
            throw new EdgeProblem(414, "path-too-long", "请求地址太长");
        }
        return new AnswerKey(actor.town(), actor.person(), request.getMethod().name() + " " + path, key(request));
    }

    private static String key(ServerHttpRequest request) {
        List<String> keys = request.getHeaders().getOrEmpty(HEADER);
        if (keys.size() != 1 || !PATTERN.matcher(keys.get(0)).matches()) {
            throw EdgeProblem.wrong(HEADER, "每次提交要带一个 Idempotency-Key：8 到 64 个字母、数字、下划线或短横");
        }
        return keys.get(0);
    }
}
