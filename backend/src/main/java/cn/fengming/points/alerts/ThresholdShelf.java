package cn.fengming.points.alerts;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Row of {@code alerts.setting}; a town without one has the defaults. Every change is audited with before and after. */
@Component
public class ThresholdShelf {

    private final DatabaseClient database;
    private final Audit audit;
    private final Clock clock;

    ThresholdShelf(DatabaseClient database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    Mono<Thresholds> of(UUID town) {
        return database.sql("""
                        select awarder_percent, awarder_points, clan_percent, clan_factor, spike_days, spike_factor,
                               spike_points, stock_percent, stock_pieces
                        from alerts.setting where town_id = :town
                        """)
                .bind("town", town)
                .mapProperties(Thresholds.class)
                .one()
                .defaultIfEmpty(Thresholds.DEFAULT);
    }

    /** Before and after, for the auditor to read. */
    record Changed(Thresholds before, Thresholds after) {}

    @Transactional
    public Mono<Thresholds> save(Actor actor, Thresholds decided) {
        actor.mustServeTown(Role.TOWN);
        return of(actor.town())
                .flatMap(before -> write(actor, decided)
                        .then(audit.record(
                                actor,
                                "alerts.thresholds-set",
                                "town",
                                actor.town(),
                                null,
                                new Changed(before, decided))))
                .thenReturn(decided);
    }

    private Mono<Void> write(Actor actor, Thresholds decided) {
        return database.sql("""
                        insert into alerts.setting (town_id, awarder_percent, awarder_points, clan_percent, clan_factor,
                          spike_days, spike_factor, spike_points, stock_percent, stock_pieces, set_by, set_at)
                        values (:town, :awarderPercent, :awarderPoints, :clanPercent, :clanFactor, :spikeDays, :spikeFactor,
                          :spikePoints, :stockPercent, :stockPieces, :by, :at)
                        on conflict on constraint setting_pk do update
                        set awarder_percent = :awarderPercent, awarder_points = :awarderPoints,
                          clan_percent = :clanPercent, clan_factor = :clanFactor, spike_days = :spikeDays,
                          spike_factor = :spikeFactor, spike_points = :spikePoints, stock_percent = :stockPercent,
                          stock_pieces = :stockPieces, set_by = :by, set_at = :at
                        """)
                .bind("town", actor.town())
                .bind("awarderPercent", decided.awarderPercent())
                .bind("awarderPoints", decided.awarderPoints())
                .bind("clanPercent", decided.clanPercent())
                .bind("clanFactor", decided.clanFactor())
                .bind("spikeDays", decided.spikeDays())
                .bind("spikeFactor", decided.spikeFactor())
                .bind("spikePoints", decided.spikePoints())
                .bind("stockPercent", decided.stockPercent())
                .bind("stockPieces", decided.stockPieces())
                .bind("by", actor.person())
                .bind("at", clock.instant())
                .then();
    }
}
