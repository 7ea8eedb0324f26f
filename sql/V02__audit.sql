-- Who did what to what, and why. Written once, in the transaction of the deed itself, and never changed:
-- points_app holds no right to update or delete, and the trigger stops the owner too.
create schema audit;
grant usage on schema audit to points_app;

create table audit.record (
  town_id      uuid        not null,
  id           uuid        not null,
  at           timestamptz not null,
  actor_id     uuid        not null,
  actor_name   text        not null,
  action       text        not null,
  subject_type text        not null,
  subject_id   uuid        not null,
  reason       text,
  details      jsonb,
  constraint record_pk primary key (town_id, id),
  constraint record_action_form check (action ~ '^[a-z]+([.-][a-z0-9]+)*$'),
  constraint record_subject_type_form check (subject_type ~ '^[a-z]+(-[a-z0-9]+)*$'),
  constraint record_reason_length check (char_length(reason) <= 1000)
);
create index record_by_subject on audit.record (town_id, subject_id, id);
create index record_by_actor on audit.record (town_id, actor_id, id);
create index record_by_action on audit.record (town_id, action, id);
create index record_by_day on audit.record (town_id, at);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit.record is append-only' using errcode = '55000', constraint = 'record_append_only';
end $$;
create trigger record_append_only before update or delete on audit.record
  for each row execute function audit.refuse_change();
create trigger record_never_emptied before truncate on audit.record
  for each statement execute function audit.refuse_change();

grant select, insert on all tables in schema audit to points_app;
