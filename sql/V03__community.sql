-- The register: town > village > group > grid > household > member, the household cards, kinship between households,
-- and what changed when, why and by whom. Points are not kept here; they follow the household's id.
create schema community;
grant usage on schema community to points_app;

-- The directory of towns is what no town owns: here the town itself is the row.
create table community.town (
  town_id    uuid        not null,
  name       text        not null,
  code       text        not null,
  settings   jsonb       not null,
  founded_at timestamptz not null,
  constraint town_pk primary key (town_id),
  -- one county, one directory: a code is taken once, across towns
  constraint town_code_once exclude using hash (code with =),
  constraint town_code_form check (code ~ '^[0-9a-z-]{2,32}$'),
  constraint town_name_length check (char_length(name) between 2 and 40)
);

create table community.village (
  town_id    uuid        not null,
  id         uuid        not null,
  name       text        not null,
  spelling   text        not null,
  created_at timestamptz not null,
  constraint village_pk primary key (town_id, id),
  constraint village_town_fk foreign key (town_id) references community.town (town_id),
  constraint village_name_once unique (town_id, name),
  constraint village_name_length check (char_length(name) between 2 and 40)
);

-- 村民小组
create table community.village_group (
  town_id    uuid        not null,
  id         uuid        not null,
  village_id uuid        not null,
  name       text        not null,
  created_at timestamptz not null,
  constraint village_group_pk primary key (town_id, id),
  constraint village_group_village_fk foreign key (town_id, village_id) references community.village (town_id, id),
  constraint village_group_of_village unique (town_id, village_id, id),
  constraint village_group_name_once unique (town_id, village_id, name),
  constraint village_group_name_length check (char_length(name) between 1 and 40)
);

-- 网格, which an inspector walks; it may be limited to one group
create table community.grid (
  town_id    uuid        not null,
  id         uuid        not null,
  village_id uuid        not null,
  group_id   uuid,
  name       text        not null,
  created_at timestamptz not null,
  constraint grid_pk primary key (town_id, id),
  constraint grid_village_fk foreign key (town_id, village_id) references community.village (town_id, id),
  constraint grid_group_fk foreign key (town_id, village_id, group_id)
    references community.village_group (town_id, village_id, id),
  constraint grid_of_village unique (town_id, village_id, id),
  constraint grid_name_once unique (town_id, village_id, name),
  constraint grid_name_length check (char_length(name) between 1 and 40)
);

-- 户, the unit of account. Its row is also the lock that orders all changes of the household.
create table community.household (
  town_id     uuid        not null,
  id          uuid        not null,
  village_id  uuid        not null,
  group_id    uuid,
  grid_id     uuid,
  card_code   text        not null,
  head_name   text        not null,
  address     text,
  state       text        not null,
  joined_at   timestamptz not null,
  ended_at    timestamptz,
  merged_into uuid,
  constraint household_pk primary key (town_id, id),
  constraint household_village_fk foreign key (town_id, village_id) references community.village (town_id, id),
  -- group and grid are of the household's own village
  constraint household_group_fk foreign key (town_id, village_id, group_id)
    references community.village_group (town_id, village_id, id),
  constraint household_grid_fk foreign key (town_id, village_id, grid_id)
    references community.grid (town_id, village_id, id),
  constraint household_merged_into_fk foreign key (town_id, merged_into) references community.household (town_id, id),
  constraint household_card_once unique (town_id, card_code),
  constraint household_state_known check (state in ('ACTIVE', 'MERGED', 'MOVED_AWAY')),
  constraint household_ended check ((state = 'ACTIVE') = (ended_at is null)),
  constraint household_merged check ((state = 'MERGED') = (merged_into is not null)),
  constraint household_not_into_itself check (merged_into <> id),
  constraint household_address_length check (char_length(address) <= 100)
);
create index household_of_village on community.household (town_id, village_id, id);

-- 一户一码: every code ever printed. One of a household is valid, the others say why they are not.
create table community.card (
  town_id      uuid        not null,
  code         text        not null,
  household_id uuid        not null,
  issued_at    timestamptz not null,
  voided_at    timestamptz,
  void_cause   text,
  constraint card_pk primary key (town_id, code),
  constraint card_household_fk foreign key (town_id, household_id) references community.household (town_id, id),
  constraint card_code_form check (code ~ '^[2-9A-HJKMNP-Z]{8}$'),
  constraint card_void_cause_known check (void_cause in ('REISSUED', 'MERGED')),
  constraint card_voided check ((voided_at is null) = (void_cause is null))
);
create unique index card_valid_once on community.card (town_id, household_id) where voided_at is null;

create table community.member (
  town_id        uuid        not null,
  id             uuid        not null,
  household_id   uuid        not null,
  name           text        not null,
  spelling       text        not null,
  initials       text        not null,
  birth_year     int,
  head           boolean     not null,
  phone_sealed   bytea,
  phone_print    bytea,
  id_tail_sealed bytea,
  joined_at      timestamptz not null,
  left_at        timestamptz,
  constraint member_pk primary key (town_id, id),
  constraint member_household_fk foreign key (town_id, household_id) references community.household (town_id, id),
  constraint member_name_length check (char_length(name) between 1 and 40),
  constraint member_birth_year_plausible check (birth_year between 1900 and 2100),
  constraint member_phone_whole check ((phone_sealed is null) = (phone_print is null)),
  constraint member_head_is_here check (not head or left_at is null)
);
create unique index member_head_once on community.member (town_id, household_id) where head;
create index member_of_household on community.member (town_id, household_id);
-- not unique: a grandmother is reached on her grandson's phone
create index member_by_phone on community.member (phone_print) where left_at is null;

-- 亲属户: who may not judge whom. Each pair once, the smaller id first.
create table community.kinship (
  town_id     uuid        not null,
  household_a uuid        not null,
  household_b uuid        not null,
  origin      text        not null,
  recorded_by uuid        not null,
  recorded_at timestamptz not null,
  constraint kinship_pk primary key (town_id, household_a, household_b),
  constraint kinship_a_fk foreign key (town_id, household_a) references community.household (town_id, id),
  constraint kinship_b_fk foreign key (town_id, household_b) references community.household (town_id, id),
  constraint kinship_ordered check (household_a < household_b),
  constraint kinship_origin_known check (origin in ('RECORDED', 'SPLIT', 'MERGE'))
);
create index kinship_back on community.kinship (town_id, household_b);

-- What changed on the register; never rewritten. No phone numbers in it.
create table community.change (
  town_id      uuid        not null,
  id           uuid        not null,
  household_id uuid        not null,
  kind         text        not null,
  at           timestamptz not null,
  by_id        uuid        not null,
  by_name      text        not null,
  reason       text,
  before       jsonb,
  after        jsonb,
  constraint change_pk primary key (town_id, id),
  constraint change_household_fk foreign key (town_id, household_id) references community.household (town_id, id),
  constraint change_reason_length check (char_length(reason) <= 200)
);
create index change_of_household on community.change (town_id, household_id, id);

grant select, insert, update on all tables in schema community to points_app;
grant delete on community.kinship to points_app;
revoke update on community.change from points_app;
