package cn.fengming.points.assessment;

import cn.fengming.points.kernel.Quarter;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Standings as the public may read them. Before a standing is published there is nothing here. */
@Component
public class Standings {

    private final StandingRows rows;
    private final Outcomes outcomes;

    Standings(StandingRows rows, Outcomes outcomes) {
        this.rows = rows;
        this.outcomes = outcomes;
    }

    /** The villages' standing of the latest quarter that was frozen; empty before the first. */
    public Mono<Standing> latestFrozen(UUID town) {
        return rows.latestFrozen(town);
    }

    /** The villages' standing in force for a quarter: frozen, or published and still open to objection; or empty. */
    public Mono<Standing> of(UUID town, Quarter quarter) {
        return rows.ofPeriod(town, Period.of(quarter)).next();
    }

    /** The eight latest in force, the latest period first. */
    public Flux<Standing> published(UUID town) {
        return rows.published(town);
    }

    /** The year's assessment scores added up over its frozen quarters; no places before the first. */
    public Mono<AnnualStanding> annual(UUID town, int year) {
        return outcomes.ofYear(town, year, SubjectKind.VILLAGE)
                .collectList()
                .map(rows -> AnnualStanding.of(year, rows));
    }
}
