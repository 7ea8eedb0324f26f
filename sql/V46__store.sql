-- Planned once a connection, see V45.
alter function store.add_deliveries(uuid, timestamptz, jsonb) set plan_cache_mode = force_generic_plan;
alter function store.add_redemption_lines(uuid, timestamptz, jsonb) set plan_cache_mode = force_generic_plan;
