-- What many requests do at the same time, done as one: one transaction, and of each kind of row one statement for all.
-- Each act keeps its key and its answer; an act whose key is taken, or was answered before, is left out and said so.
-- Whoever calls gives the steps in the order in which rows are locked everywhere (limits, rows, records, ledger last) and
-- the towns by id, so that two of these never wait for each other in a circle. An error is everybody's: the caller then
-- asks for fewer at a time until the one that cannot be is alone.
--
-- p_towns: [{"town", "answers": [{"act", "person", "operation", "key", "hash", "status", "headers", "body"}],
--            "steps": [{"does": "schema.function", "acts": [1, ...], "rows": [{...}, ...]}]}], hash and body in base64; the
-- row at a place belongs to the act at that place.
-- A step is a function (town uuid, now timestamptz, rows jsonb) returning void.
-- Answers a row for each act that was left out, none for those that were done.
create function kernel.perform(p_now timestamptz, p_towns jsonb)
  returns table (act int, claimed boolean, body_hash bytea, status int, headers jsonb, body bytea, sealed boolean)
  language plpgsql volatile set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  town    uuid;
  asked   jsonb;
  answers jsonb;
  step    jsonb;
  todo    jsonb;
  taken   int[];
  given   int[];
begin
  for asked in select t from jsonb_array_elements(p_towns) t loop
    town := (asked ->> 'town')::uuid;
    answers := asked -> 'answers';

    -- The same key twice in one go is the same as a second request while the first still runs.
    select coalesce(array_agg(k.act) filter (where not k.ours), '{}') into taken
    from (select a.act, case when row_number() over (partition by a.person, a.operation, a.key order by a.act) > 1 then false
            else pg_try_advisory_xact_lock(hashtextextended(concat_ws(' ', town, a.person, a.operation, a.key), 0)) end ours
          from jsonb_to_recordset(answers) a(act int, person uuid, operation text, key text)) k;
    -- A statement of its own: it sees what was committed before the locks were ours.
    select coalesce(array_agg(a.act), '{}') into given
    from jsonb_to_recordset(answers) a(act int, person uuid, operation text, key text)
    join kernel.answer g
      on g.town_id = town and g.person_id = a.person and g.operation = a.operation and g.key = a.key
    where a.act <> all (taken);

    for step in select s from jsonb_array_elements(asked -> 'steps') s loop
      todo := step -> 'rows';
      if taken <> '{}' or given <> '{}' then
        select jsonb_agg(r order by i) into todo from jsonb_array_elements(todo) with ordinality rows(r, i)
        where (step -> 'acts' ->> (i - 1)::int)::int <> all (taken || given);
      end if;
      if todo is not null then
        execute format('select %I.%I($1, $2, $3)', split_part(step ->> 'does', '.', 1), split_part(step ->> 'does', '.', 2))
        using town, p_now, todo;
      end if;
    end loop;

    if taken <> '{}' or given <> '{}' then
      return query
        select a.act, a.act <> all (taken), g.body_hash, g.status, g.headers, g.body, g.sealed
        from jsonb_to_recordset(answers) a(act int, person uuid, operation text, key text)
        left join kernel.answer g
          on g.town_id = town and g.person_id = a.person and g.operation = a.operation and g.key = a.key
         and a.act = any (given)
        where a.act = any (taken || given);
    end if;

    insert into kernel.answer (town_id, person_id, operation, key, body_hash, status, headers, body, sealed, created_at)
    select town, a.person, a.operation, a.key, decode(a.hash, 'base64'), a.status, a.headers, decode(a.body, 'base64'),
           true, p_now
    from jsonb_to_recordset(answers)
      a(act int, person uuid, operation text, key text, hash text, status int, headers jsonb, body text)
    where a.act <> all (taken || given);
  end loop;
end $$;

-- A step of what requests do together.
create function kernel.add_facts(p_town uuid, p_now timestamptz, p_rows jsonb) returns void language sql as $$
  insert into kernel.outbox (town_id, id, topic, subject_id, payload, happened_at, next_at)
  select p_town, f.id, f.topic, f.subject, f.payload, p_now, p_now
  from jsonb_to_recordset(p_rows) f(id uuid, topic text, subject uuid, payload jsonb)
$$;
