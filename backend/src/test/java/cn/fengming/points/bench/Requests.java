package cn.fengming.points.bench;

import java.nio.charset.StandardCharsets;

/** Makes the requests of one run; every write has a key of its own. */
final class Requests implements Asking {

    private static final String HOST = "Host: 127.0.0.1\r\nAccept: application/json\r\n";

    private final Workload workload;
    private final Ground ground;
    private final String run;
    private long made;

    /** @param run no other run has the same name: it is part of every key */
    Requests(Workload workload, Ground ground, String run) {
        this.workload = workload;
        this.ground = ground;
        this.run = run;
    }

    @Override
    public int status() {
        return workload.status();
    }

    @Override
    public byte[] next(int connection) {
        return text(connection, made++).getBytes(StandardCharsets.UTF_8);
    }

    private String text(int connection, long number) {
        String key = run + "-" + number;
        return switch (workload) {
            case SPREAD -> delivery(ground.place(number), key);
            case HOT -> delivery(ground.place(0), key);
            case REPLAY -> delivery(ground.place(connection), replayed(connection));
            case REDEEM -> redemption(ground.place(number), key);
            case WALLET -> get("/api/v1/me/passbook", ground.place(connection).memberToken());
        };
    }

    /** The key a connection's delivery was booked under before the first run. */
    static String replayed(int connection) {
        return "bench-replay-" + connection;
    }

    static String deliveryBody(Place place) {
        return "{\"good\":\"" + place.good() + "\",\"pieces\":1}";
    }

    private static String delivery(Place place, String key) {
        return post(
                "/api/v1/villages/" + place.village() + "/deliveries", place.clerkToken(), key, deliveryBody(place));
    }

    private String redemption(Place place, String key) {
        String body = "{\"lines\":[{\"good\":\"" + ground.cooker() + "\",\"pieces\":1}]}";
        return post("/api/v1/redemptions", place.memberToken(), key, body);
    }

    /** @param token empty for somebody who is not signed in */
    static String get(String path, String token) {
        String signedIn = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        return "GET " + path + " HTTP/1.1\r\n" + HOST + signedIn + "\r\n";
    }

    private static String post(String path, String token, String key, String body) {
        return "POST " + path + " HTTP/1.1\r\n" + HOST + "Authorization: Bearer " + token + "\r\nIdempotency-Key: "
                + key + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
