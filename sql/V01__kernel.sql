-- What every module shares. The application itself works under the role points_app, which owns nothing:
-- what a table grants is all that the code can do to it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'points_app') then
    create role points_app nologin;
  end if;
  -- An owner who was made a member by the database's administrator may not be allowed to grant the role again.
  if not pg_has_role(current_user, 'points_app', 'set') then
    execute format('grant points_app to %I', current_user);
  end if;
end $$;

create schema kernel;
grant usage on schema kernel to points_app;

-- Facts others want to know, written with the fact and drained afterwards.
create table kernel.outbox (
  town_id     uuid        not null,
  id          uuid        not null,
  topic       text        not null,
  subject_id  uuid        not null,
  payload     jsonb       not null,
  happened_at timestamptz not null,
  -- Names of the listeners that have heard it: each hears it once, whatever happens to the others.
  heard_by    text[]      not null default '{}',
  attempts    int         not null default 0,
  next_at     timestamptz not null,
  last_error  text,
  told_at     timestamptz,
  constraint outbox_pk primary key (town_id, id)
);
create index outbox_waiting on kernel.outbox (next_at) where told_at is null;
create index outbox_told on kernel.outbox (told_at) where told_at is not null;

-- Work done by the clock: one row a chore. Whoever moves next_at does the work; a claim that nobody finishes runs out.
create table kernel.chore (
  name        text        not null,
  next_at     timestamptz not null,
  claimed_at  timestamptz,
  last_run_at timestamptz,
  last_result text,
  failures    int         not null default 0,
  constraint chore_pk primary key (name)
);

-- Answers already given, by idempotency key: a repeat gets the same answer and nothing happens twice.
create table kernel.answer (
  town_id    uuid        not null,
  person_id  uuid        not null,
  operation  text        not null,
  key        text        not null,
  body_hash  bytea       not null,
  status     int         not null,
  headers    jsonb       not null,
  body       bytea       not null,
  created_at timestamptz not null,
  constraint answer_pk primary key (town_id, person_id, operation, key)
);
create index answer_age on kernel.answer (created_at);

-- Takes the key for the running transaction, or says that another one has it; and hands out the answer already given.
-- One round trip. It must be plpgsql and volatile: the second statement sees what was committed before the lock was
-- ours, while a single statement would look with the eyes it had before it waited.
create function kernel.claim_answer(p_town uuid, p_person uuid, p_operation text, p_key text)
  returns table (claimed boolean, body_hash bytea, status int, headers jsonb, body bytea)
  language plpgsql volatile as $$
#variable_conflict use_column
begin
  if not pg_try_advisory_xact_lock(hashtextextended(concat_ws(' ', p_town, p_person, p_operation, p_key), 0)) then
    return query select false, null::bytea, null::int, null::jsonb, null::bytea;
    return;
  end if;
  return query
    select true, given.body_hash, given.status, given.headers, given.body
      from (select) one
      left join kernel.answer given
        on given.town_id = p_town and given.person_id = p_person
       and given.operation = p_operation and given.key = p_key;
end $$;

grant select, insert, update, delete on all tables in schema kernel to points_app;
