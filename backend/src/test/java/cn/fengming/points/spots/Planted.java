package cn.fengming.points.spots;

import cn.fengming.points.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Lazy;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Puts spots into the database as years of use would have left them, in whatever state a list has to cope with. */
@Component
@Lazy
class Planted {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int AT_ONCE = 5_000;

    private final DatabaseClient database;

    Planted(DatabaseClient database) {
        this.database = database;
    }

    /** One spot, REPORTED yesterday unless the columns say otherwise; what its state needs is filled in. */
    UUID spot(UUID town, UUID village, Map<String, Object> columns) {
        Map<String, Object> row = new LinkedHashMap<>();
        UUID id = UUID.randomUUID();
        row.put("town_id", town);
        row.put("id", id);
        row.put("code", "2026-%05d".formatted(NUMBER.incrementAndGet()));
        row.put("kind", "GARBAGE");
        row.put("village_id", village);
        row.put("source", "RESIDENT");
        row.put("reported_by", UUID.randomUUID());
        row.put("reporter_masked", "张*");
        row.put("reported_at", TestClock.START.minus(Duration.ofDays(1)));
        row.put("sent_hash", new byte[] {1});
        row.put("state", "REPORTED");
        row.put("state_at", TestClock.START.minus(Duration.ofDays(1)));
        row.put("version", 1);
        row.putAll(columns);
        if ("MERGED".equals(row.get("state"))) {
            row.computeIfAbsent("merged_into", column -> spot(town, village, Map.of("state", "DECLINED")));
        }
        needed(row);
        database.sql("insert into spots.spot (" + String.join(", ", row.keySet()) + ") values (:"
                        + String.join(", :", row.keySet()) + ")")
                .bindValues(row)
                .then()
                .block();
        return (UUID) row.get("id");
    }

    /** As the constraints of the table want it. */
    private static void needed(Map<String, Object> row) {
        String state = (String) row.get("state");
        Instant at = (Instant) row.get("state_at");
        switch (state) {
            case "REPORTED", "ACCEPTED", "DECLINED" -> {}
            case "MERGED" -> {}
            default -> {
                row.putIfAbsent("route", "GRID");
                row.putIfAbsent("post_role", "INSPECTOR");
                row.putIfAbsent("post_village", row.get("village_id"));
                row.putIfAbsent("due_at", at.plus(Duration.ofDays(3)));
            }
        }
        if (state.matches("RECTIFIED|VERIFIED|WRITTEN_OFF")) {
            row.putIfAbsent("rectified_by", UUID.randomUUID());
            row.putIfAbsent("rectified_at", at);
        }
        if (state.matches("VERIFIED|WRITTEN_OFF")) {
            row.putIfAbsent("verified_by", UUID.randomUUID());
            row.putIfAbsent("verified_at", at);
        }
        if (state.equals("WRITTEN_OFF")) {
            row.putIfAbsent("written_off_at", at);
        }
        if (row.containsKey("hidden_reason")) {
            row.putIfAbsent("hidden_at", at);
            row.putIfAbsent("hidden_by", UUID.randomUUID());
        }
    }

    /**
     * So many alike of one village, a minute between them, the newest at the clock's start; in statements so short that
     * a slow machine ends each in its time.
     */
    void many(UUID town, UUID village, int count) {
        for (int from = 1; from <= count; from += AT_ONCE) {
            some(town, village, from, Math.min(count, from + AT_ONCE - 1));
        }
    }

    private void some(UUID town, UUID village, int from, int until) {
        database.sql("""
                        insert into spots.spot (town_id, id, code, kind, village_id, source, reported_by,
                          reporter_masked, reported_at, sent_hash, state, state_at, version)
                        select :town, gen_random_uuid(), 'M-' || n, 'DUST', :village, 'STAFF', :town, '李*',
                               :now - n * interval '1 minute', '\\x00', 'ACCEPTED', :now, 1
                          from generate_series(:from, :until) n
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("now", TestClock.START)
                .bind("from", from)
                .bind("until", until)
                .then()
                .block();
    }
}
