package cn.fengming.points.awards;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.paper.FilledSheet;
import cn.fengming.points.paper.Sheet;
import cn.fengming.points.paper.Workbooks;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was applied for in a quarter, and what was posted, as a workbook. */
@Component
class AwardExport {

    /** A page is read, then its connection goes back: a slow download holds nothing in the database. */
    private static final int PAGE = 500;

    private static final Role[] READERS = {Role.COMMITTEE, Role.TOWN, Role.AUDITOR};

    private final Applications applications;
    private final Postings postings;
    private final Community community;
    private final Workbooks workbooks;

    AwardExport(Applications applications, Postings postings, Community community, Workbooks workbooks) {
        this.applications = applications;
        this.postings = postings;
        this.community = community;
        this.workbooks = workbooks;
    }

    private record Line(Application application, String village, Household home) {}

    private record Paid(Posting posting, String village) {}

    /**
     * @param village null for the whole town
     * @throws Problem 403 not the actor's village, 404 unknown village
     */
    Mono<ResponseEntity<Flux<DataBuffer>>> workbook(Actor actor, Quarter quarter, @Nullable UUID village) {
        return villages(actor, village)
                .collectMap(Village::id, Village::name)
                .map(names -> workbooks.download(
                        "积分申报与入账-" + quarter + ".xlsx",
                        applied(lines(actor.town(), quarter, village, names)),
                        posted(postings.ofQuarter(actor.town(), quarter, village)
                                .map(posting -> new Paid(posting, names.getOrDefault(posting.village(), ""))))));
    }

    private Flux<Village> villages(Actor actor, @Nullable UUID village) {
        if (village == null) {
            actor.mustServeTown(Role.TOWN, Role.AUDITOR);
            return community.villages(actor.town());
        }
        return community
                .village(actor.town(), village)
                .doOnNext(of -> actor.mustServe(of.id(), READERS))
                .flux();
    }

    private Flux<Line> lines(UUID town, Quarter quarter, @Nullable UUID village, Map<UUID, String> names) {
        return page(town, quarter, village, null)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(town, quarter, village, page.get(PAGE - 1).id()))
                .concatMap(page -> named(town, page, names), 1);
    }

    private Mono<List<Application>> page(UUID town, Quarter quarter, @Nullable UUID village, @Nullable UUID after) {
        return applications.ofQuarter(town, quarter, village, after, PAGE).collectList();
    }

    private Flux<Line> named(UUID town, List<Application> page, Map<UUID, String> names) {
        List<UUID> homes = page.stream().map(Application::household).distinct().toList();
        return community
                .households(town, homes)
                .collectMap(Household::id, Function.identity())
                .flatMapIterable(known -> page.stream()
                        .flatMap(each -> Stream.ofNullable(known.get(each.household()))
                                .map(home -> new Line(each, names.getOrDefault(each.village(), ""), home)))
                        .toList());
    }

    private static FilledSheet<Line> applied(Flux<Line> lines) {
        return Sheet.<Line>named("申报")
                .text("村（社区）", 14, Line::village)
                .text("户主", 12, line -> line.home().headName())
                .text("户卡号", 12, line -> line.home().cardCode())
                .text("项目", 24, line -> line.application().ruleName())
                .day("发生日期", 12, line -> line.application().happenedOn())
                .number("数量", 8, line -> line.application().quantity())
                .number("应得积分", 10, line -> line.application().award())
                .text("情况", 40, line -> line.application().words())
                .moment("申报时间", 17, line -> line.application().submittedAt())
                .text("状态", 10, line -> line.application().stateWords())
                .text("原因", 24, line -> line.application().reason())
                .number("抵扣", 8, line -> line.application().setOff())
                .number("已入账", 10, line -> line.application().posted())
                .number("更正收回", 10, line -> line.application().takenBack())
                .of(lines);
    }

    private static FilledSheet<Paid> posted(Flux<Paid> paid) {
        return Sheet.<Paid>named("入账")
                .text("村（社区）", 14, Paid::village)
                .moment("入账时间", 17, each -> each.posting().postedAt())
                .number("入账前积分池", 14, each -> each.posting().pool())
                .number("应入账", 10, each -> each.posting().asked())
                .number("抵扣", 10, each -> each.posting().setOff())
                .number("实际入账", 10, each -> each.posting().posted())
                .number("顺延", 10, each -> each.posting().deferred())
                .text("不足时", 16, each -> each.posting().shortage() == Shortage.DEFER ? "按先后顺延" : "按比例发放")
                .of(paid);
    }
}
