package cn.fengming.points.startup;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.testing.Servers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StructuredLogTest {

    @Test
    void every_line_is_json_when_asked_for() {
        Map<String, String> environment = Map.of(
                "POINTS_LOG_FORMAT", "ecs",
                "POINTS_PORT", "0",
                "POINTS_DATABASE_URL", Servers.postgres().url(Servers.newDatabase()),
                "POINTS_DATABASE_USER", Servers.postgres().user(),
                "POINTS_DATABASE_PASSWORD", Servers.postgres().password(),
                "POINTS_REDIS_URL", Servers.redis().url(),
                "POINTS_SECRET_KEY", Servers.SECRET_KEY);
        try (Program program = Program.start(environment)) {
            JsonNode ready = JsonMapper.shared().readTree(program.awaitReady());
            assertThat(ready.at("/message").asString()).startsWith("Ready: http://localhost:");
            program.terminate();
            assertThat(program.printed().lines())
                    .allSatisfy(line -> JsonMapper.shared().readTree(line));
            assertThat(program.printed())
                    .doesNotContain(Servers.postgres().password())
                    .doesNotContain(Servers.SECRET_KEY);
        }
    }
}
