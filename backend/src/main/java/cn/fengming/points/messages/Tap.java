package cn.fengming.points.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody answered when WeChat asked whether the mini-program may tell them one more time. The phone tells us and
 * so does WeChat; which of the two comes first, and whether both come, nobody knows.
 *
 * @param id of the tap, made by who tells of it: telling again changes nothing
 */
record Tap(UUID person, UUID id, String template, Teller teller, Answer answer, Instant tappedAt) {

    /** Within this time two tellers speak of the same tap. */
    static final Duration SAME_TAP = Duration.ofMinutes(2);

    enum Teller {
        PHONE,
        WECHAT;

        Teller other() {
            return this == PHONE ? WECHAT : PHONE;
        }
    }

    enum Answer {
        ACCEPT,
        REJECT,
        /** WeChat has banned the template. */
        BAN;

        /** @param word WeChat's: accept, reject, ban, filter, fail; empty for what is no answer of a person */
        static Optional<Answer> of(String word) {
            return switch (word) {
                case "accept", "acceptWithAudio", "acceptWithAlert", "acceptWithForcePush" -> Optional.of(ACCEPT);
                case "reject" -> Optional.of(REJECT);
                case "ban" -> Optional.of(BAN);
                default -> Optional.empty();
            };
        }
    }
}
