package cn.fengming.points.messages;

import cn.fengming.points.wechat.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person, on its way to WeChat. It is given to WeChat at most once that can count: before it is said
 * it is marked as being said, and whatever is not known afterwards is not said again.
 */
record Message(
        UUID townId,
        UUID id,
        UUID personId,
        Kind kind,
        String page,
        String slots,
        Instant sendBefore,
        State state,
        int tries) {

    private static final List<Duration> BREATHS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(20),
            Duration.ofHours(1),
            Duration.ofHours(3));

    /** How long WeChat may take over one message before nobody knows what became of it. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    enum State {
        /** To be sent. */
        WAITING,
        /** Being said to WeChat right now. */
        SENDING,
        /** WeChat took it. */
        SENT,
        /** WeChat does not take it. */
        REFUSED,
        /** WeChat could not be reached, or was busy, too often. */
        GIVEN_UP,
        /** It may have been sent or not: the line or the program broke in the middle. */
        UNSURE,
        /** The person agreed to no further message of this kind. */
        NOT_SUBSCRIBED,
        /** It was no news any more when its turn came. */
        TOO_LATE,
        /** Only for the list. */
        LIST_ONLY
    }

    /** Why a message is only for the list. */
    enum Why {
        /** No account at WeChat, or no template for this kind. */
        UNSET,
        /** The person never signed in by WeChat. */
        NO_WECHAT,
        SWITCHED_OFF
    }

    /**
     * What follows from a delivery.
     *
     * @param nextAt when it is to be tried again; null when it has ended
     * @param giveBack the agreement was not used up
     * @param forfeit no agreement of this person to this template counts any more
     */
    record Step(State state, @Nullable Instant nextAt, boolean giveBack, boolean forfeit) {}

    /** @param midnight when WeChat's next day begins */
    Step after(Delivery delivery, Instant now, Instant midnight) {
        return switch (delivery.fate()) {
            case SENT -> new Step(State.SENT, null, false, false);
            case UNSURE -> new Step(State.UNSURE, null, false, false);
            case UNWANTED -> new Step(State.REFUSED, null, false, true);
            case REFUSED -> new Step(State.REFUSED, null, true, false);
            case TOMORROW -> again(midnight);
            case LATER ->
                tries > BREATHS.size()
                        ? new Step(State.GIVEN_UP, null, true, false)
                        : again(now.plus(BREATHS.get(tries - 1)));
        };
    }

    private Step again(Instant when) {
        return when.isBefore(sendBefore)
                ? new Step(State.WAITING, when, true, false)
                : new Step(State.GIVEN_UP, null, true, false);
    }

    boolean tooLate(Instant now) {
        return !now.isBefore(sendBefore);
    }
}
