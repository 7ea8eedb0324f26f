package cn.fengming.points.spots;

import cn.fengming.points.kernel.Role;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code spots.spot}; the caller's name and number stay in the database until somebody asks for them. */
final class SpotRow {

    /** What a query selects to make a {@link Spot}; the alias {@code s} is the spot's. */
    static final String COLUMNS = """
            s.town_id, s.id, s.code, s.kind, s.village_id, s.group_id, s.grid_id, s.place, s.latitude, s.longitude,
            s.accuracy_m, s.words, s.recording_id, s.source, s.reported_by, s.reported_from, s.reporter_masked,
            s.caller_home, s.reported_at, s.self_cleaned, s.state, s.state_at, s.version, s.route, s.post_role,
            s.post_village, s.post_grid, s.home_id, s.due_at, s.escalation, s.escalate_at, s.rectified_by,
            s.rectified_from, s.rectified_at, s.verify_until, s.verify_by_town, s.verified_by, s.verified_at,
            s.written_off_at, s.relapses, s.voices, s.merged_into, s.award_id, s.award_refusal, s.listed, s.hidden_at,
            s.hidden_by, s.hidden_reason, s.doubt
            """;

    private SpotRow() {}

    static Spot spot(Readable row) {
        Cells cells = new Cells(row);
        return new Spot(
                cells.id("id"),
                cells.id("town_id"),
                cells.text("code"),
                cells.word("kind", SpotKind.class),
                cells.id("village_id"),
                where(cells),
                cells.textOrNull("words"),
                cells.idOrNull("recording_id"),
                origin(cells),
                course(cells),
                cells.count("voices"),
                new Spot.Reward(cells.idOrNull("award_id"), cells.textOrNull("award_refusal")),
                new Shown(cells.flag("listed"), hiding(cells), cells.textOrNull("doubt")));
    }

    private static Where where(Cells cells) {
        return new Where(
                cells.idOrNull("group_id"),
                cells.idOrNull("grid_id"),
                cells.textOrNull("place"),
                cells.orNull("latitude", Double.class),
                cells.orNull("longitude", Double.class),
                cells.orNull("accuracy_m", Integer.class));
    }

    private static Origin origin(Cells cells) {
        return new Origin(
                cells.word("source", Source.class),
                cells.id("reported_by"),
                cells.idOrNull("reported_from"),
                cells.text("reporter_masked"),
                cells.idOrNull("caller_home"),
                cells.moment("reported_at"));
    }

    private static Course course(Cells cells) {
        return new Course(
                cells.word("state", SpotState.class),
                cells.moment("state_at"),
                cells.count("version"),
                task(cells),
                cells.flag("self_cleaned"),
                fix(cells),
                cells.momentOrNull("written_off_at"),
                cells.count("relapses"),
                cells.idOrNull("merged_into"));
    }

    private static @Nullable Task task(Cells cells) {
        Route route = cells.wordOrNull("route", Route.class);
        Role role = cells.wordOrNull("post_role", Role.class);
        if (route == null || role == null) {
            return null;
        }
        return new Task(
                route,
                new Post(role, cells.idOrNull("post_village"), cells.idOrNull("post_grid")),
                cells.idOrNull("home_id"),
                cells.momentOrNull("due_at"),
                cells.count("escalation"),
                cells.momentOrNull("escalate_at"));
    }

    private static @Nullable Fix fix(Cells cells) {
        UUID by = cells.idOrNull("rectified_by");
        Instant at = cells.momentOrNull("rectified_at");
        Instant until = cells.momentOrNull("verify_until");
        if (by == null || at == null || until == null) {
            return null;
        }
        return new Fix(
                by,
                cells.idOrNull("rectified_from"),
                at,
                until,
                cells.flag("verify_by_town"),
                cells.idOrNull("verified_by"),
                cells.momentOrNull("verified_at"));
    }

    private static Shown.@Nullable Hiding hiding(Cells cells) {
        Instant at = cells.momentOrNull("hidden_at");
        UUID by = cells.idOrNull("hidden_by");
        String reason = cells.textOrNull("hidden_reason");
        return at == null || by == null || reason == null ? null : new Shown.Hiding(at, by, reason);
    }
}
