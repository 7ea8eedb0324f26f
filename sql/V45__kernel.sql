-- A step of what requests do together is planned once a connection, as those written in plpgsql already are: a plan made
-- anew for one set of rows costs more than writing them.
alter function kernel.add_facts(uuid, timestamptz, jsonb) set plan_cache_mode = force_generic_plan;
