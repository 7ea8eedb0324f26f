package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.kernel.Seed;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One period assessed under one scheme (一轮考核). It moves SCORING -> PUBLISHED -> FROZEN and never back; after
 * FROZEN nothing of it changes.
 *
 * @param code of the scheme; a town has one round for a scheme and period
 * @param schemeVersion which version of the document it is computed by
 * @param commitment SHA-256 of the seed, shown from the beginning
 * @param secret the seed; told as {@link #seed()} once the standing is published
 */
public record Round(
        UUID id,
        String code,
        String title,
        SubjectKind subject,
        Period period,
        State state,
        int schemeVersion,
        String commitment,
        @JsonIgnore Seed secret,
        Instant createdAt,
        @Nullable Instant frozenAt) {

    public enum State {
        /** Sheets are being written. */
        SCORING,
        /** The standing is public and open to objection. */
        PUBLISHED,
        /** Final: outcomes are posted. */
        FROZEN
    }

    /** 64 hexadecimal digits; null until the standing is published. */
    @JsonProperty
    @Nullable
    String seed() {
        return state == State.SCORING ? null : secret.hex();
    }

    /** @throws Problem 409 once the standing was published */
    Round mustBeScoring() {
        if (state != State.SCORING) {
            throw Problem.conflict("standing-published", "名次已经公布，不能再改评分，有误请走异议");
        }
        return this;
    }

    /** @throws Problem 409 when nothing is published yet, or the standing is final */
    Round mustBePublished() {
        return switch (state) {
            case SCORING -> throw Problem.conflict("standing-not-published", "名次还没有公布");
            case FROZEN -> throw Problem.conflict("standing-frozen", "名次已经定榜，不能再改");
            case PUBLISHED -> this;
        };
    }

    /** @throws Problem 409 when the standing is final */
    Round mustBeOpen() {
        return state == State.SCORING ? this : mustBePublished();
    }

    /**
     * How homes were marked is read by staff, and by each home for itself; everything else by everybody of the town.
     *
     * @throws Problem 404 for who may not read it
     */
    Round mustBeReadableBy(Actor actor, @Nullable UUID ofSubject) {
        boolean staff = actor.has(Role.TOWN)
                || actor.has(Role.AUDITOR)
                || actor.has(Role.INSPECTOR)
                || actor.has(Role.COMMITTEE);
        boolean own = ofSubject != null && ofSubject.equals(actor.household());
        if (subject == SubjectKind.HOUSEHOLD && !staff && !own) {
            throw Problem.notFound("已公布的名次");
        }
        return this;
    }
}
