package cn.fengming.points.startup;

import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.startup.TwoInstances.Instance;
import cn.fengming.points.testing.Answer;
import cn.fengming.points.testing.Caller;
import cn.fengming.points.testing.wechat.WechatUser;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The town both instances founded, made by people who are signed in at one of them and act at the other: a village, its
 * committee, households with points, and a redemption window that is open.
 */
final class SharedTown {

    static final int HOUSEHOLDS = 8;
    static final long POINTS = 500;

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.now(CHINA);
    private static final Quarter QUARTER = Quarter.of(TODAY);

    private final TwoInstances instances;
    private final UUID town;
    private final WechatUser officer;
    private final UUID village;
    private final WechatUser committee;
    private final List<WechatUser> villagers;

    SharedTown(TwoInstances instances) throws SQLException {
        this.instances = instances;
        town = UUID.fromString(instances.text("select town_id from community.town"));
        officer = signedIn(instances.one(), TwoInstances.OFFICER_PHONE);
        Caller office = at(instances.other(), officer);
        village = office.post("/api/v1/villages", Map.of("name", "凤鸣村"))
                .expect(201)
                .id();
        office.post("/api/v1/funds", Map.of("amountFen", 10_000_000, "document", "渝农发〔2026〕12号", "receivedOn", TODAY))
                .expect(201);
        office.post("/api/v1/quarters", Map.of("quarter", QUARTER.toString())).expect(201);
        committee = invited("COMMITTEE", "13500000002");
        List<UUID> homes = households(office);
        office.post("/api/v1/redemption-windows", window()).expect(201);
        villagers = IntStream.range(0, HOUSEHOLDS)
                .mapToObj(number -> signedIn(instances.both().get(number % 2), phone(number)))
                .toList();
        award(homes);
    }

    static Caller at(Instance instance, WechatUser somebody) {
        return instance.http().withToken(somebody.token());
    }

    private static WechatUser signedIn(Instance instance, String phone) {
        WechatUser somebody = new WechatUser(instance.http());
        somebody.prove(phone).expect(201);
        return somebody;
    }

    /** Somebody the office gave a post by phone number. */
    WechatUser invited(String role, String phone) {
        at(instances.one(), officer)
                .post("/api/v1/invitations", Map.of("name", "李和平", "phone", phone, "role", role, "village", village))
                .expect(201);
        return signedIn(instances.other(), phone);
    }

    private static String phone(int household) {
        return "1390000%04d".formatted(household);
    }

    private List<UUID> households(Caller office) {
        List<Map<String, Object>> entries = IntStream.range(0, HOUSEHOLDS)
                .mapToObj(number -> Map.<String, Object>of(
                        "head",
                        Map.of("name", "王小" + "一二三四五六七八".charAt(number), "birthYear", 1970, "phone", phone(number)),
                        "others",
                        List.of()))
                .toList();
        JsonNode added = office.post(
                        "/api/v1/villages/" + village + "/household-batches", Map.of("households", entries))
                .expect(201)
                .json();
        return StreamSupport.stream(added.spliterator(), false)
                .map(home -> UUID.fromString(home.required("id").asString()))
                .toList();
    }

    private static Map<String, Object> window() {
        return Map.of("quarter", QUARTER.toString(), "opensOn", TODAY, "closesOn", TODAY.plusDays(7), "pickupDays", 7);
    }

    /** What takes months of assessments and notices, by the ledger's own statement. */
    private void award(List<UUID> homes) throws SQLException {
        List<Map<String, Object>> batch = new ArrayList<>();
        batch.add(transfer("GRANT", "TOWN", town, "ISSUE", "VILLAGE", village, "POOL", POINTS * HOUSEHOLDS));
        homes.forEach(
                home -> batch.add(transfer("AWARD", "VILLAGE", village, "POOL", "HOUSEHOLD", home, "WALLET", POINTS)));
        String json = JsonMapper.shared().writeValueAsString(batch);
        instances.text("select count(*) from ledger.post('%s', now(), '%s'::jsonb)".formatted(town, json));
    }

    private Map<String, Object> transfer(
            String movement,
            String fromKind,
            UUID from,
            String fromPurse,
            String toKind,
            UUID to,
            String toPurse,
            long amount) {
        Map<String, Object> line = new HashMap<>();
        line.put("id", UUID.randomUUID());
        line.put("movement", movement);
        line.put("fromKind", fromKind);
        line.put("fromHolder", from);
        line.put("fromPurse", fromPurse);
        line.put("toKind", toKind);
        line.put("toHolder", to);
        line.put("toPurse", toPurse);
        line.put("amount", amount);
        line.put("source", "test.fact");
        line.put("key", to.toString());
        line.put("quarter", QUARTER.code());
        line.put("effectiveOn", TODAY.toString());
        line.put("byPerson", officer.person());
        line.put("reason", "测试");
        return line;
    }

    /** A good of one point with so many pieces on the village's shelf. */
    UUID good(String name, int pieces) {
        Map<String, Object> form = Map.of(
                "name",
                name,
                "kind",
                "GOODS",
                "category",
                "DAILY",
                "price",
                1,
                "costFen",
                100,
                "seasonLimit",
                1000,
                "stocked",
                true,
                "onSale",
                true);
        UUID good = at(instances.one(), officer)
                .post("/api/v1/goods", form)
                .expect(201)
                .id();
        at(instances.other(), committee)
                .post(deliveries(), delivery(good, pieces))
                .expect(201);
        return good;
    }

    String deliveries() {
        return "/api/v1/villages/" + village + "/deliveries";
    }

    static Map<String, Object> delivery(UUID good, int pieces) {
        return Map.of("good", good, "pieces", pieces);
    }

    static Map<String, Object> wish(UUID good) {
        return Map.of("lines", List.of(Map.of("good", good, "pieces", 1)));
    }

    long delivered(UUID good) throws SQLException {
        return instances.number("select coalesce(sum(pieces), 0) from store.delivery where good_id = '" + good + "'");
    }

    long redeemed(UUID good) throws SQLException {
        return instances.number(
                "select coalesce(sum(pieces), 0) from store.redemption_line where good_id = '" + good + "'");
    }

    /** What stands in an account of the village's store. */
    long pieces(String purse, UUID good) throws SQLException {
        return instances.number(
                "select coalesce(sum(balance), 0) from ledger.account where purse = '%s' and good_id = '%s'"
                        .formatted(purse, good));
    }

    /** What the book check finds wrong, asked at that instance. */
    JsonNode findings(Instance instance) {
        Answer checked = at(instance, officer).post("/api/v1/book-checks", null).expect(200);
        return checked.json().required("findings");
    }

    UUID village() {
        return village;
    }

    WechatUser officer() {
        return officer;
    }

    WechatUser committee() {
        return committee;
    }

    List<WechatUser> villagers() {
        return villagers;
    }
}
