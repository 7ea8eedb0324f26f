package cn.fengming.points.store;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Row of {@code store.supply_setting}; a town without one has the defaults. */
@Component
class SupplySettingsShelf {

    private final DatabaseClient database;

    private final GroupRead<UUID, SupplySettings> ofTown;

    SupplySettingsShelf(DatabaseClient database, GroupReads reads) {
        this.database = database;
        this.ofTown = reads.of(this::ofTowns);
    }

    Mono<SupplySettings> of(UUID town) {
        return ofTown.ask(town).defaultIfEmpty(SupplySettings.DEFAULT);
    }

    /** A town's settings, and whose they are. */
    record Decided(
            UUID townId,
            boolean threeSignatures,
            boolean moneyPublic,
            int marginPercent,
            int expiryDays,
            @Nullable Integer collectFor) {

        SupplySettings settings() {
            return new SupplySettings(threeSignatures, moneyPublic, marginPercent, expiryDays, collectFor);
        }
    }

    private Mono<Map<UUID, SupplySettings>> ofTowns(DatabaseClient from, Set<UUID> towns) {
        return from.sql("""
                        select town_id, three_signatures, money_public, margin_percent, expiry_days, collect_for
                        from store.supply_setting where town_id = any(:towns)
                        """)
                .bind("towns", towns.toArray(UUID[]::new))
                .mapProperties(Decided.class)
                .all()
                .collectMap(Decided::townId, Decided::settings);
    }

    Mono<Void> save(Actor by, SupplySettings decided, Instant at) {
        return database.sql("""
                        insert into store.supply_setting (town_id, three_signatures, money_public, margin_percent,
                          expiry_days, collect_for, set_by, set_at)
                        values (:town, :three, :public, :margin, :days, :collect, :by, :at)
                        on conflict on constraint supply_setting_pk do update
                        set three_signatures = :three, money_public = :public, margin_percent = :margin,
                          expiry_days = :days, collect_for = :collect, set_by = :by, set_at = :at
                        """)
                .bind("town", by.town())
                .bind("three", decided.threeSignatures())
                .bind("public", decided.moneyPublic())
                .bind("margin", decided.marginPercent())
                .bind("days", decided.expiryDays())
                .bind("collect", decided.mostCollected())
                .bind("by", by.person())
                .bind("at", at)
                .then();
    }
}
