-- Who answers for what (定人定岗定责): named posts, who holds them from when to when, handover, which household is looked
-- after by whom, and what is agreed at the door (门前三包, 门前五包). A named post gives no rights in the program.
create schema duties;
grant usage on schema duties to points_app;

create function duties.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = '55000', constraint = tg_table_name || '_append_only';
end $$;

create table duties.position (
  town_id    uuid        not null,
  id         uuid        not null,
  village_id uuid        not null,
  kind       text        not null,
  -- the road, grid or part of the village
  title      text        not null,
  words      text        not null,
  grid_id    uuid,
  made_by    uuid        not null,
  made_at    timestamptz not null,
  closed_by  uuid,
  closed_at  timestamptz,
  closed_reason text,
  constraint position_pk primary key (town_id, id),
  constraint position_kind_known check (kind in ('COMMANDER', 'GRID_STAFF', 'ROAD_CHIEF', 'STREET_CHIEF',
    'HOME_PARTNER', 'OTHER')),
  constraint position_closed_whole check (num_nulls(closed_by, closed_at, closed_reason) in (0, 3)),
  constraint position_words_length check (char_length(title) between 1 and 40 and char_length(words) <= 300)
);
create unique index position_once on duties.position (town_id, village_id, kind, title) where closed_at is null;

-- Somebody in a post from one day to another.
create table duties.tenure (
  town_id     uuid        not null,
  id          uuid        not null,
  position_id uuid        not null,
  -- who it is in the program; null for somebody who does not use it
  person_id   uuid,
  name        text        not null,
  -- of the village's committee or its secretary (村支书、两委成员)
  cadre       boolean     not null,
  -- an office number that its owner agreed to show everybody, sealed
  phone       bytea,
  first_day   date        not null,
  last_day    date        not null,
  state       text        not null,
  predecessor uuid,
  made_by     uuid        not null,
  made_at     timestamptz not null,
  ended_at    timestamptz,
  ended_reason text,
  constraint tenure_pk primary key (town_id, id),
  constraint tenure_position_fk foreign key (town_id, position_id) references duties.position,
  constraint tenure_predecessor_fk foreign key (town_id, predecessor) references duties.tenure,
  constraint tenure_state_known check (state in ('COMING', 'HELD', 'ENDED', 'LAPSED', 'WITHDRAWN')),
  constraint tenure_days_in_order check (first_day <= last_day),
  constraint tenure_number_while_it_serves check (phone is null or state in ('COMING', 'HELD')),
  constraint tenure_ended_whole check ((state in ('ENDED', 'LAPSED', 'WITHDRAWN')) = (ended_at is not null)),
  constraint tenure_words_length check (char_length(name) between 1 and 20 and char_length(ended_reason) <= 200)
);
create unique index tenure_one_at_a_time on duties.tenure (town_id, position_id) where state = 'HELD';
create index tenure_of_position on duties.tenure (town_id, position_id, made_at);
create index tenure_held on duties.tenure (town_id, last_day) where state = 'HELD';

-- 交接: what is still open, and that both sides said so.
create table duties.handover (
  town_id     uuid        not null,
  id          uuid        not null,
  position_id uuid        not null,
  from_tenure uuid        not null,
  to_tenure   uuid        not null,
  items       text[]      not null,
  given_by    uuid,
  given_at    timestamptz,
  taken_by    uuid,
  taken_at    timestamptz,
  withdrawn_at timestamptz,
  made_by     uuid        not null,
  made_at     timestamptz not null,
  constraint handover_pk primary key (town_id, id),
  constraint handover_position_fk foreign key (town_id, position_id) references duties.position,
  constraint handover_from_fk foreign key (town_id, from_tenure) references duties.tenure,
  constraint handover_to_fk foreign key (town_id, to_tenure) references duties.tenure,
  constraint handover_given_whole check ((given_by is null) = (given_at is null)),
  constraint handover_taken_whole check ((taken_by is null) = (taken_at is null)),
  constraint handover_by_two check (given_by <> taken_by)
);
create unique index handover_one_at_a_time on duties.handover (town_id, position_id)
  where withdrawn_at is null and (given_at is null or taken_at is null);

-- 包片联户: which household the holder of a post looks after.
create table duties.pairing (
  town_id      uuid        not null,
  id           uuid        not null,
  position_id  uuid        not null,
  household_id uuid        not null,
  village_id   uuid        not null,
  -- one of those in the worst order: the secretary or a member of the committee takes it
  worst        boolean     not null,
  words        text        not null,
  made_by      uuid        not null,
  made_at      timestamptz not null,
  ended_by     uuid,
  ended_at     timestamptz,
  constraint pairing_pk primary key (town_id, id),
  constraint pairing_position_fk foreign key (town_id, position_id) references duties.position,
  constraint pairing_ended_whole check ((ended_by is null) = (ended_at is null)),
  constraint pairing_words_length check (char_length(words) <= 200)
);
create unique index pairing_once on duties.pairing (town_id, household_id) where ended_at is null;
create index pairing_of_position on duties.pairing (town_id, position_id) where ended_at is null;

-- 门前三包、门前五包: what a household or a shop agreed to keep for a year.
create table duties.agreement (
  town_id      uuid        not null,
  id           uuid        not null,
  village_id   uuid        not null,
  household_id uuid,
  shop         text,
  kind         text        not null,
  items        text[]      not null,
  year         int         not null,
  signer       text        not null,
  -- written on the screen, or a picture of the paper
  medium       text        not null,
  photo_id     uuid        not null,
  signed_on    date        not null,
  written_by   uuid        not null,
  written_at   timestamptz not null,
  voided_by    uuid,
  voided_at    timestamptz,
  voided_reason text,
  constraint agreement_pk primary key (town_id, id),
  constraint agreement_party_one check (num_nonnulls(household_id, shop) = 1),
  constraint agreement_kind_known check (kind in ('THREE', 'FIVE')),
  constraint agreement_items_many check (cardinality(items) between 1 and 8),
  constraint agreement_medium_known check (medium in ('SCREEN', 'PAPER')),
  constraint agreement_year_plausible check (year between 2000 and 2200),
  constraint agreement_voided_whole check (num_nulls(voided_by, voided_at, voided_reason) in (0, 3)),
  constraint agreement_words_length check (char_length(signer) between 1 and 20 and char_length(shop) between 1 and 40)
);
create unique index agreement_of_household_once on duties.agreement (town_id, household_id, year)
  where voided_at is null and household_id is not null;
create unique index agreement_of_shop_once on duties.agreement (town_id, village_id, shop, year)
  where voided_at is null and shop is not null;
create index agreement_of_village on duties.agreement (town_id, village_id, year, id);

create table duties.agreement_check (
  town_id      uuid        not null,
  id           uuid        not null,
  agreement_id uuid        not null,
  day          date        not null,
  -- items of the agreement that were not kept; empty when all were
  broken       text[]      not null,
  words        text        not null,
  photos       uuid[]      not null default '{}',
  checked_by   uuid        not null,
  checker      text        not null,
  checked_at   timestamptz not null,
  constraint agreement_check_pk primary key (town_id, id),
  constraint agreement_check_agreement_fk foreign key (town_id, agreement_id) references duties.agreement,
  constraint agreement_check_words_length check (char_length(words) <= 300)
);
create index agreement_check_of_agreement on duties.agreement_check (town_id, agreement_id, day);
create trigger agreement_check_append_only before update or delete on duties.agreement_check
  for each row execute function duties.refuse_change();

grant select, insert on all tables in schema duties to points_app;
grant update on duties.position, duties.tenure, duties.handover, duties.pairing, duties.agreement to points_app;
