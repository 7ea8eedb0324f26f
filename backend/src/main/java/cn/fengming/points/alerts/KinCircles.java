package cn.fengming.points.alerts;

import cn.fengming.points.community.KinPair;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who is kin to whom: directly, and by circles in which everybody is kin to somebody of it. */
final class KinCircles {

    private final Map<UUID, Set<UUID>> kin = new HashMap<>();
    private final Map<UUID, UUID> root = new HashMap<>();

    KinCircles(List<KinPair> pairs) {
        pairs.forEach(pair -> {
            kin.computeIfAbsent(pair.one(), none -> new HashSet<>()).add(pair.other());
            kin.computeIfAbsent(pair.other(), none -> new HashSet<>()).add(pair.one());
            join(pair.one(), pair.other());
        });
    }

    /** The same household, or kin to it. */
    boolean related(UUID one, UUID other) {
        return one.equals(other) || kin.getOrDefault(one, Set.of()).contains(other);
    }

    /** Each household that has kin, and its circle, which is named after one of it. */
    Map<UUID, UUID> circles() {
        Map<UUID, UUID> circles = new HashMap<>();
        kin.keySet().forEach(home -> circles.put(home, top(home)));
        return circles;
    }

    /** The smaller id is the name of the circle, whatever order the pairs come in. */
    private void join(UUID one, UUID other) {
        UUID a = top(one);
        UUID b = top(other);
        if (!a.equals(b)) {
            root.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
        }
    }

    private UUID top(UUID home) {
        UUID at = home;
        for (Optional<UUID> up = up(at); up.isPresent(); up = up(at)) {
            at = up.get();
        }
        return at;
    }

    private Optional<UUID> up(UUID home) {
        return Optional.ofNullable(root.get(home));
    }
}
