package cn.fengming.points.demo;

import cn.fengming.points.demo.People.DemoVillage;
import cn.fengming.points.demo.People.Home;
import cn.fengming.points.demo.People.Visitor;
import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the people of one village do with their phones: score homes, apply, review, publish, post, redeem. */
final class VillageLife {

    private static final int SEATS = 3;

    private final Phone phone;
    private final DemoVillage village;
    private final String path;
    private final Random random;

    VillageLife(Phone phone, DemoVillage village) {
        this.phone = phone;
        this.village = village;
        this.path = "/api/v1/villages/" + village.id();
        this.random = new Random(village.name().hashCode());
    }

    /** The inspector scores the first homes; a red flag takes a photo. */
    void scoreHomes(int homes, LocalDate day) {
        for (Home home : village.homes().subList(0, homes)) {
            int score = 78 + random.nextInt(20);
            List<UUID> photos = score >= 90 ? List.of(photo(village.inspector(), true)) : List.of();
            phone.post(
                    village.inspector(),
                    path + "/home-sheets",
                    Map.of(
                            "household",
                            home.id(),
                            "inspectedOn",
                            day.toString(),
                            "score",
                            score,
                            "words",
                            "院坝干净，物品摆放整齐",
                            "photos",
                            photos));
        }
    }

    void countHomes(YearMonth month) {
        phone.post(village.committee(), path + "/home-months", Map.of("month", month.toString()));
    }

    /**
     * A villager applies with a photo of before and one of after.
     *
     * @param nth of the villagers with a phone, counted from 0
     */
    UUID apply(int nth, String rule, String words) {
        Visitor villager = village.villagers().get(nth);
        List<Map<String, Object>> photos = List.of(
                Map.of("id", photo(villager, false), "stage", "BEFORE"),
                Map.of("id", photo(villager, true), "stage", "AFTER"));
        return id(phone.post(
                villager, "/api/v1/applications", Map.of("ruleCode", rule, "words", words, "photos", photos)));
    }

    /** The committee records who came to the clean-up, and a second member confirms. */
    void recordJointAction(int homes) {
        for (Home home : village.homes().subList(0, homes)) {
            UUID photo = photo(village.committee(), true);
            UUID record = id(phone.post(
                    village.committee(),
                    path + "/records",
                    Map.of(
                            "ruleCode",
                            "joint_action",
                            "card",
                            home.card(),
                            "words",
                            "全村清洁行动，清理公路边沟",
                            "photos",
                            List.of(Map.of("id", photo, "stage", "OTHER")))));
            phone.post(
                    village.secondCommittee(),
                    "/api/v1/applications/" + record + "/confirmation",
                    Map.of("reason", "现场点名"));
        }
    }

    /** Everything that waits for the panel goes before three of it. */
    UUID openReview() {
        List<UUID> waiting = applications("SUBMITTED");
        return id(phone.post(village.committee(), path + "/reviews", Map.of("applications", waiting, "seats", SEATS)));
    }

    /** @param voters how many of the panel vote; three decide */
    void vote(UUID review, int voters) {
        JsonNode items =
                phone.get(village.committee(), "/api/v1/reviews/" + review).required("items");
        for (JsonNode item : items) {
            for (Visitor panelist : village.panel().subList(0, voters)) {
                phone.post(
                        panelist,
                        "/api/v1/reviews/" + review + "/votes",
                        Map.of("subject", item.required("subject").asString(), "favour", true));
            }
        }
    }

    void publishNotice(String title, int days) {
        UUID notice = id(phone.post(village.committee(), path + "/notices", Map.of("title", title)));
        phone.post(village.committee(), "/api/v1/notices/" + notice + "/publication", Map.of("days", days));
    }

    void postAwards(Quarter book) {
        phone.post(village.committee(), path + "/postings", Map.of("quarter", book.toString()));
    }

    /** Another villager doubts the first item on notice. */
    void object(int nth) {
        UUID item = applications("ON_NOTICE").get(0);
        phone.post(
                village.villagers().get(nth),
                "/api/v1/applications/" + item + "/objections",
                Map.of("reason", "公示期间我看到他家门前还堆着柴，请再看一看"));
    }

    void nominateFamily(int nth) {
        UUID photo = photo(village.committee(), true);
        UUID nomination = id(phone.post(
                village.committee(),
                path + "/nominations",
                Map.of(
                        "kind",
                        "FAMILY",
                        "homes",
                        List.of(Map.of("household", village.homes().get(nth).id())),
                        "words",
                        "一家人常年把房前屋后打扫得干干净净，带动邻居一起养护公路边沟，孝敬老人，邻里和睦。",
                        "photos",
                        List.of(photo))));
        phone.post(
                village.committee(),
                "/api/v1/nominations/" + nomination + "/acceptance",
                Map.of("citation", "庭院常年整洁，邻里和睦"));
    }

    /** A household is told what to put right, with a photo and days to do it. */
    void notifyDeduction(int nth) {
        UUID photo = photo(village.committee(), false);
        phone.post(
                village.committee(),
                path + "/deductions",
                Map.of(
                        "ruleCode", "dumping",
                        "household", village.homes().get(nth).id(),
                        "words", "在公路边倾倒建筑渣土，请清理干净",
                        "event", "公路边渣土",
                        "photos", List.of(Map.of("id", photo, "stage", "BEFORE"))));
    }

    void receive(Map<String, UUID> goods, List<String> names, int pieces) {
        for (String name : names) {
            phone.post(
                    village.clerk(),
                    path + "/deliveries",
                    Map.of("good", goods.get(name), "pieces", pieces, "supplier", "镇供销社"));
        }
    }

    /** @return the pickup code the household got */
    String redeem(int nth, UUID good, int pieces) {
        return phone.post(
                        village.villagers().get(nth),
                        "/api/v1/redemptions",
                        Map.of("lines", List.of(Map.of("good", good, "pieces", pieces))))
                .required("code")
                .asString();
    }

    void handOver(String code) {
        phone.post(village.clerk(), "/api/v1/handovers", Map.of("village", village.id(), "code", code));
    }

    private List<UUID> applications(String state) {
        List<UUID> ids = new ArrayList<>();
        JsonNode page = phone.get(village.committee(), path + "/applications?size=200&state=" + state);
        page.required("items").forEach(item -> ids.add(id(item)));
        return ids;
    }

    private UUID photo(Visitor who, boolean clean) {
        return phone.photo(who, Picture.courtyard(random.nextLong(), clean));
    }

    private static UUID id(JsonNode node) {
        return UUID.fromString(node.required("id").asString());
    }
}
