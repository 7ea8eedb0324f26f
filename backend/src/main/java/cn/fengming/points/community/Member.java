package cn.fengming.points.community;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person on the register of a household.
 *
 * @param birthYear null when nobody gave it
 * @param minor may be under 18 this year: never named on a public list
 * @param elder turns 60 this year or did before
 */
public record Member(
        UUID id,
        UUID town,
        UUID household,
        String name,
        @Nullable Integer birthYear,
        boolean head,
        boolean minor,
        boolean elder) {

    /** The name for lists that everybody sees, e.g. 张*三; empty for a minor, who stands on none. */
    public Optional<String> publicName() {
        return minor ? Optional.empty() : Optional.of(Names.masked(name));
    }
}
