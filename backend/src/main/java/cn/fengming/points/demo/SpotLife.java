package cn.fengming.points.demo;

import cn.fengming.points.demo.People.DemoVillage;
import cn.fengming.points.demo.People.Visitor;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * The dirty spots of one village, from the photo to the write-off: what was cleaned weeks ago, what is late, and what
 * came in these days. Each comes to its state the way a real one would.
 */
final class SpotLife {

    /** Where the town lies, in GCJ-02 degrees; each village is a few kilometres from the next. */
    private static final double NORTH = 30.93;

    private static final double EAST = 108.70;
    private static final double BETWEEN_VILLAGES = 0.025;
    private static final double WITHIN_VILLAGE = 0.012;

    private final Phone phone;
    private final DemoVillage village;
    private final double north;
    private final double east;
    private final Random random;
    private final Map<String, Found> found = new HashMap<>();

    /** A spot and who reported it. */
    private record Found(UUID id, Visitor reporter, double latitude, double longitude) {}

    /** @param number of the village, counted from 0 */
    SpotLife(Phone phone, DemoVillage village, int number) {
        this.phone = phone;
        this.village = village;
        this.north = NORTH + BETWEEN_VILLAGES * number;
        this.east = EAST - BETWEEN_VILLAGES * number;
        this.random = new Random(village.name().hashCode() + 1L);
    }

    /** Two that are cleaned up the next day, and the places that are looked at again and again. */
    void reportFirst(LocalDate day) {
        report("GARBAGE", 0, "公路边垃圾池满了，垃圾袋堆到了路上", "村道边垃圾池");
        report("WATERWAY", 1, "水渠里漂着塑料袋和菜叶", "老水渠拐弯处");
        assign("GARBAGE");
        assign("WATERWAY");
        register("BLACK_WATER", "学堂坡后水塘", 120, day);
        register("DUMP_SITE", "采石场旧堆放点", 340, day);
        register("BARE_SOIL", "新修公路边坡", 800, day);
    }

    void cleanFirst() {
        rectify("GARBAGE", village.inspector(), "垃圾已清运，垃圾池冲洗干净");
        rectify("WATERWAY", village.inspector(), "已打捞清淤");
        verify("GARBAGE");
        verify("WATERWAY");
        writeOff("GARBAGE");
        writeOff("WATERWAY");
    }

    /** One the reporter cleaned up, one that will be late, one that takes a cadre. */
    void reportEarly() {
        reportCleaned("ROAD_DITCH", 2, "边沟被泥沙堵了，我顺手清了", "3组公路边沟");
        accept("ROAD_DITCH");
        report("POULTRY", 0, "鸡鸭散养在村道上，到处是粪便", "2组村道");
        assign("POULTRY");
        report("RUINS", 1, "旧猪圈塌了一半，砖瓦堆在路边", "李家院子旁");
        assign("RUINS");
    }

    void midway() {
        rectify("RUINS", village.secondCommittee(), "残墙已拆除，砖瓦运走，场地平整");
        verify("RUINS");
        report("PILES", 2, "柴草堆到了公路上，会车都困难", "1组公路边");
        assign("PILES");
        report("BLACK_WATER", 0, "屋后水沟发黑发臭，蚊子多", "张家屋后");
        assign("BLACK_WATER");
        move("BLACK_WATER", village.committee(), "start", Map.of("expected", "ASSIGNED"));
        report("POSTERS", 1, "墙上贴了张告示", "村委会外墙");
        move(
                "POSTERS",
                village.committee(),
                "refusal",
                Map.of("expected", "REPORTED", "reason", "这是村里张贴的森林防火通告，不是乱贴乱画。谢谢您关心村里的环境"));
    }

    /** What came in these days; and what was clean for a month is dirty again. */
    void lately() {
        rectify("PILES", village.inspector(), "柴草已搬到屋后码放整齐");
        report("WIRES", 2, "断了的广播线垂到路中间", "小学门口");
        seeToo("WIRES", village.panel().get(0), "我也看到了，晚上看不清，容易绊倒");
        report("OBSTRUCTION", 0, "河沙堆在村道上占了半边路", "村道岔路口");
        report("SHACKS", 1, "路边搭了个石棉瓦棚子", "3组路口");
        accept("SHACKS");
        reopen("WATERWAY", "上游又漂下来不少垃圾");
    }

    private void report(String kind, int villager, String words, String place) {
        tell(kind, villager, words, place, Map.of());
    }

    private void reportCleaned(String kind, int villager, String words, String place) {
        UUID after = photo(village.villagers().get(villager), true);
        tell(kind, villager, words, place, Map.of("selfCleaned", true, "afterPhotos", List.of(after)));
    }

    private void tell(String kind, int villager, String words, String place, Map<String, Object> more) {
        Visitor reporter = village.villagers().get(villager);
        Found spot = new Found(phone.newId(), reporter, somewhere(north), somewhere(east));
        Map<String, Object> form = new HashMap<>(more);
        form.put("kind", kind);
        form.put("village", village.id());
        form.put("place", place);
        form.put("latitude", spot.latitude());
        form.put("longitude", spot.longitude());
        form.put("accuracy", 12);
        form.put("words", words);
        form.put("photos", List.of(photo(reporter, false)));
        phone.put(reporter, path(spot), form);
        found.put(kind, spot);
    }

    private void seeToo(String kind, Visitor neighbour, String words) {
        phone.post(neighbour, path(spot(kind)) + "/voices", Map.of("words", words));
    }

    private void accept(String kind) {
        move(kind, village.committee(), "acceptance", Map.of("expected", "REPORTED"));
    }

    private void assign(String kind) {
        accept(kind);
        move(kind, village.committee(), "assignment", Map.of("expected", "ACCEPTED"));
    }

    private void rectify(String kind, Visitor worker, String words) {
        Found spot = spot(kind);
        Map<String, Object> proof = Map.of(
                "expected", "ASSIGNED",
                "photos", List.of(photo(worker, true)),
                "latitude", spot.latitude(),
                "longitude", spot.longitude(),
                "words", words);
        move(kind, worker, "rectification", proof);
    }

    private void verify(String kind) {
        move(kind, spot(kind).reporter(), "verification", Map.of("expected", "RECTIFIED"));
    }

    private void writeOff(String kind) {
        move(kind, village.committee(), "write-off", Map.of("expected", "VERIFIED"));
    }

    private void reopen(String kind, String reason) {
        Visitor reporter = spot(kind).reporter();
        List<UUID> photos = List.of(photo(reporter, false));
        move(kind, reporter, "reopening", Map.of("expected", "WRITTEN_OFF", "reason", reason, "photos", photos));
    }

    private void move(String kind, Visitor who, String way, Map<String, Object> body) {
        phone.post(who, path(spot(kind)) + "/" + way, body);
    }

    private void register(String register, String name, int area, LocalDate day) {
        UUID id = phone.newId();
        Map<String, Object> form = Map.of(
                "register",
                register,
                "village",
                village.id(),
                "name",
                name,
                "latitude",
                somewhere(north),
                "longitude",
                somewhere(east),
                "area",
                area,
                "foundOn",
                day.toString(),
                "lookDays",
                7);
        phone.put(village.committee(), "/api/v1/register-sites/" + id, form);
    }

    private Found spot(String kind) {
        Found spot = found.get(kind);
        if (spot == null) {
            throw new IllegalStateException("nobody reported " + kind);
        }
        return spot;
    }

    private static String path(Found spot) {
        return "/api/v1/spots/" + spot.id();
    }

    private double somewhere(double middle) {
        return Math.round((middle + (random.nextDouble() - 0.5) * WITHIN_VILLAGE) * 1e6) / 1e6;
    }

    private UUID photo(Visitor who, boolean clean) {
        return phone.photo(who, Picture.courtyard(random.nextLong(), clean));
    }
}
