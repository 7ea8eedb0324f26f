package cn.fengming.points.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The API document in the repository is the API that runs. */
@PointsTest
class OpenApiTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .defaultPrettyPrinter(new DefaultPrettyPrinter()
                    .withSeparators(Separators.createDefaultInstance().withObjectNameValueSpacing(Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    @Autowired
    Http http;

    private String running() {
        String text = http.anonymous().get("/v3/api-docs").expect(200).text();
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readValue(text, Map.class)) + "\n";
    }

    @Test
    void the_committed_document_is_up_to_date() throws IOException {
        String running = running();
        if (Boolean.getBoolean("openapi.update")) {
            Files.createDirectories(CommittedApi.FILE.getParent());
            Files.writeString(CommittedApi.FILE, running);
        }
        assertThat(CommittedApi.FILE)
                .as("The API has changed. Look at the change, then write it down with: "
                        + "mvn -pl backend test -Dtest=OpenApiTest -Dopenapi.update=true")
                .exists()
                .hasContent(running);
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_a_sentence() {
        List<JsonNode> operations = operations();
        assertThat(operations).isNotEmpty();
        assertThat(operations.stream()
                        .map(operation -> operation.path("operationId").asString()))
                .doesNotHaveDuplicates()
                .as("springdoc numbers names that two controllers share: rename one of the methods")
                .noneMatch(name -> name.matches(".*_\\d+"));
        assertThat(operations.stream()
                        .filter(operation -> !operation.has("summary"))
                        .map(operation -> operation.path("operationId").asString()))
                .as("operations without @Operation(summary = ...)")
                .isEmpty();
    }

    @Test
    void nothing_of_the_edge_is_left_to_guess() {
        JsonNode api = JSON.readTree(running());
        assertThat(api.path("openapi").asString()).startsWith("3.");
        assertThat(api.at("/components/schemas").propertyNames())
                .contains("Problem")
                .doesNotContain("Actor");
        assertThat(operations())
                .allSatisfy(operation -> assertThat(
                                operation.at("/responses/default/content").propertyNames())
                        .containsExactly("application/problem+json"));
        assertThat(api.path("servers").toString()).isEqualTo("[{\"url\":\"/\"}]");
        JsonNode key = api.at("/paths/~1api~1v1~1funds/post/parameters/0");
        assertThat(key.path("name").asString()).isEqualTo(RequestKey.HEADER);
        assertThat(key.path("required").asBoolean()).isTrue();
    }

    private List<JsonNode> operations() {
        return StreamSupport.stream(JSON.readTree(running()).path("paths").spliterator(), false)
                .flatMap(path -> StreamSupport.stream(path.spliterator(), false))
                .toList();
    }
}
