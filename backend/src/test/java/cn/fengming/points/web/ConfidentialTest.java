package cn.fengming.points.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What carries a secret or a telephone number is found in the description of the API, not remembered. */
class ConfidentialTest {

    private static final Set<String> SECRETS = Set.of("pin", "qr", "token", "phone", "cardCode", "printedCode");

    private final JsonNode api = JsonMapper.shared().readTree(Path.of("api/openapi.json"));

    @Test
    void every_answer_with_a_secret_in_it_stays_off_the_phone() {
        List<String> kept = reads().filter(read -> !read.getKey().startsWith("/api/v1/public/"))
                .filter(read -> fields(read.getValue(), new HashSet<>()).anyMatch(SECRETS::contains))
                .map(Map.Entry::getKey)
                .filter(path -> !Confidential.covers(path))
                .toList();
        assertThat(kept).isEmpty();
    }

    @Test
    void every_confidential_read_that_is_described_exists() {
        Set<String> paths = new TreeSet<>(Confidential.PATHS);
        reads().forEach(read -> paths.remove(read.getKey()));
        assertThat(paths).containsExactly("/api/v1/sessions/demo-people");
    }

    private Stream<Map.Entry<String, JsonNode>> reads() {
        return api.get("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .map(path -> Map.entry(path.getKey(), path.getValue().get("get").get("responses")));
    }

    private Stream<String> fields(JsonNode node, Set<String> seen) {
        String reference = node.path("$ref").asString("");
        if (!reference.isEmpty()) {
            return seen.add(reference) ? fields(api.at(reference.substring(1)), seen) : Stream.empty();
        }
        return Stream.concat(
                node.path("properties").propertyNames().stream(),
                node.valueStream().flatMap(each -> fields(each, seen)));
    }
}
