package cn.fengming.points.testing.wechat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * WeChat's servers, stood in for. As strict as the real ones: they know one mini-program and its secret, take a code
 * once, want the right method and every parameter, and refuse a token that is missing, unknown or expired, with
 * WeChat's own numbers. Answers come as text/plain with status 200, errors too, as WeChat's do.
 *
 * <p>A test plays the phone: {@link #loginCode} is {@code wx.login}, {@link #phoneCode} the phone number button.
 */
public final class WechatServers {

    public static final String APPID = "wx0123456789abcdef";
    public static final String SECRET = "secret-of-the-mini-program";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final WechatServers SHARED = new WechatServers();

    private final MockWebServer server = new MockWebServer();
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, String> loginCodes = new ConcurrentHashMap<>();
    private final Map<String, String> phoneCodes = new ConcurrentHashMap<>();
    private final Set<String> usedCodes = ConcurrentHashMap.newKeySet();
    private final Map<String, String> unionids = new ConcurrentHashMap<>();
    private final Set<String> expiredTokens = ConcurrentHashMap.newKeySet();
    private final Set<String> sessionKeys = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final Set<String> cutOff = ConcurrentHashMap.newKeySet();
    private final Map<String, Queue<Integer>> failures = new ConcurrentHashMap<>();
    private final ContentChecks checks = new ContentChecks();
    private final SubscriptionServers subscriptions = new SubscriptionServers();
    private volatile String token = "";

    public WechatServers() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The ones the shared application of all tests asks. */
    public static WechatServers shared() {
        return SHARED;
    }

    /** For {@code points.wechat.host}. */
    public String host() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** A WeChat user nobody has used yet. */
    public String newOpenid() {
        return "o" + "%027d".formatted(numbers.incrementAndGet());
    }

    /** What {@code wx.login} gives this user's phone. */
    public String loginCode(String openid) {
        String code = "0login" + "%026d".formatted(numbers.incrementAndGet());
        loginCodes.put(code, openid);
        return code;
    }

    /** What the phone number button gives a user with this number; {@code +852 ...} for one from abroad. */
    public String phoneCode(String phone) {
        String code = "phone" + "%059d".formatted(numbers.incrementAndGet());
        phoneCodes.put(code, phone);
        return code;
    }

    /** From now on the user's answers carry a unionid. */
    public void joinUnion(String openid, String unionid) {
        unionids.put(openid, unionid);
    }

    /** The access token given out is refused from now on, as when another system fetched one. */
    public void expireToken() {
        expiredTokens.add(token);
    }

    /** The next question with this login code or phone code, or to this path, is answered with this number: -1, 45011. */
    public void failOn(String code, int errcode) {
        failOn(code, errcode, 1);
    }

    /** As above, so many times. */
    public void failOn(String code, int errcode, int times) {
        Queue<Integer> queue = failures.computeIfAbsent(code, none -> new ConcurrentLinkedQueue<>());
        queue.addAll(Collections.nCopies(times, errcode));
    }

    /** The connection is cut whenever this code comes in, or this path is asked. */
    public void hangUpOn(String code) {
        cutOff.add(code);
    }

    public void pickUpAgainOn(String code) {
        cutOff.remove(code);
    }

    /** Everything a log must never contain: tokens, session keys, the secret. */
    public Set<String> secrets() {
        Set<String> secrets = ConcurrentHashMap.newKeySet();
        secrets.addAll(sessionKeys);
        secrets.add(token);
        secrets.add(SECRET);
        return secrets;
    }

    /** What they think of words and pictures. */
    public ContentChecks checks() {
        return checks;
    }

    /** Whom they tell what. */
    public SubscriptionServers subscriptions() {
        return subscriptions;
    }

    /** Method and path of every request so far. */
    public List<String> seen() {
        return List.copyOf(seen);
    }

    public void close() {
        server.close();
    }

    private MockResponse answer(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        seen.add(request.getMethod() + " " + url.encodedPath());
        return switch (url.encodedPath()) {
            case "/cgi-bin/stable_token" -> stableToken(request);
            case "/sns/jscode2session" -> session(request.getMethod(), url);
            case "/wxa/business/getuserphonenumber" -> phone(request, url);
            case "/wxa/msg_sec_check" -> check(request, url, checks::words);
            case "/wxa/media_check_async" -> check(request, url, checks::picture);
            case "/cgi-bin/message/subscribe/send" -> check(request, url, subscriptions::send);
            case "/wxa/getwxacodeunlimit" -> check(request, url, MiniCodeServers::draw);
            case "/wxaapi/newtmpl/gettemplate" -> templates(request, url);
            // would take the token from every other instance of the backend
            case "/cgi-bin/token" -> error(45009, "reach max api daily quota limit");
            default -> new MockResponse.Builder().code(404).build();
        };
    }

    private MockResponse stableToken(RecordedRequest request) {
        if (!request.getMethod().equals("POST")) {
            return error(43002, "require POST method");
        }
        JsonNode body = body(request);
        if (body == null) {
            return error(47001, "data format error");
        }
        if (!body.path("grant_type").asString("").equals("client_credential")) {
            return error(40002, "invalid grant_type");
        }
        int wrong = wrongAccount(
                body.path("appid").asString(""), body.path("secret").asString(""));
        if (wrong != 0) {
            return error(wrong, "wrong account");
        }
        return json("{\"access_token\":\"" + validToken() + "\",\"expires_in\":7200}");
    }

    private MockResponse session(String method, HttpUrl url) {
        if (!method.equals("GET")) {
            return error(43001, "require GET method");
        }
        int wrong = wrongAccount(parameter(url, "appid"), parameter(url, "secret"));
        if (wrong != 0) {
            return error(wrong, "wrong account");
        }
        String code = parameter(url, "js_code");
        if (code.isEmpty()) {
            return error(41008, "missing code");
        }
        if (!parameter(url, "grant_type").equals("authorization_code")) {
            return error(40002, "invalid grant_type");
        }
        MockResponse failure = failure(code);
        return failure == null ? session(code) : failure;
    }

    private MockResponse session(String code) {
        String openid = loginCodes.get(code);
        if (openid == null) {
            return error(40029, "invalid code");
        }
        if (!usedCodes.add(code)) {
            return error(40163, "code been used");
        }
        String key = "session-key-" + numbers.incrementAndGet();
        sessionKeys.add(key);
        checks.seen(openid);
        subscriptions.meet(openid);
        String unionid = unionids.get(openid);
        String union = unionid == null ? "" : ",\"unionid\":\"" + unionid + "\"";
        return json("{\"session_key\":\"" + key + "\",\"openid\":\"" + openid + "\"" + union + "}");
    }

    private MockResponse check(RecordedRequest request, HttpUrl url, Function<JsonNode, Object> check) {
        MockResponse refused = refused(request, url);
        if (refused != null) {
            return refused;
        }
        MockResponse failure = failure(url.encodedPath());
        if (failure != null) {
            return failure;
        }
        JsonNode body = body(request);
        Object answer = body == null ? Integer.valueOf(47001) : check.apply(body);
        if (answer instanceof byte[] picture) {
            return new MockResponse.Builder()
                    .addHeader("Content-Type", "image/jpeg")
                    .body(new Buffer().write(picture))
                    .build();
        }
        return answer instanceof Integer errcode ? error(errcode, "refused") : json(answer.toString());
    }

    private MockResponse templates(RecordedRequest request, HttpUrl url) {
        if (!request.getMethod().equals("GET")) {
            return error(43001, "require GET method");
        }
        MockResponse refused = refusedToken(url);
        return refused == null ? json(subscriptions.list()) : refused;
    }

    /** What is refused before anybody reads the question; null when nothing is. */
    private @Nullable MockResponse refused(RecordedRequest request, HttpUrl url) {
        MockResponse refused = refusedToken(url);
        if (refused != null) {
            return refused;
        }
        return request.getMethod().equals("POST") ? null : error(43002, "require POST method");
    }

    private @Nullable MockResponse refusedToken(HttpUrl url) {
        String shown = parameter(url, "access_token");
        if (shown.isEmpty()) {
            return error(41001, "access_token missing");
        }
        if (expiredTokens.contains(shown)) {
            return error(42001, "access_token expired");
        }
        if (!shown.equals(token)) {
            return error(40001, "invalid credential, access_token is invalid or not latest");
        }
        return null;
    }

    private MockResponse phone(RecordedRequest request, HttpUrl url) {
        MockResponse refused = refused(request, url);
        if (refused != null) {
            return refused;
        }
        JsonNode body = body(request);
        if (body == null || body.path("code").asString("").isEmpty()) {
            return error(47001, "data format error");
        }
        String code = body.path("code").asString("");
        MockResponse failure = failure(code);
        return failure == null ? phone(code) : failure;
    }

    private MockResponse phone(String code) {
        String phone = phoneCodes.get(code);
        if (phone == null || !usedCodes.add(code)) {
            return error(40029, "code is invalid");
        }
        boolean abroad = phone.startsWith("+");
        String country = abroad ? phone.substring(1, phone.indexOf(' ')) : "86";
        String pure = abroad ? phone.substring(phone.indexOf(' ') + 1) : phone;
        return json("""
                {"errcode":0,"errmsg":"ok","phone_info":{"phoneNumber":"%s","purePhoneNumber":"%s","countryCode":"%s",
                 "watermark":{"timestamp":1795399200,"appid":"%s"}}}
                """.formatted(phone.replace(" ", ""), pure, country, APPID));
    }

    private static int wrongAccount(String appid, String secret) {
        if (appid.isEmpty()) {
            return 41002;
        }
        if (!appid.equals(APPID)) {
            return 40013;
        }
        if (secret.isEmpty()) {
            return 41004;
        }
        return secret.equals(SECRET) ? 0 : 40125;
    }

    private synchronized String validToken() {
        if (token.isEmpty() || expiredTokens.contains(token)) {
            token = "ACCESS_TOKEN_" + numbers.incrementAndGet();
        }
        return token;
    }

    private @Nullable MockResponse failure(String code) {
        if (cutOff.contains(code)) {
            return new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build();
        }
        Queue<Integer> queue = failures.get(code);
        Integer errcode = queue == null ? null : queue.poll();
        return errcode == null ? null : error(errcode, "told to fail");
    }

    private static @Nullable JsonNode body(RecordedRequest request) {
        try {
            return request.getBody() == null
                    ? null
                    : JSON.readTree(request.getBody().utf8());
        } catch (JacksonException noJson) {
            return null;
        }
    }

    private static String parameter(HttpUrl url, String name) {
        String value = url.queryParameter(name);
        return value == null ? "" : value;
    }

    private static MockResponse error(int errcode, String message) {
        return json("{\"errcode\":" + errcode + ",\"errmsg\":\"" + message + " rid: 65f0-test\"}");
    }

    private static MockResponse json(String text) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/plain")
                .body(text)
                .build();
    }
}
