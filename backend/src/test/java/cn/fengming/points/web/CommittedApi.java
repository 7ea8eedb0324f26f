package cn.fengming.points.web;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API document in the repository, which {@link OpenApiTest} holds to the API that runs. To read it costs nothing; to
 * have the running program write it took twenty seconds with both cores busy.
 */
final class CommittedApi {

    static final Path FILE = Path.of("api", "openapi.json");

    private CommittedApi() {}

    static JsonNode read() {
        return JsonMapper.shared().readTree(FILE);
    }
}
