package cn.fengming.points.community;

import cn.fengming.points.kernel.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A split (分户) that may be carried out: somebody leaves, somebody stays, and both households have an adult head.
 *
 * @param head of the new household
 * @param newRemainingHead of the old household; null when its head stays
 */
record Split(List<Member> leaving, Member head, @Nullable Member newRemainingHead) {

    /**
     * @param present all members of the household
     * @throws Problem 409 when somebody named is no member of it (any more), 422 when a head is missing or a minor or
     *     nobody would stay
     */
    static Split decide(List<Member> present, SplitOrder order) {
        Map<UUID, Member> byId = present.stream().collect(Collectors.toMap(Member::id, Function.identity()));
        if (order.members().isEmpty() || !byId.keySet().containsAll(order.members())) {
            throw Problem.conflict("members-changed", "分出去的人已不在这户，请刷新后再办");
        }
        if (order.members().size() == present.size()) {
            throw Problem.refused("nobody-stays", "至少要有一人留在原户，全家迁走请办理迁移");
        }
        if (!order.members().contains(order.head())) {
            throw Problem.refused("head-not-leaving", "新户的户主要在分出去的人里面选");
        }
        List<Member> leaving = present.stream()
                .filter(member -> order.members().contains(member.id()))
                .toList();
        Member head = adult(byId.get(order.head()));
        return new Split(leaving, head, remainingHead(present, order));
    }

    private static @Nullable Member remainingHead(List<Member> present, SplitOrder order) {
        Optional<Member> staying = present.stream()
                .filter(Member::head)
                .filter(member -> !order.members().contains(member.id()))
                .findFirst();
        if (staying.isPresent()) {
            return null;
        }
        return present.stream()
                .filter(member -> member.id().equals(order.remainingHead()))
                .filter(member -> !order.members().contains(member.id()))
                .findFirst()
                .map(Split::adult)
                .orElseThrow(() -> Problem.refused("head-leaves", "户主分出去了，请在留下的人里面选一位新户主"));
    }

    private static Member adult(@Nullable Member member) {
        if (member == null || member.minor()) {
            throw Problem.refused("minor-head", "户主须是成年人，未成年人请登记监护人为户主");
        }
        return member;
    }

    List<UUID> leavingIds() {
        return leaving.stream().map(Member::id).toList();
    }
}
