package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Seed;
import cn.fengming.points.paper.FilledRow;
import cn.fengming.points.paper.Flaws;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a file of scores comes to in a round as it is now: figures to write, sheets and reports as they would be, and what
 * is wrong. The same file in the same round has the same {@link #fingerprint()}.
 *
 * <p>A cell states what stands; what stands already is left alone, and an empty cell says nothing.
 */
final class ScorePlan {

    static final int MOST_STEPS = 5_000;

    private final Round round;
    private final ScoreSheet columns;
    private final LocalDate today;

    private final Map<String, List<Subject>> byName;
    private final Map<UUID, Subject> byId = new HashMap<>();
    private final Map<UUID, Integer> rowOf = new LinkedHashMap<>();
    private final ScoreDraft draft;
    private final Flaws flaws = new Flaws();

    private ScorePlan(Round round, ScoreSheet columns, List<Subject> field, ScoreDraft draft, LocalDate today) {
        this.round = round;
        this.columns = columns;
        this.draft = draft;
        this.today = today;
        this.byName = field.stream().collect(Collectors.groupingBy(Subject::name));
        field.forEach(subject -> byId.put(subject.id(), subject));
    }

    static ScorePlan of(
            Actor actor,
            Round round,
            Scheme scheme,
            List<Subject> field,
            ScoreLedger ledger,
            List<FilledRow> rows,
            LocalDate today,
            Instant now,
            Ids ids) {
        ScoreDraft draft = new ScoreDraft(actor, round, scheme, ledger, now, ids);
        ScorePlan plan = new ScorePlan(round, ScoreSheet.of(scheme), field, draft, today);
        rows.forEach(plan::read);
        return plan;
    }

    private void read(FilledRow row) {
        row.flaws().forEach(flaws::add);
        Subject subject = subject(row);
        LocalDate day = subject == null ? null : day(row);
        if (subject == null || day == null) {
            return;
        }
        for (PastedColumn column : columns.columns()) {
            String text = row.text(column.heading());
            if (!text.isEmpty()) {
                tried(row, column.heading(), () -> draft.cell(row, subject, day, column, text));
            }
        }
    }

    private @Nullable Subject subject(FilledRow row) {
        String name = row.text(ScoreSheet.SUBJECT);
        String id = row.text(ScoreSheet.ID);
        List<Subject> named = byName.getOrDefault(name, List.of());
        Subject subject = id.isEmpty() ? (named.size() == 1 ? named.get(0) : null) : known(id);
        if (subject == null) {
            String words = !id.isEmpty()
                    ? "这期考核没有这个编号，请用下载的表，不要改编号"
                    : named.isEmpty()
                            ? (name.isEmpty() ? "请填写名称" : "这期考核没有「" + name + "」")
                            : "有 " + named.size() + " 个「" + name + "」，请用下载的表，保留编号";
            flaws.add(row.flaw(id.isEmpty() ? ScoreSheet.SUBJECT : ScoreSheet.ID, words));
            return null;
        }
        if (!name.isEmpty() && !name.equals(subject.name())) {
            flaws.add(row.flaw(ScoreSheet.SUBJECT, "这个编号是「" + subject.name() + "」的，不是「" + name + "」"));
            return null;
        }
        Integer earlier = rowOf.putIfAbsent(subject.id(), row.number());
        if (earlier != null) {
            flaws.add(row.flaw(ScoreSheet.SUBJECT, "「" + subject.name() + "」与第 " + earlier + " 行重复"));
            return null;
        }
        return subject;
    }

    private @Nullable Subject known(String id) {
        try {
            return byId.get(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    /** Not written: today, or the last day of a period that is over. */
    private @Nullable LocalDate day(FilledRow row) {
        String text = row.text(ScoreSheet.DAY);
        LocalDate last = round.period().lastDay();
        try {
            LocalDate day = text.isEmpty() ? (today.isAfter(last) ? last : today) : LocalDate.parse(text);
            Reporting.mustFallInto(round.period(), day, today);
            return day;
        } catch (DateTimeException noDay) {
            flaws.add(row.flaw(ScoreSheet.DAY, "「" + text + "」不是日期，请写成 2026-11-23"));
        } catch (Problem outside) {
            flaws.add(row.flaw(ScoreSheet.DAY, outside.detail()));
        }
        return null;
    }

    private void tried(FilledRow row, String title, Runnable work) {
        try {
            work.run();
        } catch (Problem refused) {
            flaws.add(row.flaw(title, refused.detail()));
        }
    }

    ScoreDraft draft() {
        return draft;
    }

    /** Whom the file is about, in its order. */
    List<Subject> subjects() {
        return rowOf.keySet().stream()
                .map(id -> Objects.requireNonNull(byId.get(id)))
                .toList();
    }

    Subject subject(UUID id) {
        return Objects.requireNonNull(byId.get(id));
    }

    Flaws flaws() {
        return flaws;
    }

    String fingerprint() {
        return Seed.sha256(draft.steps().stream().map(ScoreStep::said).collect(Collectors.joining("\n")));
    }
}
