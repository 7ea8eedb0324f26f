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
  happened_at timestamptz not null default now(),
  attempts    int         not null default 0,
  next_at     timestamptz not null default now(),
  last_error  text,
  told_at     timestamptz,
  constraint outbox_pk primary key (town_id, id)
);
create index outbox_waiting on kernel.outbox (next_at) where told_at is null;

-- Work done by the clock: one row a chore, claimed by moving next_at.
create table kernel.chore (
  name        text        not null,
  next_at     timestamptz not null,
  last_run_at timestamptz,
  last_result text,
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
  created_at timestamptz not null default now(),
  constraint answer_pk primary key (town_id, person_id, operation, key)
);
create index answer_age on kernel.answer (created_at);

grant select, insert, update, delete on all tables in schema kernel to points_app;
