package cn.fengming.points.messages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of the facts other modules tell. A fact may say more, and one told by an older program may say less. */
final class Facts {

    static final String POSTED = "awards.posted";
    static final String ON_NOTICE = "awards.notice-published";
    static final String DECLINED = "awards.application-declined";
    static final String STRUCK = "awards.application-struck";
    static final String HEARD = "awards.objection-heard";
    static final String WINDOW_OPENED = "store.window-opened";
    static final String REDEEMED = "store.redeemed";
    static final String LAPSING = "store.lapsing";
    static final String TURN_GIVEN = "season.turn-given";
    static final String GIFT_READY = "season.gift-ready";
    static final String GIFT_WITHDRAWN = "season.gift-withdrawn";
    static final String WRITTEN_OFF = "spots.written-off";
    /** Points that are about to be cleared; told again for each reminder. */
    static final String EXPIRING = "treasury.points-expiring";

    private Facts() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Posted(UUID village, @Nullable List<Paid> paid) {

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Paid(UUID household, long points, int items, String rule) {}
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OnNotice(
            UUID notice,
            UUID village,
            @Nullable Instant endsAt,
            @Nullable List<UUID> households) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Decided(UUID application, UUID household) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Heard(UUID household, @Nullable String state) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Opened(UUID village, LocalDate closesOn) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Redeemed(
            UUID redemption,
            UUID household,
            long points,
            @Nullable LocalDate collectBy) {}

    /**
     * A household's turn to redeem of what is scarce.
     *
     * @param until the last day of it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record TurnGiven(UUID release, UUID household, LocalDate until) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record GiftReady(UUID gift, UUID household) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record WrittenOff(UUID spot, String code, @Nullable UUID reporter) {}

    /**
     * Payload of {@link #EXPIRING}.
     *
     * @param lastDay the last day on which these points can be spent
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Expiring(UUID household, long points, LocalDate lastDay) {}
}
