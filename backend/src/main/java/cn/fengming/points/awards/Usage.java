package cn.fengming.points.awards;

import cn.fengming.points.rules.Cap;
import cn.fengming.points.rules.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What already counts towards the caps of a village, and whether one more still fits. */
final class Usage {

    private final Map<String, Map<UUID, List<Use>>> byCodeAndHome = new HashMap<>();

    Usage(Collection<Use> uses) {
        uses.forEach(this::add);
    }

    void add(Use use) {
        homes(use.code())
                .computeIfAbsent(use.household(), home -> new ArrayList<>())
                .add(use);
    }

    /**
     * @param homes active households of the village, for a cap that is a share of them
     * @return why it does not fit, in words for the household; empty when it does
     */
    Optional<String> excess(Cap cap, Use more, long homes) {
        if (more.event() != null && ofHome(more).anyMatch(use -> sameEvent(use, more))) {
            return Optional.of("这件事这户已经申报过，不能重复");
        }
        if (cap.counted() == Cap.Counted.VILLAGE) {
            return cap.allows(otherEvents(cap, more), 1) ? Optional.empty() : Optional.of("全村的名额已满");
        }
        long had = ofHome(more)
                .filter(use -> counts(cap, use, more))
                .mapToLong(Use::quantity)
                .sum();
        if (!cap.allows(had, more.quantity())) {
            return Optional.of("这户在这段时间内已达到上限（" + cap.times() + "次，已有" + had + "次）");
        }
        boolean full = cap.sharePercent() != null && otherHomes(cap, more) + 1 > cap.homes(homes);
        return full ? Optional.of("全村的名额（" + cap.sharePercent() + "%的户）已满") : Optional.empty();
    }

    private long otherEvents(Cap cap, Use more) {
        return homes(more.code()).values().stream()
                .flatMap(List::stream)
                .filter(use -> counts(cap, use, more) && !sameEvent(use, more))
                .map(Use::event)
                .distinct()
                .count();
    }

    private long otherHomes(Cap cap, Use more) {
        return homes(more.code()).entrySet().stream()
                .filter(home -> !home.getKey().equals(more.household()))
                .filter(home -> home.getValue().stream().anyMatch(use -> counts(cap, use, more)))
                .count();
    }

    /** In the same window; and for a cap by event, of the same event. */
    private static boolean counts(Cap cap, Use use, Use more) {
        return cap.window().around(more.day()).contains(use.day())
                && (cap.window() != Window.EVENT || sameEvent(use, more));
    }

    private static boolean sameEvent(Use one, Use other) {
        return Objects.equals(one.event(), other.event());
    }

    private Stream<Use> ofHome(Use more) {
        return homes(more.code()).getOrDefault(more.household(), List.of()).stream();
    }

    private Map<UUID, List<Use>> homes(String code) {
        return byCodeAndHome.computeIfAbsent(code, unknown -> new HashMap<>());
    }
}
