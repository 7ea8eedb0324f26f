-- What hangs on the wall by itself: announcements. Notices, honours, flags and ranking are read where they are made.
create schema board;
grant usage on schema board to points_app;

create table board.announcement (
  town_id          uuid        not null,
  id               uuid        not null,
  -- null: for the whole town
  village_id       uuid,
  title            text        not null,
  body             text        not null,
  valid_from       date        not null,
  valid_until      date        not null,
  written_by       uuid        not null,
  written_at       timestamptz not null,
  withdrawn_by     uuid,
  withdrawn_at     timestamptz,
  withdrawn_reason text,
  constraint announcement_pk primary key (town_id, id),
  constraint announcement_title_length check (char_length(title) between 2 and 60),
  constraint announcement_body_length check (char_length(body) between 2 and 2000),
  constraint announcement_days_in_order check (valid_until >= valid_from),
  constraint announcement_withdrawn_whole check ((withdrawn_at is null) = (withdrawn_by is null)
                                                 and (withdrawn_at is null) = (withdrawn_reason is null))
);
create index announcement_on_wall on board.announcement (town_id, valid_until) where withdrawn_at is null;

grant select, insert, update on all tables in schema board to points_app;
