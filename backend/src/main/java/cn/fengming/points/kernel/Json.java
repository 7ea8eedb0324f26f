package cn.fengming.points.kernel;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Documents kept in jsonb columns: one mapper, and the database driver's type at the border. */
@Component
public class Json {

    private final JsonMapper mapper;

    Json(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public io.r2dbc.postgresql.codec.Json write(Object document) {
        return io.r2dbc.postgresql.codec.Json.of(text(document));
    }

    public String text(Object document) {
        return mapper.writeValueAsString(document);
    }

    /** @throws IllegalStateException when a stored document does not fit: the code is older than the data */
    public <T> T read(io.r2dbc.postgresql.codec.Json stored, Class<T> type) {
        // The driver's own asString() reads UTF-8 bytes in the machine's default charset.
        return read(new String(stored.asArray(), StandardCharsets.UTF_8), type);
    }

    public <T> T read(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JacksonException unreadable) {
            throw new IllegalStateException("stored document is no " + type.getSimpleName(), unreadable);
        }
    }
}
