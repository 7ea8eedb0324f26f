package cn.fengming.points.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** How far everybody is with what a round asks of them. What is reported here is no secret: villages report it themselves. */
@Component
class Progress {

    private final Schemes schemes;
    private final Subjects subjects;
    private final Counting counting;
    private final Clock clock;

    Progress(Schemes schemes, Subjects subjects, Counting counting, Clock clock) {
        this.schemes = schemes;
        this.subjects = subjects;
        this.counting = counting;
        this.clock = clock;
    }

    Flux<Countdown> of(UUID town, Round round) {
        return schemes.of(town, round)
                .flatMap(scheme -> subjects.of(town, round, scheme)
                        .collectList()
                        .zipWith(counting.gathered(town, round, scheme))
                        .map(read -> countdowns(scheme, round.period(), read.getT1(), read.getT2())))
                .flatMapIterable(countdowns -> countdowns);
    }

    private List<Countdown> countdowns(Scheme scheme, Period period, List<Subject> field, Gathered gathered) {
        LocalDate today = LocalDate.now(clock);
        return gathered.known(scheme, field).stream()
                .flatMap(known -> scheme.lines().stream()
                        .filter(ProgressLine.class::isInstance)
                        .map(line ->
                                Countdown.of(known.subject(), (ProgressLine) line, known.entrant(), period, today)))
                .toList();
    }
}
