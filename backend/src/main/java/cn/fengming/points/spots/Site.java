package cn.fengming.points.spots;

import cn.fengming.points.kernel.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place of a special register. It moves TREATING -> TREATED -> CLOSED; a bad look sets a treated one back. It is
 * looked at again on {@code lookNextOn}, until it is closed.
 *
 * @param code {@code HS-007}, counted in the town
 * @param area square metres, when measured
 * @param treatment the last one
 */
record Site(
        UUID id,
        Register register,
        String code,
        UUID village,
        @Nullable UUID group,
        String name,
        @Nullable String place,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable BigDecimal area,
        LocalDate foundOn,
        SiteState state,
        int lookDays,
        @Nullable LocalDate lookNextOn,
        UUID registeredBy,
        Instant registeredAt,
        @Nullable Treatment treatment,
        @Nullable Closing closing) {

    /** How it was put right, with the picture after. */
    record Treatment(UUID by, Instant at, @Nullable String words, List<UUID> photos) {
        Treatment {
            photos = List.copyOf(photos);
        }
    }

    record Closing(UUID by, Instant at, String reason) {}

    /** Due today or before. */
    boolean due(LocalDate today) {
        return lookNextOn != null && !lookNextOn.isAfter(today);
    }

    /**
     * Looked at: again {@code lookDays} later, and in treatment again when it was bad. A look that is sent late does not
     * bring the next date forward.
     *
     * @throws Problem 409 {@code site-state} when it is closed; 400 for a day before it was found
     */
    Site looked(LocalDate day, boolean clean) {
        if (lookNextOn == null) {
            throw wrongState("这处已经销号，不用再回头看");
        }
        if (day.isBefore(foundOn)) {
            throw Problem.invalid("lookedOn", "回头看不能早于发现的日子 " + foundOn);
        }
        LocalDate next = day.plusDays(lookDays);
        LocalDate later = lookNextOn.isAfter(next) ? lookNextOn : next;
        return with(clean ? state : SiteState.TREATING, later, treatment, null);
    }

    /** Put right. @throws Problem 409 {@code site-state} unless it is as the client saw it, and in treatment */
    Site treated(SiteState expected, Treatment how) {
        mustBe(expected).mustBe(SiteState.TREATING);
        return with(SiteState.TREATED, lookNextOn, how, null);
    }

    /** No longer looked at. @throws Problem 409 {@code site-state} unless it is as the client saw it, and open */
    Site closed(SiteState expected, Closing why) {
        mustBe(expected);
        return with(SiteState.CLOSED, null, treatment, why);
    }

    private Site mustBe(SiteState expected) {
        if (state == SiteState.CLOSED) {
            throw wrongState("这处已经销号，不能再改");
        }
        if (state != expected) {
            throw wrongState("这处现在是「" + state.words() + "」，请刷新后再办");
        }
        return this;
    }

    private Problem wrongState(String words) {
        return Problem.conflict("site-state", words).with("state", state);
    }

    private Site with(SiteState next, @Nullable LocalDate look, @Nullable Treatment how, @Nullable Closing why) {
        return new Site(
                id,
                register,
                code,
                village,
                group,
                name,
                place,
                latitude,
                longitude,
                area,
                foundOn,
                next,
                lookDays,
                look,
                registeredBy,
                registeredAt,
                how,
                why);
    }
}
