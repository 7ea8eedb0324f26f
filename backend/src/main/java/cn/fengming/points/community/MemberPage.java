package cn.fengming.points.community;

import cn.fengming.points.kernel.PhoneVault;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as the household's page shows them.
 *
 * @param phone masked, {@code 138****8000}; null when none is kept
 * @param idTailKept whether the last four characters of the identity card are kept; they are never shown
 */
record MemberPage(
        UUID id,
        String name,
        @Nullable Integer birthYear,
        boolean head,
        boolean minor,
        boolean elder,
        @Nullable String phone,
        boolean idTailKept,
        Instant joinedAt) {

    static MemberPage of(MemberEntry entry, int year, PhoneVault vault) {
        byte[] sealed = entry.phoneSealed();
        return new MemberPage(
                entry.id(),
                entry.name(),
                entry.birthYear(),
                entry.head(),
                Age.minor(entry.birthYear(), year),
                Age.elder(entry.birthYear(), year),
                sealed == null ? null : PhoneVault.masked(vault.open(sealed)),
                entry.idTailKept(),
                entry.joinedAt());
    }
}
