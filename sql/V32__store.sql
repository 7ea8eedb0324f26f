-- People at the counter: codes that are checked without a network, who acts for a household, the card with its secret
-- number, lists on paper.

-- 没网时的核销: what a counter without a network says it handed over. The first that arrives ends the redemption; what
-- comes after that moves nothing and stands here to be explained.
create table store.offline_handover (
  town_id        uuid        not null,
  id             uuid        not null,
  village_id     uuid        not null,
  redemption_id  uuid        not null,
  household_id   uuid        not null,
  outcome        text        not null,
  words          text        not null,
  clerk_id       uuid        not null,
  clerk_name     text        not null,
  handed_at      timestamptz not null,
  listed_at      timestamptz not null,
  arrived_at     timestamptz not null,
  collector      text,
  relation       text,
  first_by       uuid,
  first_name     text,
  first_at       timestamptz,
  explained_by   uuid,
  explainer_name text,
  explained_at   timestamptz,
  settled        text,
  explanation    text,
  constraint offline_handover_pk primary key (town_id, id),
  constraint offline_handover_of_redemption foreign key (town_id, redemption_id) references store.redemption (town_id, id),
  constraint offline_handover_outcome_known check (outcome in ('POSTED', 'REPEATED', 'ENDED', 'REFUSED')),
  constraint offline_handover_repeated_after_somebody check (outcome <> 'REPEATED' or first_at is not null),
  constraint offline_handover_settled_known check (settled in ('BACK', 'REDEEMED', 'LOST', 'MISTAKE')),
  constraint offline_handover_explained_whole check
    ((explained_at is null) = (explained_by is null) and (explained_at is null) = (settled is null)
     and (explained_at is null) = (explanation is null)),
  constraint offline_handover_only_differences_explained check (explained_at is null or outcome <> 'POSTED'),
  constraint offline_handover_takes_two check (explained_by is null or explained_by <> clerk_id),
  constraint offline_handover_collector_says_relation check ((collector is null) = (relation is null))
);
-- No redemption is handed over twice, whatever arrives.
create unique index offline_handover_posted_once on store.offline_handover (town_id, redemption_id) where outcome = 'POSTED';
create index offline_handover_of_village on store.offline_handover (town_id, village_id, id);
create index offline_handover_to_explain on store.offline_handover (town_id, id) where outcome <> 'POSTED' and explained_at is null;

-- 代办人: kin of a household that may redeem and collect for it as often as it likes, until one of the two ends it.
create table store.proxy (
  town_id        uuid        not null,
  id             uuid        not null,
  household_id   uuid        not null,
  village_id     uuid        not null,
  kin_id         uuid        not null,
  name           text        not null,
  relation       text        not null,
  by_itself      boolean     not null,
  registered_by  uuid        not null,
  registrar_name text        not null,
  registered_at  timestamptz not null,
  ended_by       uuid,
  ended_at       timestamptz,
  ended_reason   text,
  constraint proxy_pk primary key (town_id, id),
  constraint proxy_of_another_household check (kin_id <> household_id),
  constraint proxy_ends_once check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_reason is null))
);
create unique index proxy_once on store.proxy (town_id, household_id, kin_id) where ended_at is null;
create index proxy_of_kin on store.proxy (town_id, kin_id) where ended_at is null;

-- 代办: what somebody else did about a redemption of a household, told to it and open to its objection.
create table store.errand (
  town_id       uuid        not null,
  id            uuid        not null,
  redemption_id uuid        not null,
  village_id    uuid        not null,
  household_id  uuid        not null,
  quarter       int         not null,
  part          text        not null,
  capacity      text        not null,
  who           text        not null,
  person_id     uuid,
  proxy_id      uuid,
  name          text        not null,
  relation      text        not null,
  reason        text        not null,
  recorded_by   uuid        not null,
  recorder_name text        not null,
  recorded_at   timestamptz not null,
  withdrawn_at  timestamptz,
  objected_by   uuid,
  objected_at   timestamptz,
  objection     text,
  answered_by   uuid,
  answerer_name text,
  answered_at   timestamptz,
  answer        text,
  constraint errand_pk primary key (town_id, id),
  constraint errand_of_redemption foreign key (town_id, redemption_id) references store.redemption (town_id, id),
  constraint errand_of_proxy foreign key (town_id, proxy_id) references store.proxy (town_id, id),
  constraint errand_part_known check (part in ('REDEEMED', 'COLLECTED')),
  constraint errand_capacity_known check (capacity in ('KIN', 'STAFF', 'PAPER', 'OTHER')),
  constraint errand_of_kin_names_them check ((capacity = 'KIN') = (proxy_id is not null)),
  constraint errand_of_staff_names_them check (capacity not in ('STAFF', 'PAPER') or person_id is not null),
  constraint errand_objected_whole check
    ((objected_at is null) = (objected_by is null) and (objected_at is null) = (objection is null)),
  constraint errand_answered_whole check
    ((answered_at is null) = (answered_by is null) and (answered_at is null) = (answer is null)),
  constraint errand_answers_an_objection check (answered_at is null or objected_at is not null),
  constraint errand_answered_by_another check
    (answered_by is null or (answered_by <> recorded_by and answered_by is distinct from person_id))
);
create unique index errand_one_of_a_part on store.errand (town_id, redemption_id, part) where withdrawn_at is null;
create index errand_of_household on store.errand (town_id, household_id, id);
create index errand_of_village on store.errand (town_id, village_id, id);
create index errand_by_collector on store.errand (town_id, quarter, who, household_id) where part = 'COLLECTED';

-- The row is the lock that makes the number of households somebody collects for hold against parallel requests.
create table store.collector (
  town_id uuid not null,
  quarter int  not null,
  who     text not null,
  most    int  not null,
  constraint collector_pk primary key (town_id, quarter, who)
);

alter table store.supply_setting add column collect_for int not null default 5;
alter table store.supply_setting add constraint supply_setting_collect_for_in_range check (collect_for between 0 and 100);

-- 户卡密码: six digits a household without a phone sets in person. A slow hash of a keyed one: who reads this table
-- cannot try them out.
create table store.household_pin (
  town_id      uuid        not null,
  household_id uuid        not null,
  version      int         not null,
  hash         text        not null,
  set_by       uuid        not null,
  setter_name  text        not null,
  set_at       timestamptz not null,
  constraint household_pin_pk primary key (town_id, household_id)
);

-- A forgotten number is set anew after one person asked and another agreed.
create table store.pin_reset (
  town_id      uuid        not null,
  id           uuid        not null,
  household_id uuid        not null,
  village_id   uuid        not null,
  reason       text        not null,
  asked_by     uuid        not null,
  asker_name   text        not null,
  asked_at     timestamptz not null,
  agreed_by    uuid,
  agreer_name  text,
  agreed_at    timestamptz,
  used_at      timestamptz,
  constraint pin_reset_pk primary key (town_id, id),
  constraint pin_reset_takes_two check (agreed_by is null or agreed_by <> asked_by),
  constraint pin_reset_agreed_whole check ((agreed_at is null) = (agreed_by is null)),
  constraint pin_reset_used_when_agreed check (used_at is null or agreed_at is not null)
);
create unique index pin_reset_one_alive on store.pin_reset (town_id, household_id) where used_at is null;
create index pin_reset_of_village on store.pin_reset (town_id, village_id, id);

-- 纸质名单: what households signed for on paper, keyed in by the committee. Each row is a redemption of that id.
create table store.paper_list (
  town_id     uuid        not null,
  id          uuid        not null,
  village_id  uuid        not null,
  title       text        not null,
  keyed_by    uuid        not null,
  keyer_name  text        not null,
  keyed_at    timestamptz not null,
  constraint paper_list_pk primary key (town_id, id)
);
create index paper_list_of_village on store.paper_list (town_id, village_id, id);

create table store.paper_row (
  town_id      uuid        not null,
  id           uuid        not null,
  list_id      uuid        not null,
  household_id uuid        not null,
  good_id      uuid        not null,
  pieces       int         not null,
  posted_at    timestamptz not null,
  constraint paper_row_pk primary key (town_id, id),
  constraint paper_row_of_list foreign key (town_id, list_id) references store.paper_list (town_id, id),
  constraint paper_row_of_redemption foreign key (town_id, id) references store.redemption (town_id, id),
  constraint paper_row_pieces_in_range check (pieces between 1 and 1000)
);
create index paper_row_of_its_list on store.paper_row (town_id, list_id, id);

create trigger paper_list_append_only before update or delete on store.paper_list
  for each row execute function store.refuse_change();
create trigger paper_row_append_only before update or delete on store.paper_row
  for each row execute function store.refuse_change();

grant select, insert, update on store.offline_handover, store.proxy, store.errand, store.collector,
  store.household_pin, store.pin_reset to points_app;
-- Locking a row asks for the right to change it; the trigger refuses to.
grant select, insert, update on store.paper_list to points_app;
grant select, insert on store.paper_row to points_app;
