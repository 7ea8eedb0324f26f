-- A program that may not migrate (POINTS_MIGRATE=false) still has to see which migrations ran.
grant select on flyway_schema_history to points_app;
