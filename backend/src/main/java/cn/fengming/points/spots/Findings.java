package cn.fengming.points.spots;

import cn.fengming.points.kernel.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What was found about the spots of a village, for its assessment. The same fact found twice is one finding. */
@Component
class Findings {

    private final DatabaseClient database;
    private final Ids ids;
    private final Clock clock;

    Findings(DatabaseClient database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Writes a finding; call it in the transaction of what brought it about. Emits false when that fact was found before.
     *
     * @param occasion tells one fact from another of the same code: the draw, the deadline, the number of the step
     * @param foundOn the day it counts for
     * @param photos claimed elsewhere already; here they are only named
     */
    Mono<Boolean> add(
            Spot spot,
            FindingCode code,
            String occasion,
            LocalDate foundOn,
            String words,
            List<UUID> photos,
            UUID foundBy) {
        return database.sql("""
                        insert into spots.finding
                          (town_id, id, spot_id, village_id, code, occasion, found_on, words, photos, found_by, at)
                        values
                          (:town, :id, :spot, :village, :code, :occasion, :day, :words, :photos, :by, :at)
                        on conflict on constraint finding_once do nothing
                        """)
                .bind("town", spot.town())
                .bind("id", ids.next())
                .bind("spot", spot.id())
                .bind("village", spot.village())
                .bind("code", code.name())
                .bind("occasion", occasion)
                .bind("day", foundOn)
                .bind("words", words)
                .bind("photos", photos.toArray(UUID[]::new))
                .bind("by", foundBy)
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }
}
