package cn.fengming.points.testing.wechat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * WeChat's checks of words and pictures, second generation. They want version, scene, an openid that was here lately,
 * and no more words than they read; a picture they fetch themselves, and what they cannot fetch they cannot judge.
 */
public final class ContentChecks {

    /** Under which address the world knows the backend of the tests. */
    public static final String PUBLIC_URL = "http://points.test";

    private static final int MOST_WORDS = 2_500;

    /** What was fetched for a trace id; bytes null when it could not be. */
    public record Fetched(String openid, URI address, byte @Nullable [] bytes) {}

    private record Dislike(String suggest, int label) {}

    private final Map<String, Dislike> dislikes = new ConcurrentHashMap<>();
    private final Set<String> present = ConcurrentHashMap.newKeySet();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final Map<String, Fetched> pictures = new ConcurrentHashMap<>();
    private final AtomicLong traces = new AtomicLong();
    private volatile @Nullable URI backend;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    ContentChecks() {}

    /** From now on words that contain this are answered with it: {@code risky} or {@code review}, and a label. */
    public void dislike(String words, String suggest, int label) {
        dislikes.put(words, new Dislike(suggest, label));
    }

    /** From now on the world finds the backend there. */
    public void find(URI base) {
        backend = base;
    }

    /** The user has not opened the mini-program for two hours. */
    public void leave(String openid) {
        gone.add(openid);
    }

    void seen(String openid) {
        present.add(openid);
        gone.remove(openid);
    }

    /** Pictures asked about by this user, by trace id. */
    public Map<String, Fetched> picturesOf(String openid) {
        Map<String, Fetched> found = new ConcurrentHashMap<>();
        pictures.forEach((trace, fetched) -> {
            if (fetched.openid().equals(openid)) {
                found.put(trace, fetched);
            }
        });
        return found;
    }

    /** WeChat's number for what is wrong with the question; 0 when nothing is. */
    private int wrong(JsonNode body) {
        int scene = body.path("scene").asInt(0);
        String openid = body.path("openid").asString("");
        if (!body.path("version").asString("").equals("2") || scene < 1 || scene > 4) {
            return 47001;
        }
        if (!present.contains(openid)) {
            return 40003;
        }
        return gone.contains(openid) ? 61010 : 0;
    }

    /** An error number, or the JSON of the answer. */
    Object words(JsonNode body) {
        String content = body.path("content").asString("");
        int wrong = wrong(body);
        if (wrong != 0) {
            return wrong;
        }
        if (content.isBlank()) {
            return 44002;
        }
        if (content.codePointCount(0, content.length()) > MOST_WORDS) {
            return 45002;
        }
        Dislike found = dislikes.entrySet().stream()
                .filter(entry -> content.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new Dislike("pass", 100));
        return """
                {"errcode":0,"errmsg":"ok","detail":[{"strategy":"content_model","errcode":0,"suggest":"%1$s","label":%2$d,"prob":90}],
                 "trace_id":"%3$s","result":{"suggest":"%1$s","label":%2$d}}
                """.formatted(found.suggest(), found.label(), trace());
    }

    /** An error number, or the JSON of the answer. */
    Object picture(JsonNode body) {
        int wrong = wrong(body);
        if (wrong != 0) {
            return wrong;
        }
        String address = body.path("media_url").asString("");
        if (body.path("media_type").asInt(0) != 2 || !address.matches("https?://.+")) {
            return 47001;
        }
        String trace = trace();
        URI uri = URI.create(address);
        pictures.put(trace, new Fetched(body.path("openid").asString(""), uri, fetch(uri)));
        return "{\"errcode\":0,\"errmsg\":\"ok\",\"trace_id\":\"" + trace + "\"}";
    }

    private byte @Nullable [] fetch(URI address) {
        URI found = backend;
        if (found == null || !address.toString().startsWith(PUBLIC_URL + "/")) {
            return null;
        }
        HttpRequest request = HttpRequest.newBuilder(found.resolve(address.getRawPath()))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            boolean picture =
                    response.headers().firstValue("Content-Type").orElse("").startsWith("image/");
            return response.statusCode() == 200 && picture ? response.body() : null;
        } catch (IOException unreachable) {
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** The message WeChat pushes when it has looked; of what it could not fetch it says so, whatever is wanted. */
    public String answer(String trace, String suggest, int label) {
        Fetched fetched = pictures.get(trace);
        boolean seen = fetched != null && fetched.bytes() != null;
        return """
                {"ToUserName":"gh_38cc49f9733b","FromUserName":"%s","CreateTime":1795399200,"MsgType":"event",
                 "Event":"wxa_media_check","appid":"%s","trace_id":"%s","version":2,
                 "detail":[{"strategy":"content_model","errcode":0,"suggest":"%5$s","label":%6$d,"prob":90}],
                 "errcode":%4$d,"errmsg":"%7$s","result":{"suggest":"%5$s","label":%6$d}}
                """.formatted(
                        fetched == null ? "" : fetched.openid(),
                        WechatServers.APPID,
                        trace,
                        seen ? 0 : -1008,
                        seen ? suggest : "review",
                        seen ? label : 100,
                        seen ? "ok" : "download failed");
    }

    private String trace() {
        return "65f0a1b2-%08x".formatted(traces.incrementAndGet());
    }
}
