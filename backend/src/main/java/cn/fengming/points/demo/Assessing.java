package cn.fengming.points.demo;

import cn.fengming.points.demo.People.DemoTown;
import cn.fengming.points.demo.People.DemoVillage;
import cn.fengming.points.demo.People.Visitor;
import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** The town team scores the villages of a quarter; the standing is published, and frozen when its days are over. */
final class Assessing {

    private final Phone phone;
    private final DemoTown town;
    private final Quarter quarter;
    private final UUID round;

    Assessing(Phone phone, DemoTown town, Quarter quarter) {
        this.phone = phone;
        this.town = town;
        this.quarter = quarter;
        this.round = UUID.fromString(phone.post(
                        town.officer(),
                        "/api/v1/assessment-rounds",
                        Map.of(
                                "period",
                                quarter.toString(),
                                "adoption",
                                Map.of("preset", "fengming", "reason", "按镇人居环境整治工作方案")))
                .required("id")
                .asString());
    }

    void score(LocalDate day) {
        SideBySide.each(town.villages(), village -> score(village, day));
    }

    private void score(DemoVillage village, LocalDate day) {
        Visitor officer = town.officers().get(1);
        Random random = new Random(31L * quarter.code() + village.name().hashCode());
        String sheet = "/api/v1/assessment-sheets/" + phone.newId();
        phone.put(
                officer,
                sheet,
                Map.of("round", round, "subject", village.id(), "visitedOn", day.toString(), "marks", marks(random)));
        if (random.nextInt(3) > 0) {
            finding(officer, random, sheet, "poultry", "roaming", "公路边有鸡鸭散养", 1 + random.nextInt(4));
        }
        if (random.nextInt(3) == 0) {
            finding(officer, random, sheet, "black-water", "ditch", "沟渠有黑臭水体", 1);
        }
        phone.post(officer, sheet + "/submission", Map.of());
    }

    private List<Map<String, Object>> marks(Random random) {
        return List.of(
                Map.of("line", "roads", "score", 22 + random.nextInt(9), "remark", "边沟有少量杂草"),
                Map.of("line", "courtyards", "score", 21 + random.nextInt(10), "remark", "个别院落柴草未码放"));
    }

    private void finding(
            Visitor officer, Random random, String sheet, String line, String kind, String text, int count) {
        UUID photo = phone.photo(officer, Picture.courtyard(random.nextLong(), false));
        phone.put(
                officer,
                sheet + "/findings/" + phone.newId(),
                Map.of(
                        "line",
                        line,
                        "kind",
                        kind,
                        "text",
                        text,
                        "count",
                        count,
                        "spot",
                        "2组公路边",
                        "photos",
                        List.of(photo)));
    }

    void publish() {
        phone.post(town.officer(), "/api/v1/assessment-rounds/" + round + "/standings", Map.of("reason", "季度考核结果公布"));
    }

    void freeze() {
        phone.post(town.officer(), "/api/v1/assessment-rounds/" + round + "/freeze", Map.of());
    }
}
