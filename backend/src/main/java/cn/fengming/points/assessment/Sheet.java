package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 评分表 of one subject in one round. As a draft any inspector of the town adds to it; once submitted its content only
 * changes by a correction, which is a further version with a reason.
 *
 * @param version 0 while a draft, then counted from 1
 * @param authors everybody who wrote on it
 */
record Sheet(
        UUID id,
        UUID round,
        UUID subject,
        LocalDate visitedOn,
        State state,
        int version,
        SheetContent content,
        Set<UUID> authors,
        Instant createdAt,
        @Nullable Instant submittedAt) {

    static final int MOST_FINDINGS = 200;

    enum State {
        DRAFT,
        SUBMITTED
    }

    static Sheet draft(UUID id, UUID round, UUID subject, LocalDate visitedOn, UUID by, Instant now) {
        return new Sheet(id, round, subject, visitedOn, State.DRAFT, 0, SheetContent.EMPTY, Set.of(by), now, null);
    }

    /** A device that was offline sends the same again later: what changes nothing is always allowed. */
    Sheet marked(LocalDate day, List<Mark> marks, UUID by) {
        SheetContent changed = content.with(marks);
        return changed.equals(content) && day.equals(visitedOn)
                ? this
                : mustBeDraft().holding(changed, by).visited(day);
    }

    /** Adds a finding or replaces the one with its id; saying the same again changes nothing. */
    Sheet found(Finding finding, UUID by) {
        if (content.finding(finding.id()).filter(known -> known.says(finding)).isPresent()) {
            return this;
        }
        return mustBeDraft().holding(content.with(finding), by).mustHoldFew();
    }

    /** Takes a finding off; one that is not there changes nothing. */
    Sheet cleared(UUID finding, UUID by) {
        return content.finding(finding).isEmpty() ? this : mustBeDraft().holding(content.without(finding), by);
    }

    /** @throws Problem 422 {@code sheet-incomplete} with what is missing */
    Sheet submitted(Scheme scheme, UUID by, Instant now) {
        mustBeComplete(scheme, content);
        return new Sheet(id, round, subject, visitedOn, State.SUBMITTED, 1, content, with(by), createdAt, now);
    }

    /**
     * The next version. The author of a correction after an objection is not added to the authors: who heard one
     * objection may hear the next.
     */
    Sheet corrected(Scheme scheme, Correction correction, @Nullable UUID author) {
        if (state != State.SUBMITTED) {
            throw Problem.conflict("sheet-not-submitted", "评分表还没有提交，直接修改即可");
        }
        if (version != correction.version()) {
            throw Problem.conflict("sheet-changed", "评分表已有第 " + version + " 版，请看过再改")
                    .with("version", version);
        }
        SheetContent changed = correction.apply(content);
        if (changed.equals(content)) {
            throw Problem.invalid("correction", "更正的内容与原来一样");
        }
        mustBeComplete(scheme, changed);
        Set<UUID> writers = author == null ? authors : with(author);
        return new Sheet(id, round, subject, visitedOn, state, version + 1, changed, writers, createdAt, submittedAt)
                .mustHoldFew();
    }

    private Sheet mustBeDraft() {
        if (state != State.DRAFT) {
            throw Problem.conflict("sheet-submitted", "评分表已经提交，要改请写明理由登记更正");
        }
        return this;
    }

    private Sheet mustHoldFew() {
        if (content.findings().size() > MOST_FINDINGS) {
            throw Problem.invalid("findings", "一张评分表最多登记 " + MOST_FINDINGS + " 个问题");
        }
        return this;
    }

    private void mustBeComplete(Scheme scheme, SheetContent content) {
        List<String> lacks = scheme.lacks(new Subject(subject, ""), content);
        if (!lacks.isEmpty()) {
            throw Problem.refused("sheet-incomplete", lacks.get(0)).with("lacks", lacks);
        }
    }

    private Sheet holding(SheetContent changed, UUID by) {
        return new Sheet(id, round, subject, visitedOn, state, version, changed, with(by), createdAt, submittedAt);
    }

    private Sheet visited(LocalDate day) {
        return new Sheet(id, round, subject, day, state, version, content, authors, createdAt, submittedAt);
    }

    private Set<UUID> with(UUID author) {
        Set<UUID> all = new LinkedHashSet<>(authors);
        all.add(author);
        return all;
    }
}
