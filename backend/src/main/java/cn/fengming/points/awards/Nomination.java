package cn.fengming.points.awards;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody put forward for an honour. Accepting it is what makes applications of it, once; whether points and honour
 * follow is then for panel, notice and posting to decide, as for every application.
 *
 * @param name of the compound; null for other kinds
 * @param member the person; null for other kinds
 * @param publicName masked: what everybody may read
 * @param words the dossier (事迹); never public
 * @param citation one line for the board, written by who accepts
 * @param nominatedFrom household of who nominated
 * @param reason why it was refused
 */
record Nomination(
        UUID id,
        @JsonIgnore UUID town,
        UUID village,
        HonourKind kind,
        LocalDate nominatedOn,
        Quarter quarter,
        @Nullable String name,
        @Nullable UUID member,
        String publicName,
        String words,
        @Nullable String citation,
        UUID nominatedBy,
        @JsonIgnore @Nullable UUID nominatedFrom,
        Instant nominatedAt,
        State state,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    enum State {
        NOMINATED("待受理"),
        ACCEPTED("已受理"),
        REFUSED("未受理"),
        WITHDRAWN("已撤回");

        private final String words;

        State(String words) {
            this.words = words;
        }
    }

    Nomination accepted(UUID by, @Nullable String line, Instant now) {
        return decided(State.ACCEPTED, by, line, null, now);
    }

    Nomination refused(UUID by, String why, Instant now) {
        return decided(State.REFUSED, by, null, why, now);
    }

    /** @throws Problem 403 when somebody else nominated */
    Nomination withdrawn(UUID by, Instant now) {
        if (!nominatedBy.equals(by)) {
            throw Problem.forbidden("只有提名人可以撤回提名");
        }
        return decided(State.WITHDRAWN, by, null, null, now);
    }

    /**
     * What the rules that count by event count by: one compound has its honour once a quarter, under whatever
     * nomination. Null for the other kinds, which are counted by household.
     */
    @Nullable
    String event() {
        return name == null ? null : quarter + " " + name;
    }

    private Nomination decided(State to, UUID by, @Nullable String line, @Nullable String why, Instant now) {
        if (state != State.NOMINATED) {
            throw Problem.conflict("nomination-decided", "这次提名" + state.words + "，不能再办理")
                    .with("state", state.name());
        }
        return new Nomination(
                id,
                town,
                village,
                kind,
                nominatedOn,
                quarter,
                name,
                member,
                publicName,
                words,
                line,
                nominatedBy,
                nominatedFrom,
                nominatedAt,
                to,
                by,
                now,
                why);
    }
}
