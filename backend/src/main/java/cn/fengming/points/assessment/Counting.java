package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.Seed;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gathers what a tally needs. Reads only, so a simulation may use it at any time. */
@Component
class Counting {

    private final Sheets sheets;
    private final Outcomes outcomes;
    private final Subjects subjects;
    private final Json json;

    Counting(Sheets sheets, Outcomes outcomes, Subjects subjects, Json json) {
        this.sheets = sheets;
        this.outcomes = outcomes;
        this.subjects = subjects;
        this.json = json;
    }

    /** The round as it is now, with everybody in the register. */
    Mono<Tally> tally(UUID town, Round round, Scheme scheme) {
        return subjects.of(town, round.subject()).collectList().flatMap(field -> tally(town, round, scheme, field));
    }

    /** The round as it is now, for a field that is fixed already. */
    Mono<Tally> tally(UUID town, Round round, Scheme scheme, List<Subject> field) {
        return sheets.submitted(town, round.id())
                .collectList()
                .zipWhen(submitted -> outcomes.previousRanks(town, round))
                .map(read -> Tally.of(scheme, field, read.getT1(), read.getT2(), round.secret()));
    }

    /** SHA-256 of the figures as they are stored. */
    String fingerprint(Figures figures) {
        return Seed.sha256(json.text(figures));
    }
}
