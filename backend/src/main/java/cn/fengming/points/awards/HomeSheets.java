package cn.fengming.points.awards;

import cn.fengming.points.kernel.Problem;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Home sheets and the months they were counted in. Rows are added and read. */
@Component
class HomeSheets {

    private final DatabaseClient database;

    HomeSheets(DatabaseClient database) {
        this.database = database;
    }

    /** 409 when the household has a sheet for the month. */
    Mono<HomeSheet> add(UUID town, HomeSheet sheet) {
        return database.sql("""
                        insert into awards.home_sheet (town_id, id, village_id, household_id, month, score, words,
                          photos, inspected_by, inspected_on, inspected_at)
                        values (:town, :id, :village, :household, :month, :score, :words,
                          :photos, :by, :day, :at)
                        on conflict on constraint home_sheet_once do nothing
                        """)
                .bind("town", town)
                .bind("id", sheet.id())
                .bind("village", sheet.village())
                .bind("household", sheet.household())
                .bind("month", code(sheet.month()))
                .bind("score", sheet.score())
                .bind("words", sheet.words())
                .bind("photos", sheet.photos())
                .bind("by", sheet.inspectedBy())
                .bind("day", sheet.inspectedOn())
                .bind("at", sheet.inspectedAt())
                .fetch()
                .rowsUpdated()
                .filter(added -> added == 1)
                .switchIfEmpty(
                        Mono.error(() -> Problem.conflict("home-sheet-exists", "这户" + sheet.month() + "的月评表已经交过")))
                .thenReturn(sheet);
    }

    /** All of a village's month, by household. */
    Flux<HomeSheet> of(UUID town, UUID village, YearMonth month) {
        return database.sql("""
                        select * from awards.home_sheet
                         where town_id = :town and village_id = :village and month = :month order by household_id
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("month", code(month))
                .map(row -> sheet(new Cells(row)))
                .all();
    }

    Flux<HomeSheet> page(UUID town, UUID village, YearMonth month, @Nullable UUID after, int limit) {
        return database.sql("""
                        select * from awards.home_sheet
                         where town_id = :town and village_id = :village and month = :month
                           and (cast(:after as uuid) is null or id > :after)
                         order by id limit :limit
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("month", code(month))
                .bind("after", Cells.orNull(after, UUID.class))
                .bind("limit", limit)
                .map(row -> sheet(new Cells(row)))
                .all();
    }

    /** The last twelve of a household, newest month first. */
    Flux<HomeSheet> ofHousehold(UUID town, UUID household) {
        return database.sql("""
                        select * from awards.home_sheet
                         where town_id = :town and household_id = :household order by month desc limit 12
                        """)
                .bind("town", town)
                .bind("household", household)
                .map(row -> sheet(new Cells(row)))
                .all();
    }

    /** Emits false when the month was counted before. */
    Mono<Boolean> close(UUID town, HomeMonth month) {
        return database.sql("""
                        insert into awards.home_month
                          (town_id, village_id, month, closed_by, closed_at, sheets, red_flags, clean, improved)
                        values (:town, :village, :month, :by, :at, :sheets, :redFlags, :clean, :improved)
                        on conflict on constraint home_month_once do nothing
                        """)
                .bind("town", town)
                .bind("village", month.village())
                .bind("month", code(month.month()))
                .bind("by", month.closedBy())
                .bind("at", month.closedAt())
                .bind("sheets", month.sheets())
                .bind("redFlags", month.redFlags())
                .bind("clean", month.clean())
                .bind("improved", month.improved())
                .fetch()
                .rowsUpdated()
                .map(added -> added == 1);
    }

    Mono<HomeMonth> month(UUID town, UUID village, YearMonth month) {
        return database.sql("""
                        select * from awards.home_month
                         where town_id = :town and village_id = :village and month = :month
                        """)
                .bind("town", town)
                .bind("village", village)
                .bind("month", code(month))
                .map(row -> month(new Cells(row)))
                .one();
    }

    private static int code(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    private static YearMonth month(int code) {
        return YearMonth.of(code / 100, code % 100);
    }

    private static HomeSheet sheet(Cells cells) {
        return new HomeSheet(
                cells.id("id"),
                cells.id("village_id"),
                cells.id("household_id"),
                month(cells.count("month")),
                cells.count("score"),
                cells.text("words"),
                cells.count("photos"),
                cells.id("inspected_by"),
                cells.day("inspected_on"),
                cells.moment("inspected_at"));
    }

    private static HomeMonth month(Cells cells) {
        return new HomeMonth(
                cells.id("village_id"),
                month(cells.count("month")),
                cells.id("closed_by"),
                cells.moment("closed_at"),
                cells.count("sheets"),
                cells.count("red_flags"),
                cells.count("clean"),
                cells.count("improved"));
    }
}
