package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.paper.Sheet;
import cn.fengming.points.paper.Workbooks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The work ledger as a workbook. A file leaves the program for good, so it holds less than the screen: no photo and no
 * address of one, and the reporter's masked name only for those who handle the spot, never for the home it is about.
 */
@Component
class SpotExport {

    static final int MOST_ROWS = 100_000;
    /** A page is read, then its connection goes back: a slow download holds nothing in the database. */
    private static final int PAGE = 1_000;

    private final WorkLedger ledger;
    private final Gazetteer gazetteer;
    private final Workbooks workbooks;
    private final Clock clock;

    SpotExport(WorkLedger ledger, Gazetteer gazetteer, Workbooks workbooks, Clock clock) {
        this.ledger = ledger;
        this.gazetteer = gazetteer;
        this.workbooks = workbooks;
        this.clock = clock;
    }

    /** @throws Problem 422 when there are more than {@value #MOST_ROWS}; 400, 403, 404 as the list itself */
    Mono<ResponseEntity<Flux<DataBuffer>>> workbook(Actor actor, WorkLedgerFilter filter, WorkLedgerOrder order) {
        return ledger.statements(actor, filter)
                .delayUntil(this::mustFit)
                .zipWith(gazetteer.names(actor.town()))
                .map(known -> workbooks.download(
                        "脏乱点工作台账-" + LocalDate.now(clock) + ".xlsx",
                        sheet(actor, known.getT2()).of(lines(known.getT1(), order))));
    }

    private Mono<Long> mustFit(WorkLedgerStatements statements) {
        return ledger.howMany(statements, MOST_ROWS + 1)
                .filter(rows -> rows <= MOST_ROWS)
                .switchIfEmpty(
                        Mono.error(() -> Problem.refused("too-many-rows", "超过 " + MOST_ROWS + " 条，请选择村或缩短日期后再导出")));
    }

    private Flux<WorkLedgerLine> lines(WorkLedgerStatements statements, WorkLedgerOrder order) {
        return page(statements, order, null)
                .expand(lines -> lines.size() < PAGE
                        ? Mono.empty()
                        : page(statements, order, lines.get(PAGE - 1).bookmark(order)))
                .concatMapIterable(lines -> lines, 1);
    }

    private Mono<List<WorkLedgerLine>> page(
            WorkLedgerStatements statements, WorkLedgerOrder order, @Nullable Bookmark after) {
        return ledger.lines(statements.rows(order, after, PAGE)).collectList();
    }

    private Sheet<WorkLedgerLine> sheet(Actor actor, PlaceNames names) {
        Instant now = clock.instant();
        return Sheet.<WorkLedgerLine>named("脏乱点工作台账")
                .text("编号", 14, WorkLedgerLine::code)
                .text("类型", 14, line -> line.kind().words())
                .text("村（社区）", 14, line -> names.village(line.village()))
                .text("村民小组", 12, line -> names.group(line.group()))
                .text("网格", 14, line -> names.grid(line.grid()))
                .text("地点", 24, WorkLedgerLine::place)
                .text("情况说明", 40, WorkLedgerLine::words)
                .text("来源", 12, line -> line.source().words())
                .text("反映人", 10, line -> reporter(actor, line))
                .moment("反映时间", 17, WorkLedgerLine::reportedAt)
                .text("状态", 10, line -> line.state().words())
                .text(
                        "整改路径",
                        20,
                        line -> line.route() == null ? null : line.route().words())
                .text("责任岗位", 26, line -> names.post(line.postRole(), line.postVillage(), line.postGrid()))
                .moment("整改期限", 17, WorkLedgerLine::dueAt)
                .number("超期天数", 10, line -> late(line, now))
                .text("督办", 14, SpotExport::escalation)
                .moment("整改完成", 17, WorkLedgerLine::rectifiedAt)
                .moment("核实", 17, WorkLedgerLine::verifiedAt)
                .moment("销号", 17, WorkLedgerLine::writtenOffAt)
                .number("反弹次数", 10, WorkLedgerLine::relapses)
                .number("附议人数", 10, WorkLedgerLine::voices)
                .text("是否公开", 24, SpotExport::shown);
    }

    private static @Nullable String reporter(Actor actor, WorkLedgerLine line) {
        boolean concerned = line.home() != null && line.home().equals(actor.household());
        boolean handles = actor.serves(line.village(), Role.INSPECTOR, Role.COMMITTEE, Role.TOWN, Role.AUDITOR);
        return handles && !concerned ? line.reporter() : null;
    }

    private static @Nullable Long late(WorkLedgerLine line, Instant now) {
        long days = line.daysLate(now);
        return days == 0 ? null : days;
    }

    private static @Nullable String escalation(WorkLedgerLine line) {
        return switch (line.escalation()) {
            case 0 -> null;
            case 1 -> "已报村委";
            default -> "已报镇专班";
        };
    }

    private static String shown(WorkLedgerLine line) {
        if (line.hiddenAt() != null) {
            return "已屏蔽：" + line.hiddenReason();
        }
        if (line.doubt() != null) {
            return "待核内容";
        }
        return line.listed() ? "公开" : "不公开";
    }
}
