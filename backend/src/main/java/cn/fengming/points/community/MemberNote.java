package cn.fengming.points.community;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member as the history keeps them.
 *
 * @param phone whether a number was given or changed; never the number
 */
record MemberNote(UUID member, String name, @Nullable Integer birthYear, boolean phone, boolean idTail) {

    static MemberNote of(Member member) {
        return new MemberNote(member.id(), member.name(), member.birthYear(), false, false);
    }

    static MemberNote of(MemberRow row) {
        return new MemberNote(row.id(), row.name(), row.born(), row.sealed() != null, row.tail() != null);
    }
}
