package cn.fengming.points.startup;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Program and schema always fit: an older schema is brought up to date or refused, a newer one is refused. */
@Component
class Schema implements FlywayMigrationStrategy {

    private final Postgres postgres;
    private final Deployment deployment;

    Schema(Postgres postgres, Deployment deployment) {
        this.postgres = postgres;
        this.deployment = deployment;
    }

    @Override
    public void migrate(Flyway flyway) {
        new DatabaseVisit(postgres).check();
        try {
            mustNotBeNewer(flyway);
            if (!deployment.migrate()) {
                mustNotBeOlder(flyway);
                flyway.validate();
            } else {
                flyway.migrate();
            }
        } catch (FlywayValidateException changed) {
            throw new CannotStart(
                    ("The schema of %s was made by another build of this program: a migration it has run reads"
                                    + " differently now.")
                            .formatted(postgres),
                    "Start the build that made it, or use a new database (embedded: another POINTS_DATA_DIR).",
                    changed);
        }
    }

    private void mustNotBeNewer(Flyway flyway) {
        Arrays.stream(flyway.info().applied())
                .filter(applied -> applied.getState() == MigrationState.FUTURE_SUCCESS
                        || applied.getState() == MigrationState.FUTURE_FAILED)
                .findFirst()
                .ifPresent(this::refuseNewer);
    }

    private void refuseNewer(MigrationInfo unknown) {
        throw new CannotStart(
                "The schema of %s is newer than this program: it has run migration %s, which is unknown here."
                        .formatted(postgres, unknown.getVersion()),
                "Start the newer program, or restore the database as it was before the upgrade.");
    }

    private void mustNotBeOlder(Flyway flyway) {
        int missing = flyway.info().pending().length;
        if (missing > 0) {
            throw new CannotStart(
                    "The schema of %s is too old: %d migrations are missing, and POINTS_MIGRATE=false forbids to run them."
                            .formatted(postgres, missing),
                    "Start once with POINTS_MIGRATE=true and a user that owns the schema.");
        }
    }
}
