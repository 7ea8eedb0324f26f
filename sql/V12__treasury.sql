-- Corrections of posted transfers: proposed by one person of the town office, confirmed by another.
create schema treasury;
grant usage on schema treasury to points_app;

create table treasury.correction (
  town_id     uuid        not null,
  id          uuid        not null,
  transfer_id uuid        not null,
  amount      bigint      not null,
  reason      text        not null,
  state       text        not null,
  proposed_by uuid        not null,
  proposed_at timestamptz not null,
  decided_by  uuid,
  decided_at  timestamptz,
  decision    text,
  undone_by   uuid,
  constraint correction_pk primary key (town_id, id),
  constraint correction_amount check (amount between 1 and 10000000),
  constraint correction_state check ((state = 'PROPOSED' and decided_by is null)
    or (state in ('CONFIRMED', 'DECLINED') and decided_by is not null and decided_at is not null)),
  constraint correction_two_persons check (state <> 'CONFIRMED' or decided_by <> proposed_by),
  constraint correction_posted check ((state = 'CONFIRMED') = (undone_by is not null))
);
-- One open proposal a transfer: two people proposing the same correction would take the points twice.
create unique index correction_once_open on treasury.correction (town_id, transfer_id) where state = 'PROPOSED';
create index correction_by_state on treasury.correction (town_id, state, id desc);

grant select, insert on all tables in schema treasury to points_app;
grant update (state, decided_by, decided_at, decision, undone_by) on treasury.correction to points_app;
