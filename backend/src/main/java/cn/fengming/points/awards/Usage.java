package cn.fengming.points.awards;

import cn.fengming.points.rules.Cap;
import cn.fengming.points.rules.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What already counts towards the caps of a village, and whether one more still fits. */
final class Usage {

    private final List<Use> uses;

    Usage(Collection<Use> uses) {
        this.uses = new ArrayList<>(uses);
    }

    void add(Use use) {
        uses.add(use);
    }

    /**
     * @param homes active households of the village, for a cap that is a share of them
     * @return why it does not fit, in words for the household; empty when it does
     */
    Optional<String> excess(Cap cap, Use more, long homes) {
        if (more.event() != null
                && of(more).anyMatch(use ->
                        sameHome(more).test(use) && sameEvent(more).test(use))) {
            return Optional.of("这件事这户已经申报过，不能重复");
        }
        if (cap.counted() == Cap.Counted.VILLAGE) {
            return fits(cap, others(cap, more)) ? Optional.empty() : Optional.of("全村的名额已满");
        }
        long had = counted(cap, more)
                .filter(sameHome(more))
                .mapToLong(Use::quantity)
                .sum();
        if (!cap.allows(had, more.quantity())) {
            return Optional.of("这户在这段时间内已达到上限（" + cap.times() + "次，已有" + had + "次）");
        }
        boolean share = cap.sharePercent() != null && otherHomes(cap, more) + 1 > cap.homes(homes);
        return share ? Optional.of("全村的名额（" + cap.sharePercent() + "%的户）已满") : Optional.empty();
    }

    private static boolean fits(Cap cap, long otherEvents) {
        return cap.allows(otherEvents, 1);
    }

    private long others(Cap cap, Use more) {
        return counted(cap, more)
                .map(Use::event)
                .filter(event -> !Objects.equals(event, more.event()))
                .distinct()
                .count();
    }

    private long otherHomes(Cap cap, Use more) {
        return counted(cap, more)
                .map(Use::household)
                .filter(household -> !household.equals(more.household()))
                .distinct()
                .count();
    }

    private Stream<Use> counted(Cap cap, Use more) {
        Window.Span span = cap.window().around(more.day());
        return of(more).filter(use -> span.contains(use.day()))
                .filter(use -> cap.window() != Window.EVENT || sameEvent(more).test(use));
    }

    private Stream<Use> of(Use more) {
        return uses.stream().filter(use -> use.code().equals(more.code()));
    }

    private static Predicate<Use> sameHome(Use more) {
        return use -> use.household().equals(more.household());
    }

    private static Predicate<Use> sameEvent(Use more) {
        return use -> Objects.equals(use.event(), more.event());
    }
}
