package cn.fengming.points.startup;

import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;

/** Migrations run as the owner of the schema, over JDBC, which nothing else uses. */
record OwnerConnections(Postgres postgres) implements FlywayConnectionDetails {

    @Override
    public String getJdbcUrl() {
        return postgres.jdbcUrl();
    }

    @Override
    public String getUsername() {
        return postgres.user();
    }

    @Override
    public String getPassword() {
        return postgres.password();
    }
}
