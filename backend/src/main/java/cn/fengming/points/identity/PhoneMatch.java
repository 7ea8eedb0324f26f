package cn.fengming.points.identity;

import cn.fengming.points.community.Member;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a proven phone number means in one town. A number is no name: a grandmother is reached on her grandson's phone,
 * and numbers change hands. So it binds only when it points at one member whom nobody else is bound to.
 */
sealed interface PhoneMatch {

    /** The register does not know the number, or the person is bound already. */
    record Nobody() implements PhoneMatch {}

    /** Exactly this member, and free. */
    record Free(Member member) implements PhoneMatch {}

    /** Exactly this member, but somebody is bound to it: the committee has to say who it is. */
    record Taken(Member member) implements PhoneMatch {}

    /** Several members are reached by this number: the person says which. */
    record Several(List<Member> members) implements PhoneMatch {}

    /**
     * @param reached members of one town with this number; children count only when nobody else has it
     * @param taken members whom somebody else is bound to
     */
    static PhoneMatch of(List<Member> reached, Set<UUID> taken) {
        List<Member> adults = reached.stream().filter(member -> !member.minor()).toList();
        List<Member> candidates = adults.isEmpty() ? reached : adults;
        if (candidates.isEmpty()) {
            return new Nobody();
        }
        return candidates.size() > 1 ? new Several(candidates) : one(candidates.get(0), taken);
    }

    static PhoneMatch one(Member member, Set<UUID> taken) {
        return taken.contains(member.id()) ? new Taken(member) : new Free(member);
    }
}
