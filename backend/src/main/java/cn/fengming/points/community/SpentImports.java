package cn.fengming.points.community;

import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.TownByTown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Forgets files with households: their people as soon as nobody can confirm them any more, everything after a day. The
 * audit keeps what was imported.
 */
@Component
class SpentImports implements Chore {

    private static final String NAME = "community.spent-imports";

    private final Places places;
    private final ImportRows rows;
    private final RegisterImports imports;
    private final TownByTown towns;
    private final Clock clock;

    SpentImports(Places places, ImportRows rows, RegisterImports imports, TownByTown towns, Clock clock) {
        this.places = places;
        this.rows = rows;
        this.imports = imports;
        this.towns = towns;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public Mono<Long> run() {
        Instant before = clock.instant().minus(RegisterImport.KEPT);
        return towns.run(NAME, places.towns().map(Town::id), town -> forget(town, before));
    }

    private Mono<Long> forget(UUID town, Instant before) {
        return imports.spent(town, before)
                .collectList()
                .flatMapIterable(ids -> ids)
                .concatMap(id -> rows.remove(town, id)
                        .then(imports.remove(town, id, before))
                        .thenReturn(id))
                .count();
    }
}
