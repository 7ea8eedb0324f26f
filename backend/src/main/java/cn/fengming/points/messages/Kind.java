package cn.fengming.points.messages;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What people are told of. Each kind has a template of its own at WeChat, and can be switched off by itself. */
enum Kind {
    /** 积分到账 */
    AWARD("积分到账", 3, List.of("thing1=what", "number2=points", "time3=day", "thing4=note"), Slot.POINTS),
    /** 公示里有我家 */
    NOTICE("公示提醒", 2, List.of("thing1=what", "thing2=place", "time3=day", "thing4=note")),
    /** 开始兑换 */
    WINDOW("兑换开始", 3, List.of("thing1=what", "thing2=place", "time3=day", "thing4=note")),
    /** 可以取货 */
    READY("取货通知", 1, List.of("thing1=what", "number2=points", "time3=day", "thing4=note"), Slot.POINTS),
    /** 快要退回 */
    LAPSING("取货到期", 1, List.of("thing1=what", "number2=points", "time3=day", "thing4=note"), Slot.POINTS),
    /** 积分快到期 */
    EXPIRING("积分到期", 7, List.of("thing1=what", "number2=points", "time3=day", "thing4=note"), Slot.POINTS),
    /** 反映的脏乱点销号 */
    SPOT("脏乱点销号", 3, List.of("thing1=what", "character_string2=number", "time3=day", "thing4=note"), Slot.NUMBER),
    /** 申报、异议的结果 */
    DECISION("办理结果", 3, List.of("thing1=what", "phrase2=result", "time3=day", "thing4=note"), Slot.RESULT);

    private final String title;
    private final int newsForDays;
    private final List<String> usualFields;
    private final Set<Slot> slots;

    Kind(String title, int newsForDays, List<String> usualFields, Slot... own) {
        this.title = title;
        this.newsForDays = newsForDays;
        this.usualFields = usualFields;
        this.slots = EnumSet.of(Slot.WHAT, Slot.DAY, Slot.NOTE, Slot.PLACE);
        this.slots.addAll(List.of(own));
    }

    /** Two to five characters over the message. */
    String title() {
        return title;
    }

    /** How long after the fact it is still worth sending. */
    Duration newsFor() {
        return Duration.ofDays(newsForDays);
    }

    /** What stands where in a template of which only the id was given. */
    List<String> usualFields() {
        return usualFields;
    }

    /** What every message of this kind can say. */
    Set<Slot> slots() {
        return slots;
    }
}
