package cn.fengming.points.duties;

import cn.fengming.points.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a household or a shop agreed to keep in front of its door for a year (门前三包, 门前五包). It is signed by hand, on the
 * screen or on paper, and never changed: one that was written wrongly is voided and signed anew.
 *
 * @param shop its name, when a shop signed and no household
 * @param photo the signature, or the paper
 */
record Agreement(
        UUID id,
        UUID village,
        @Nullable UUID household,
        @Nullable String shop,
        Kind kind,
        List<String> items,
        int year,
        String signer,
        Medium medium,
        UUID photo,
        LocalDate signedOn,
        UUID writtenBy,
        Instant writtenAt,
        @Nullable Instant voidedAt) {

    Agreement {
        items = List.copyOf(items);
    }

    public enum Kind {
        THREE("门前三包"),
        FIVE("门前五包");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public enum Medium {
        SCREEN,
        PAPER
    }

    /** @throws Problem 409 {@code agreement-voided} */
    Agreement mustStand() {
        if (voidedAt != null) {
            throw Problem.conflict("agreement-voided", "这份责任书已经作废");
        }
        return this;
    }

    /** Whether it says the same as one that was sent again. */
    boolean saysWhat(Agreement other) {
        return village.equals(other.village())
                && java.util.Objects.equals(household, other.household())
                && java.util.Objects.equals(shop, other.shop())
                && kind == other.kind()
                && items.equals(other.items())
                && year == other.year()
                && signer.equals(other.signer())
                && medium == other.medium()
                && photo.equals(other.photo())
                && signedOn.equals(other.signedOn());
    }
}
