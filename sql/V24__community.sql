-- Registers that come as workbooks: what a file would change is kept for a day, until somebody confirms it. Phone numbers
-- are sealed here as in the register itself.
create table community.register_import (
  town_id    uuid        not null,
  id         uuid        not null,
  -- null for the whole town
  village_id uuid,
  state      text        not null,
  -- SHA-256 of the file: the same one sent again is a repeat
  file_print bytea       not null,
  -- figures, the first flaws, the first changes: what was shown
  summary    jsonb       not null,
  made_by    uuid        not null,
  made_at    timestamptz not null,
  applied_by uuid,
  applied_at timestamptz,
  constraint register_import_pk primary key (town_id, id),
  constraint register_import_village_fk foreign key (town_id, village_id) references community.village (town_id, id),
  constraint register_import_state_known check (state in ('FAULTY', 'PREVIEWED', 'APPLIED')),
  constraint register_import_applied check ((state = 'APPLIED') = (applied_at is not null)
                                            and (applied_at is null) = (applied_by is null))
);
create index register_import_by_age on community.register_import (town_id, made_at);

-- A household of such a file, and which one of the register it is.
create table community.import_household (
  town_id      uuid    not null,
  import_id    uuid    not null,
  number       int     not null,
  line         int     not null,
  village_id   uuid    not null,
  group_id     uuid,
  grid_id      uuid,
  address      text,
  card_code    text,
  head_name    text    not null,
  -- the id it gets when it is new
  fresh_id     uuid    not null,
  -- the one it is in the register, or fresh_id
  household_id uuid    not null,
  known        boolean not null default false,
  -- how many of the register it could be
  alike        int     not null default 0,
  verdict      text    not null default 'NEW',
  -- what the register said of it when it was looked up
  seen         text,
  constraint import_household_pk primary key (town_id, import_id, number),
  constraint import_household_import_fk foreign key (town_id, import_id)
    references community.register_import (town_id, id),
  constraint import_household_verdict_known check (verdict in ('NEW', 'CHANGED', 'SAME'))
) with (fillfactor = 50); -- each row is written, then looked up: half a page is left for what was found

create table community.import_member (
  town_id        uuid    not null,
  import_id      uuid    not null,
  line           int     not null,
  number         int     not null,
  -- the one they are in the register, or the id they get
  fresh_id       uuid    not null,
  member_id      uuid    not null,
  alike          int     not null default 0,
  verdict        text    not null default 'NEW',
  seen           text,
  name           text    not null,
  spelling       text    not null,
  initials       text    not null,
  birth_year     int,
  head           boolean not null,
  phone_sealed   bytea,
  phone_print    bytea,
  -- the file holds the number only as it was given out: 138****8000
  phone_masked   boolean not null,
  id_tail_sealed bytea,
  constraint import_member_pk primary key (town_id, import_id, line),
  constraint import_member_household_fk foreign key (town_id, import_id, number)
    references community.import_household (town_id, import_id, number),
  constraint import_member_verdict_known check (verdict in ('NEW', 'CHANGED', 'SAME'))
) with (fillfactor = 50);
create index import_member_of_household on community.import_member (town_id, import_id, number);

-- maintain: a hundred thousand fresh rows are counted (analyze) before they are compared with the register
grant select, insert, update, delete on community.register_import to points_app;
grant select, insert, update, delete, maintain on community.import_household, community.import_member to points_app;
