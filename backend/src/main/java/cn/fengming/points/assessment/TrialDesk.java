package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tries schemes before they are adopted, on pasted figures or on rounds of the past. Nothing is written. */
@Component
class TrialDesk {

    private final Presets presets;
    private final Rounds rounds;
    private final Subjects subjects;
    private final Counting counting;

    TrialDesk(Presets presets, Rounds rounds, Subjects subjects, Counting counting) {
        this.presets = presets;
        this.rounds = rounds;
        this.subjects = subjects;
        this.counting = counting;
    }

    /** @throws Problem 400 {@code invalid-scheme}, {@code invalid-figures} with every error and its line */
    Mono<TrialRun> simulate(Actor actor, SchemeText scheme, String figures) {
        actor.mustServeTown(Role.TOWN);
        return Mono.fromSupplier(() -> run(read(scheme), figures, Set.of()));
    }

    /**
     * Two schemes on the same figures.
     *
     * @param figures pasted; null when rounds are named
     * @param past rounds whose sheets and reports are counted under both; in any order
     */
    Mono<SchemeComparison> compare(
            Actor actor, SchemeText a, SchemeText b, @Nullable String figures, @Nullable List<UUID> past) {
        actor.mustServeTown(Role.TOWN);
        Scheme readA = read(a);
        Scheme readB = read(b);
        if (figures != null && past == null) {
            return Mono.fromSupplier(() -> SchemeComparison.of(
                    run(readA, figures, PastedColumn.headings(readB)),
                    run(readB, figures, PastedColumn.headings(readA))));
        }
        if (past == null || figures != null) {
            throw Problem.invalid("figures", "请粘贴数据，或者选以往的考核期，二者选一");
        }
        return Mono.zip(past(actor, readA, past), past(actor, readB, past))
                .map(runs -> SchemeComparison.of(runs.getT1(), runs.getT2()));
    }

    private Scheme read(SchemeText scheme) {
        return SchemeReader.read(scheme.text(presets), Surroundings.NONE).mustBeSound();
    }

    private static TrialRun run(Scheme scheme, String figures, Set<String> foreign) {
        return TrialRun.of(
                scheme, PastedFigures.read(figures, scheme, foreign).mustBeSound());
    }

    private Mono<TrialRun> past(Actor actor, Scheme scheme, List<UUID> past) {
        return Flux.fromIterable(past)
                .distinct()
                .concatMap(id -> rounds.find(actor.town(), id)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("这轮考核")))
                        .flatMap(round -> period(actor.town(), scheme, round)))
                .collectSortedList(Comparator.comparing(PastedFigures.PastedPeriod::period))
                .map(periods -> TrialRun.of(scheme, periods));
    }

    private Mono<PastedFigures.PastedPeriod> period(UUID town, Scheme scheme, Round round) {
        return subjects.of(town, round, scheme)
                .collectList()
                .zipWith(counting.gathered(town, round, scheme))
                .map(read -> new PastedFigures.PastedPeriod(round.period().code(), read.getT1(), read.getT2()));
    }
}
