package cn.fengming.points.bench;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * One page, read again and again.
 *
 * @param path of a place
 * @param token of a place; empty for somebody who is not signed in
 */
record Page(Ground ground, Function<Place, String> path, Function<Place, String> token) implements Asking {

    @Override
    public byte[] next(int connection) {
        Place place = ground.place(connection);
        return Requests.get(path.apply(place), token.apply(place)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int status() {
        return 200;
    }
}
