package cn.fengming.points.inspection;

import cn.fengming.points.assessment.Consequence;
import cn.fengming.points.assessment.Owed;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words a letter begins with. The town reads and changes them before it sends it. */
final class Drafted {

    private static final int LONGEST_TITLE = 60;
    private static final Pattern PRAISE = Pattern.compile("表扬|嘉奖|感谢|祝贺");

    private Drafted() {}

    /** @param follows the talk of the period before */
    static Letter of(UUID id, Owed owed, String villageName, @Nullable UUID follows, Instant now) {
        Letter.Kind kind = owed.kind() == Consequence.Kind.TALK ? Letter.Kind.TALK : Letter.Kind.NOTICE;
        return new Letter(
                id,
                kind,
                null,
                null,
                title(kind, owed.words()),
                owed.village(),
                villageName,
                addressee(villageName),
                owed.round(),
                owed.subject(),
                owed.number(),
                owed.scheme(),
                owed.period(),
                owed.cause(),
                follows,
                owed.grounds(),
                words(kind, owed, follows != null),
                null,
                Letter.State.DRAFT,
                null,
                null,
                null,
                null,
                now,
                null,
                null);
    }

    static Letter byHand(UUID id, LetterEntry entry, String villageName, Instant now) {
        return new Letter(
                id,
                entry.kind(),
                null,
                null,
                entry.title().strip(),
                entry.village(),
                villageName,
                entry.addressee().strip(),
                null,
                null,
                null,
                null,
                null,
                entry.cause().strip(),
                null,
                entry.grounds(),
                entry.words().strip(),
                entry.dueOn(),
                Letter.State.DRAFT,
                null,
                null,
                null,
                null,
                now,
                null,
                null);
    }

    static String addressee(String village) {
        return village + (village.endsWith("社区") ? "党支部、居民委员会" : "党支部、村民委员会");
    }

    private static String title(Letter.Kind kind, String words) {
        if (kind == Letter.Kind.TALK) {
            return "约谈通知书";
        }
        return words.length() > LONGEST_TITLE ? words.substring(0, LONGEST_TITLE) : words;
    }

    private static String words(Letter.Kind kind, Owed owed, boolean running) {
        String place = "你村在" + owed.period() + "“" + owed.title() + "”中得 " + owed.total() + " 分，排第 " + owed.rank()
                + " 名，属于“" + owed.cause() + "”。";
        if (kind == Letter.Kind.NOTICE && PRAISE.matcher(owed.words()).find()) {
            return place + "特此" + owed.words() + "。";
        }
        String problems =
                owed.grounds().isEmpty() ? "" : "请对下列 " + owed.grounds().size() + " 个问题限期整改，";
        String answer = problems + "在期限内附照片回复整改情况。";
        return kind == Letter.Kind.TALK
                ? place + (running ? "上一期已经约谈过一次，这是连续第二次。" : "") + "按考核方案，由" + owed.words() + "。" + answer
                : place + answer;
    }
}
