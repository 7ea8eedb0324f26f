package cn.fengming.points.testing;

import java.util.UUID;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the backend answered. */
public record Answer(int status, HttpHeaders headers, String text) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** This answer, if it has that status. @throws AssertionError with the whole answer when it has another */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected status " + expected + " but got " + status + ": " + text);
        }
        return this;
    }

    public JsonNode json() {
        return JSON.readTree(text);
    }

    /** The field {@code id} of the body. */
    public UUID id() {
        return UUID.fromString(json().required("id").asString());
    }

    /** The last part of the problem's {@code type}: {@code insufficient-points}. */
    public String problem() {
        String type = json().required("type").asString();
        return type.replaceFirst(".*[/:]", "");
    }
}
