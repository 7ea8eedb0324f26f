package cn.fengming.points.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person of each role opens every page that has an address of its own, three times; villagers redeem. */
final class Story {

    private static final int TIMES = 3;
    private static final int VILLAGERS = 5;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Backend backend;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private int requests;

    private Story(Backend backend) {
        this.backend = backend;
    }

    static void awaitTown(Backend backend) throws IOException, InterruptedException {
        while (backend.send("GET", "/api/v1/sessions/demo-people", "", null, null)
                        .statusCode()
                != 200) {
            Thread.sleep(200);
        }
    }

    static Story tell(Backend backend) throws IOException, InterruptedException {
        Story story = new Story(backend);
        List<String> pages = story.pages();
        for (JsonNode person : story.oneOfEachRole()) {
            String token = story.signedIn(person);
            for (int time = 0; time < TIMES; time++) {
                for (String page : pages) {
                    story.ask("GET", page, token, null, null);
                }
            }
            if (person.path("role").asString().equals("VILLAGER")) {
                story.redeem(token);
            }
        }
        return story;
    }

    private List<String> pages() throws IOException, InterruptedException {
        JsonNode document =
                JSON.readTree(ask("GET", "/v3/api-docs", "", null, null).body());
        List<String> pages = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            if (path.getValue().has("get") && !path.getKey().contains("{")) {
                pages.add(path.getKey());
            }
        });
        return pages;
    }

    private List<JsonNode> oneOfEachRole() throws IOException, InterruptedException {
        JsonNode people = JSON.readTree(
                ask("GET", "/api/v1/sessions/demo-people", "", null, null).body());
        List<JsonNode> chosen = new ArrayList<>();
        Set<String> roles = new HashSet<>();
        int villagers = 0;
        for (JsonNode person : people.isArray() ? people : people.path("items")) {
            boolean villager = person.path("role").asString().equals("VILLAGER");
            if (villager
                    ? villagers++ < VILLAGERS
                    : roles.add(person.path("role").asString())) {
                chosen.add(person);
            }
        }
        return chosen;
    }

    private String signedIn(JsonNode person) throws IOException, InterruptedException {
        String body = "{\"person\":\"" + person.path("person").asString() + "\"}";
        return JSON.readTree(
                        ask("POST", "/api/v1/sessions/demo", "", null, body).body())
                .path("token")
                .asString();
    }

    private void redeem(String token) throws IOException, InterruptedException {
        JsonNode goods =
                JSON.readTree(ask("GET", "/api/v1/goods", token, null, null).body());
        for (JsonNode good : goods.path("items")) {
            String body = "{\"lines\":[{\"good\":\"" + good.path("id").asString() + "\",\"pieces\":1}]}";
            ask("POST", "/api/v1/redemptions", token, "bench-story-" + requests, body);
        }
    }

    private HttpResponse<String> ask(
            String method, String path, String token, @Nullable String key, @Nullable String body)
            throws IOException, InterruptedException {
        requests++;
        HttpResponse<String> answer = backend.send(method, path, token, key, body);
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        return answer;
    }

    int requests() {
        return requests;
    }

    Map<Integer, Integer> statuses() {
        return statuses;
    }
}
