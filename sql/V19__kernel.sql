-- What was answered may hold what only the caller may see, a pickup code for one: it lies here sealed, under a key that is
-- not in the database, and so does the fingerprint of what was asked.
alter table kernel.answer add column sealed boolean not null default false;

-- The first of the two is called by instances of the program from before this migration, which may still run beside new
-- ones: they cannot open a sealed answer, so to them the request is still under way, and its repeat finds a new instance.
create or replace function kernel.claim_answer(p_town uuid, p_person uuid, p_operation text, p_key text)
  returns table (claimed boolean, body_hash bytea, status int, headers jsonb, body bytea)
  language plpgsql volatile as $$
#variable_conflict use_column
begin
  return query
    select taken.claimed and taken.sealed is not true, taken.body_hash, taken.status, taken.headers, taken.body
      from kernel.take_answer(p_town, p_person, p_operation, p_key) taken;
end $$;

-- Takes the key for the running transaction, or says that another one has it; and hands out the answer already given. Both
-- functions take the same lock, so an old and a new instance never do the same request side by side.
create function kernel.take_answer(p_town uuid, p_person uuid, p_operation text, p_key text)
  returns table (claimed boolean, body_hash bytea, status int, headers jsonb, body bytea, sealed boolean)
  language plpgsql volatile as $$
#variable_conflict use_column
begin
  if not pg_try_advisory_xact_lock(hashtextextended(concat_ws(' ', p_town, p_person, p_operation, p_key), 0)) then
    return query select false, null::bytea, null::int, null::jsonb, null::bytea, null::boolean;
    return;
  end if;
  return query
    select true, given.body_hash, given.status, given.headers, given.body, given.sealed
      from (select) one
      left join kernel.answer given
        on given.town_id = p_town and given.person_id = p_person
       and given.operation = p_operation and given.key = p_key;
end $$;
