package cn.fengming.points.testing.wechat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * WeChat's subscription messages: it knows the templates of the account, whom it knows itself, and how often each of them
 * agreed to which; it takes a message only into exactly the fields of its template, each of the right sort and length,
 * for a page the mini-program has, and uses up one agreement for each.
 */
public final class SubscriptionServers {

    /** The fields of the account's templates, by id. */
    private static final Map<String, List<String>> TEMPLATES = Map.of(
            "TMPL-award-0001", List.of("thing1", "number2", "time3", "thing4"),
            "TMPL-notice-001", List.of("thing1", "thing2", "time3", "thing4"),
            "TMPL-window-001", List.of("thing1", "thing2", "time3", "thing4"),
            "TMPL-ready-0001", List.of("thing1", "number2", "time3", "thing4"),
            "TMPL-lapsing-01", List.of("thing1", "number2", "time3", "thing4"),
            "TMPL-spot-00001", List.of("thing1", "character_string2", "time3", "thing4"),
            "TMPL-decision-1", List.of("thing1", "phrase2", "time3", "thing4"));

    /** What the backend of the tests is told: the template of EXPIRING was deleted, and that of SPOT has other fields. */
    public static final Map<String, String> SETTINGS = Map.of(
            "award", "TMPL-award-0001",
            "notice", "TMPL-notice-001 thing1=what thing2=place time3=day thing4=note",
            "window", "TMPL-window-001",
            "ready", "TMPL-ready-0001",
            "lapsing", "TMPL-lapsing-01",
            "expiring", "TMPL-deleted-01",
            "spot", "TMPL-spot-00001 thing1=what time3=day thing4=note phrase5=what",
            "decision", "TMPL-decision-1");

    private static final Map<String, String> SORTS = Map.of(
            "thing", "[\\s\\S]{1,20}",
            "number", "\\d[\\d.]{0,31}",
            "character_string", "[\\x21-\\x7E]{1,32}",
            "time", "(\\d{4}年\\d{1,2}月\\d{1,2}日 )?\\d{2}:\\d{2}",
            "date", "\\d{4}年\\d{1,2}月\\d{1,2}日( \\d{2}:\\d{2})?",
            "phrase", "\\p{IsHan}{1,5}",
            "name", "\\p{IsHan}{1,10}");

    private static final Set<String> PAGES = pages();
    private static final Set<String> STATES = Set.of("formal", "trial", "developer");

    /** One message as it came. */
    public record Sent(String openid, String template, String page, Map<String, String> fields) {}

    private final Map<String, Integer> agreements = new HashMap<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    SubscriptionServers() {}

    void meet(String openid) {
        known.add(openid);
    }

    /** The user agrees to one more message of this template. */
    public synchronized void agree(String openid, String template) {
        agreements.merge(openid + "/" + template, 1, Integer::sum);
    }

    /** The user switches the template off in WeChat. */
    public synchronized void switchOff(String openid, String template) {
        agreements.remove(openid + "/" + template);
    }

    public List<Sent> sentTo(String openid) {
        return sent.stream().filter(each -> each.openid().equals(openid)).toList();
    }

    /** Whether the mini-program has such a page. */
    static boolean has(String page) {
        return PAGES.contains(page);
    }

    /** An error number, or the JSON of the answer. */
    Object send(JsonNode body) {
        String openid = body.path("touser").asString("");
        String template = body.path("template_id").asString("");
        if (!known.contains(openid)) {
            return 40003;
        }
        List<String> fields = TEMPLATES.get(template);
        if (fields == null) {
            return 40037;
        }
        if (!has(body.path("page").asString("").replaceFirst("\\?.*", ""))
                || !STATES.contains(body.path("miniprogram_state").asString(""))) {
            return 41030;
        }
        String wrong = wrongField(fields, body.path("data"));
        if (wrong != null) {
            return "{\"errcode\":47003,\"errmsg\":\"argument invalid! data." + wrong
                    + ".value invalid rid: 65f0-test\"}";
        }
        return use(openid, template) ? took(openid, template, body) : 43101;
    }

    private synchronized boolean use(String openid, String template) {
        String key = openid + "/" + template;
        int left = agreements.getOrDefault(key, 0);
        agreements.put(key, Math.max(0, left - 1));
        return left > 0;
    }

    private String took(String openid, String template, JsonNode body) {
        Map<String, String> fields = new TreeMap<>();
        body.path("data")
                .propertyStream()
                .forEach(field -> fields.put(
                        field.getKey(), field.getValue().path("value").asString("")));
        sent.add(new Sent(openid, template, body.path("page").asString(""), fields));
        return "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":" + sent.size() + "}";
    }

    private static @Nullable String wrongField(List<String> fields, JsonNode data) {
        for (String field : fields) {
            String sort = SORTS.get(field.replaceFirst("\\d+$", ""));
            if (!data.path(field).path("value").asString("").matches(String.valueOf(sort))) {
                return field;
            }
        }
        return data.propertyStream()
                .map(Map.Entry::getKey)
                .filter(field -> !fields.contains(field))
                .findFirst()
                .orElse(null);
    }

    String list() {
        return TEMPLATES.entrySet().stream()
                .map(template -> "{\"priTmplId\":\"" + template.getKey() + "\",\"title\":\"积分通知\",\"content\":\""
                        + template.getValue().stream()
                                .map(field -> "内容:{{" + field + ".DATA}}\\n")
                                .collect(Collectors.joining())
                        + "\",\"example\":\"内容:示例\\n\",\"type\":2}")
                .collect(Collectors.joining(",", "{\"errcode\":0,\"errmsg\":\"ok\",\"data\":[", "]}"));
    }

    /** What WeChat pushes: {@code subscribe_msg_popup_event} and its like. @param lines one object or an array */
    public static String event(String openid, String event, long seconds, String lines) {
        return "{\"ToUserName\":\"gh_38cc49f9733b\",\"FromUserName\":\"" + openid + "\",\"CreateTime\":" + seconds
                + ",\"MsgType\":\"event\",\"Event\":\"" + event + "\",\"List\":" + lines + "}";
    }

    private static Set<String> pages() {
        try {
            JsonNode book = JsonMapper.shared().readTree(Files.readString(Path.of("../miniapp/src/pages.json")));
            Set<String> pages = ConcurrentHashMap.newKeySet();
            book.path("pages").forEach(page -> pages.add(page.path("path").asString("")));
            book.path("subPackages")
                    .forEach(pack -> StreamSupport.stream(pack.path("pages").spliterator(), false)
                            .forEach(page -> pages.add(pack.path("root").asString("") + "/"
                                    + page.path("path").asString(""))));
            return pages;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
