-- The season around a village's redemption window: when which group collects (错峰取货), who gets what there is too little
-- of (紧俏商品), what households wish for before it is bought (心愿单), and what is given to households in need (送温暖).
-- Points and pieces are the ledger's alone; this schema says who may have them.
create extension if not exists btree_gist;

create schema season;
grant usage on schema season to points_app;

create function season.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = '55000', constraint = tg_table_name || '_append_only';
end $$;

-- 错峰: the hours of each group, and from when to when everybody may come.
create table season.slot_plan (
  town_id    uuid        not null,
  window_id  uuid        not null,
  village_id uuid        not null,
  -- [{"group": id, "day": "2026-12-03", "from": "08:30:00", "to": "11:30:00"}]
  slots      jsonb       not null,
  open_from  date        not null,
  open_until date        not null,
  made_by    uuid        not null,
  made_at    timestamptz not null,
  constraint slot_plan_pk primary key (town_id, window_id)
);

-- A clerk hands over outside a household's hours, and says why.
create table season.off_hours (
  town_id       uuid        not null,
  redemption_id uuid        not null,
  window_id     uuid        not null,
  village_id    uuid        not null,
  reason        text        not null,
  said_by       uuid        not null,
  sayer_name    text        not null,
  said_at       timestamptz not null,
  constraint off_hours_pk primary key (town_id, redemption_id),
  constraint off_hours_reason_length check (char_length(reason) between 1 and 200)
);
create trigger off_hours_append_only before update or delete on season.off_hours
  for each row execute function season.refuse_change();

-- 紧俏商品: a good of a window that is released by draw, or in slices by group.
create table season.release (
  town_id      uuid        not null,
  id           uuid        not null,
  window_id    uuid        not null,
  village_id   uuid        not null,
  good_id      uuid        not null,
  good_name    text        not null,
  way          text        not null,
  state        text        not null,
  pieces       int         not null,
  -- pieces a winner may redeem; of slices, pieces a household may
  each         int         not null,
  -- draw: when signing up ends, days a winner has, and the promised chance
  sign_up_until timestamptz,
  redeem_days  int,
  seed         text,
  commitment   text,
  -- draw, once drawn: numbers in the pot, and in the order of their lots
  pot          int[],
  line         int[],
  places       int,
  drawn_at     timestamptz,
  -- slices: from this day on what is left is for everybody
  open_on      date,
  made_by      uuid        not null,
  made_at      timestamptz not null,
  opened_at    timestamptz,
  ended_reason text,
  constraint release_pk primary key (town_id, id),
  constraint release_way_known check (way in ('DRAW', 'SLICES')),
  constraint release_state_known check (state in ('SIGNING', 'DRAWN', 'SLICED', 'OPEN', 'CANCELLED')),
  constraint release_state_fits_way check
    (state in ('OPEN', 'CANCELLED') or (way = 'DRAW') = (state in ('SIGNING', 'DRAWN'))),
  constraint release_pieces_in_range check (pieces between 1 and 100000 and each between 1 and 1000),
  constraint release_draw_whole check
    (way <> 'DRAW' or num_nulls(sign_up_until, redeem_days, seed, commitment) = 0),
  constraint release_slices_whole check (way <> 'SLICES' or open_on is not null),
  constraint release_drawn_whole check (num_nulls(pot, line, places, drawn_at) in (0, 4)),
  constraint release_days_in_range check (redeem_days between 1 and 60)
);
create unique index release_once on season.release (town_id, window_id, good_id) where state <> 'CANCELLED';
create index release_of_window on season.release (town_id, window_id, id);
create index release_to_draw on season.release (town_id, sign_up_until) where state = 'SIGNING';
create index release_in_line on season.release (town_id, id) where state = 'DRAWN';

-- 报名: one entry a household, with a number of its own that never goes to another.
create table season.entry (
  town_id      uuid        not null,
  release_id   uuid        not null,
  number       int         not null,
  household_id uuid        not null,
  entered_by   uuid        not null,
  for_other    boolean     not null,
  entered_at   timestamptz not null,
  withdrawn_at timestamptz,
  constraint entry_pk primary key (town_id, release_id, number),
  constraint entry_of_release foreign key (town_id, release_id) references season.release,
  constraint entry_number_positive check (number > 0)
);
create unique index entry_once on season.entry (town_id, release_id, household_id) where withdrawn_at is null;

-- A place in the line a draw made: who is in it, whose turn it is, how many pieces were taken on it.
create table season.turn (
  town_id      uuid        not null,
  release_id   uuid        not null,
  place        int         not null,
  number       int         not null,
  household_id uuid        not null,
  pieces       int         not null,
  taken        int         not null default 0,
  state        text        not null,
  until_day    date,
  given_at     timestamptz,
  constraint turn_pk primary key (town_id, release_id, place),
  constraint turn_once unique (town_id, release_id, household_id),
  constraint turn_of_entry foreign key (town_id, release_id, number) references season.entry,
  constraint turn_state_known check (state in ('WAITING', 'GIVEN', 'PASSED')),
  constraint turn_within_its_right check (taken between 0 and pieces),
  constraint turn_given_whole check ((state = 'WAITING') = (until_day is null) and num_nulls(until_day, given_at) in (0, 2))
);

-- 份额: what a group has of a good. group_id null: households of no group.
create table season.slice (
  town_id    uuid not null,
  release_id uuid not null,
  number     int  not null,
  group_id   uuid,
  households int  not null,
  pieces     int  not null,
  taken      int  not null default 0,
  constraint slice_pk primary key (town_id, release_id, number),
  constraint slice_once unique nulls not distinct (town_id, release_id, group_id),
  constraint slice_of_release foreign key (town_id, release_id) references season.release,
  constraint slice_within_itself check (taken between 0 and pieces)
);

-- Which redemption took pieces on which turn or slice, so that exactly those come back with it.
create table season.claim (
  town_id       uuid not null,
  redemption_id uuid not null,
  release_id    uuid not null,
  -- place of the turn, or number of the slice
  place         int  not null,
  household_id  uuid not null,
  pieces        int  not null,
  given_back_at timestamptz,
  constraint claim_pk primary key (town_id, redemption_id, release_id),
  constraint claim_of_release foreign key (town_id, release_id) references season.release,
  constraint claim_pieces_positive check (pieces > 0)
);
create index claim_of_household on season.claim (town_id, release_id, household_id);

-- 心愿单: days in which households say what they would like to be bought. No promise is made by it.
create table season.wish_round (
  town_id    uuid        not null,
  id         uuid        not null,
  village_id uuid        not null,
  title      text        not null,
  opens_on   date        not null,
  closes_on  date        not null,
  most_goods int         not null,
  made_by    uuid        not null,
  made_at    timestamptz not null,
  constraint wish_round_pk primary key (town_id, id),
  constraint wish_round_days_in_order check (opens_on <= closes_on),
  constraint wish_round_most_in_range check (most_goods between 1 and 20),
  constraint wish_round_title_length check (char_length(title) between 1 and 40),
  constraint wish_round_one_at_a_time exclude using gist
    (town_id with =, village_id with =, daterange(opens_on, closes_on, '[]') with &&)
);
create index wish_round_of_village on season.wish_round (town_id, village_id, closes_on);

create table season.wish (
  town_id      uuid        not null,
  round_id     uuid        not null,
  household_id uuid        not null,
  goods        uuid[]      not null,
  pieces       int[]       not null,
  words        text        not null,
  said_by      uuid        not null,
  for_other    boolean     not null,
  said_at      timestamptz not null,
  constraint wish_pk primary key (town_id, round_id, household_id),
  constraint wish_of_round foreign key (town_id, round_id) references season.wish_round,
  constraint wish_goods_have_pieces check (cardinality(goods) = cardinality(pieces)),
  constraint wish_words_length check (char_length(words) <= 100)
);

-- 送温暖: what a quarter's gifts of one village may cost, in fen; and what they did.
create table season.gift_limit (
  town_id    uuid        not null,
  quarter    int         not null,
  fen        bigint      not null,
  decided_by uuid        not null,
  decided_at timestamptz not null,
  constraint gift_limit_pk primary key (town_id, quarter),
  constraint gift_limit_in_range check (fen between 0 and 100000000)
);

create table season.gift_spent (
  town_id    uuid   not null,
  village_id uuid   not null,
  quarter    int    not null,
  fen        bigint not null,
  most       bigint not null,
  constraint gift_spent_pk primary key (town_id, village_id, quarter),
  constraint gift_spent_within_limit check (fen between 0 and most)
);

create table season.gift (
  town_id       uuid        not null,
  id            uuid        not null,
  village_id    uuid        not null,
  household_id  uuid        not null,
  good_id       uuid        not null,
  good_name     text        not null,
  pieces        int         not null,
  fen           bigint      not null,
  quarter       int         not null,
  reason        text        not null,
  state         text        not null,
  proposed_by   uuid        not null,
  proposer_name text        not null,
  proposed_at   timestamptz not null,
  decided_by    uuid,
  decider_name  text,
  decided_at    timestamptz,
  remark        text,
  reserve_id    uuid,
  ended_by      uuid,
  ender_name    text,
  ended_at      timestamptz,
  ended_words   text,
  constraint gift_pk primary key (town_id, id),
  constraint gift_state_known check (state in ('PROPOSED', 'REJECTED', 'READY', 'HANDED', 'WITHDRAWN')),
  constraint gift_takes_two check (decided_by is null or decided_by <> proposed_by),
  constraint gift_decided_whole check ((state = 'PROPOSED') = (decided_at is null) and
    num_nulls(decided_by, decider_name, decided_at) in (0, 3)),
  constraint gift_reserved_once_ready check ((state in ('READY', 'HANDED', 'WITHDRAWN')) = (reserve_id is not null)),
  constraint gift_ended_whole check ((state in ('HANDED', 'WITHDRAWN')) = (ended_at is not null)),
  constraint gift_pieces_in_range check (pieces between 1 and 100),
  constraint gift_words_length check (char_length(reason) between 1 and 200)
);
create index gift_of_village on season.gift (town_id, village_id, id);
create index gift_handed on season.gift (town_id, id) where state = 'HANDED';

grant select, insert, update on all tables in schema season to points_app;
revoke update on season.off_hours from points_app;
