package cn.fengming.points.awards;

import cn.fengming.points.paper.Paper;
import cn.fengming.points.paper.Script;
import cn.fengming.points.paper.Sheet;
import cn.fengming.points.paper.Spoken;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A public notice as it hangs on the wall and as it is read aloud: names masked as everybody reads them, the days it
 * runs, whom to object to, and the place for the seal.
 *
 * @param committee who puts it up and hears objections
 * @param contact how to reach them, as they wish it to be printed; null for nothing more
 */
record NoticePaper(
        String committee, PublicNotice posted, @Nullable String contact, ZoneId zone) {

    private record Numbered(int number, NoticeLine line) {}

    Paper paper() {
        List<Numbered> lines = IntStream.range(0, posted.lines().size())
                .mapToObj(at -> new Numbered(at + 1, posted.lines().get(at)))
                .toList();
        return Paper.a4(posted.notice().title())
                .title(posted.notice().title())
                .subtitle(committee)
                .paragraph(
                        "经评议小组评议，现将拟入账的积分予以公示。公示期" + days() + "，共" + stillOn().size() + "条，合计" + points() + "分。")
                .table(table(), lines)
                .paragraph(objections())
                .note("姓名按规定隐去中间的字；不公示未成年人。")
                .seal(committee, day(posted.notice().publishedAt()));
    }

    private static Sheet<Numbered> table() {
        return Sheet.<Numbered>named("公示")
                .number("序号", 6, Numbered::number)
                .text("户主", 12, each -> each.line().name())
                .text("事由", 32, each -> each.line().rule())
                .day("日期", 12, each -> each.line().happenedOn())
                .number("积分", 8, each -> each.line().points())
                .text("备注", 12, each -> remark(each.line().state()));
    }

    private static @Nullable String remark(State state) {
        return switch (state) {
            case OBJECTED -> "有异议，复核中";
            default -> off(state) ? state.words() : null;
        };
    }

    /** Taken off the notice since it was put up. */
    private static boolean off(State state) {
        return switch (state) {
            case DECLINED, STRUCK, WITHDRAWN, CORRECTED -> true;
            default -> false;
        };
    }

    private List<NoticeLine> stillOn() {
        return posted.lines().stream().filter(line -> !off(line.state())).toList();
    }

    private String days() {
        LocalDate from = day(posted.notice().publishedAt());
        LocalDate until = day(posted.notice().endsAt());
        String term = posted.notice().days() == null ? "" : posted.notice().days() + "天";
        return from == null || until == null ? term : term + "，自" + Spoken.written(from) + "至" + Spoken.written(until);
    }

    private long points() {
        return stillOn().stream().mapToLong(NoticeLine::points).sum();
    }

    private String objections() {
        String reach = contact == null || contact.isBlank() ? "" : "（" + contact.strip() + "）";
        return "对公示内容有异议的，请在公示期内向" + committee + reach + "提出，也可以在小程序里点“有异议”。异议由没有参加原评议的人办理，并答复本人。";
    }

    Script script() {
        List<String> sentences = new ArrayList<>();
        sentences.add("各位村民，大家好");
        sentences.add("现在播送" + committee + "的积分公示，" + posted.notice().title());
        List<NoticeLine> lines = stillOn();
        lines.stream().limit(Script.MOST_LINES).forEach(line -> sentences.add(spoken(line)));
        if (lines.size() > Script.MOST_LINES) {
            sentences.add("一共" + lines.size() + "条，其余的请到公示栏查看");
        }
        LocalDate until = day(posted.notice().endsAt());
        if (until != null) {
            sentences.add("公示到" + Spoken.day(until) + "为止");
        }
        sentences.add("谁家有不同意见，请在公示期内到村委会说，也可以在手机上提");
        sentences.add("播送完毕，谢谢大家");
        return Script.of(posted.notice().title(), sentences);
    }

    private static String spoken(NoticeLine line) {
        return Spoken.name(line.name()) + "家，" + line.rule() + "，加" + line.points() + "分";
    }

    private @Nullable LocalDate day(@Nullable Instant at) {
        return at == null ? null : at.atZone(zone).toLocalDate();
    }
}
