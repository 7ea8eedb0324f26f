package cn.fengming.points.community;

import java.util.UUID;

/** A village or urban community (村/社区). {@code spelling} is the name in pinyin, to sort and search by. */
public record Village(UUID id, UUID town, String name, String spelling) {

    /** Its committee as it signs: 东风村村民委员会, 新华社区居民委员会. */
    public String committee() {
        return name + (name.endsWith("社区") ? "居民委员会" : "村民委员会");
    }
}
