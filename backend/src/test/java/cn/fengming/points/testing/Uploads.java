package cn.fengming.points.testing;

import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Uploads photos the way a phone does: raw body, id made by the client. */
@Component
@Lazy
public class Uploads {

    private final Http http;

    Uploads(Http http) {
        this.http = http;
    }

    /** A new photo of that person, ready to be named in a request. */
    public UUID photo(Login login) {
        UUID id = UUID.randomUUID();
        put(login, id, Pictures.jpeg(), "image/jpeg").expect(201);
        return id;
    }

    public Answer put(Login login, UUID id, byte[] body, String type) {
        return http.as(login).send("PUT", "/api/v1/photos/" + id, body, Map.of("Content-Type", type));
    }
}
