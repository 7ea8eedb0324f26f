package cn.fengming.points.community;

import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.kernel.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member ready to be written: name spelled, phone and identity tail sealed. The short names are those of the JSON
 * that carries many rows into one statement.
 */
record MemberRow(
        UUID id,
        UUID household,
        String name,
        String spelling,
        String initials,
        @Nullable Integer born,
        boolean head,
        byte @Nullable [] sealed,
        byte @Nullable [] print,
        byte @Nullable [] tail) {

    /**
     * Spells the name, which may read a dictionary: call it off the event loop.
     *
     * @throws Problem 400 on a name, year or phone that is none, 422 when the head would be a minor
     */
    static MemberRow of(UUID id, UUID household, NewMember entry, boolean head, int year, PhoneVault vault) {
        String name = Names.clean(entry.name());
        var spelling = Spelling.ofPerson(name);
        var phone = entry.phone() == null ? null : vault.seal(entry.phone());
        Age.check(entry.birthYear(), year);
        if (head) {
            Age.mustBeAdult(entry.birthYear(), year);
        }
        return new MemberRow(
                id,
                household,
                name,
                spelling.text(),
                spelling.initials(),
                entry.birthYear(),
                head,
                phone == null ? null : phone.box(),
                phone == null ? null : phone.fingerprint(),
                entry.idTail() == null ? null : vault.sealIdTail(entry.idTail()));
    }
}
