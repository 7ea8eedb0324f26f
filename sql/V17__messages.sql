-- What leaves the house for WeChat, and what comes back.
create schema messages;
grant usage on schema messages to points_app;

-- One look of WeChat at the words or one photo of a step of a spot. What was said stays with the spot.
create table messages.content_check (
  town_id     uuid        not null,
  id          uuid        not null,
  spot_id     uuid        not null,
  -- number of the step in the spot's log
  step        int         not null,
  -- null for the words
  photo_id    uuid,
  person_id   uuid        not null,
  state       text        not null,
  -- by which WeChat's later answer names it
  trace_id    text,
  -- WeChat's number of what it may be
  label       int,
  -- why WeChat has no opinion
  skipped     text,
  noted_at    timestamptz not null,
  asked_at    timestamptz,
  answered_at timestamptz,
  constraint content_check_pk primary key (town_id, id),
  constraint content_check_once unique nulls not distinct (town_id, spot_id, step, photo_id),
  constraint content_check_state_known check (state in ('WAITING', 'ASKED', 'PASSED', 'REVIEW', 'RISKY', 'SKIPPED')),
  constraint content_check_traced check (state <> 'ASKED' or (trace_id is not null and asked_at is not null)),
  constraint content_check_answered check ((state in ('WAITING', 'ASKED')) = (answered_at is null)),
  constraint content_check_skipped_why check ((state = 'SKIPPED') = (skipped is not null))
);
-- WeChat's answers name neither town nor check.
create index content_check_trace on messages.content_check (trace_id) where trace_id is not null;

grant select, insert, update on messages.content_check to points_app;
