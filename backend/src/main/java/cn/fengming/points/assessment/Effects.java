package cn.fengming.points.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What places bring besides their tier: streaks that run into this period, and prizes for the best on one line. */
final class Effects {

    private final Scheme scheme;
    private final History history;
    private final Map<UUID, List<Special>> prizes = new HashMap<>();

    Effects(Scheme scheme, History history, List<Contender> contenders) {
        this.scheme = scheme;
        this.history = history;
        scheme.specials().forEach(special -> award(special, contenders));
    }

    private void award(Special special, List<Contender> contenders) {
        Comparator<Contender> best = Comparator.comparing(
                contender -> contender.scoreOn(special.line()), scheme.ranking().order());
        contenders.stream()
                .filter(contender -> !contender.vetoed())
                .sorted(Ladder.byMerit(scheme, best))
                .limit(special.count())
                .forEach(contender -> prizes.computeIfAbsent(contender.subject().id(), each -> new ArrayList<>())
                        .add(special));
    }

    /** @param of how many are ranked with it */
    Place on(Place place, int of) {
        List<Brought> brought = new ArrayList<>();
        streaks(place, new History.Held(place.rank(), of)).forEach(streak -> brought.add(streak.brings()));
        prizes.getOrDefault(place.subject(), List.of()).forEach(special -> brought.add(special.brings()));
        if (brought.isEmpty()) {
            return place;
        }
        Outcome counted = brought.stream().map(Brought::outcome).reduce(place.outcome(), Outcome::plus);
        List<Consequence> besides = new ArrayList<>(place.brought());
        brought.forEach(each -> besides.addAll(each.consequences()));
        return place.bringing(counted, besides);
    }

    private List<Streak> streaks(Place place, History.Held now) {
        List<Streak> running = scheme.streaks().stream()
                .filter(streak -> history.running(streak, place.subject(), now) >= streak.periods())
                .toList();
        return running.stream()
                .filter(streak -> running.stream().noneMatch(other -> other.replaces(streak)))
                .toList();
    }
}
