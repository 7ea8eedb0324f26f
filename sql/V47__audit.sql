-- Planned once a connection, see V45.
alter function audit.add_records(uuid, timestamptz, jsonb) set plan_cache_mode = force_generic_plan;
