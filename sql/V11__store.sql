-- Goods, redemption windows, redemptions. How many pieces a store has is no table of this schema: stock is the
-- ledger's second unit, so selling what is not there is the same impossibility as spending what is not there.
create extension if not exists btree_gist;

create schema store;
grant usage on schema store to points_app;

-- What a town offers. The list of categories is closed on purpose: cash, tobacco, alcohol and medicine have none.
create table store.good (
  town_id      uuid        not null,
  id           uuid        not null,
  name         text        not null,
  kind         text        not null,
  category     text        not null,
  price        bigint      not null,
  cost_fen     bigint      not null,
  season_limit int         not null,
  stocked      boolean     not null,
  on_sale      boolean     not null,
  photo_id     uuid,
  description  text        not null,
  version      int         not null,
  created_at   timestamptz not null,
  constraint good_pk primary key (town_id, id),
  constraint good_name_once unique (town_id, name),
  constraint good_kind_known check (kind in ('GOODS', 'SERVICE', 'GIFT')),
  constraint good_category_allowed check (category in
    ('DAILY', 'FOOD', 'TOOL', 'APPLIANCE', 'SEED', 'SERVICE', 'GIFT', 'OTHER')),
  constraint good_price_in_range check (price between 1 and 100000),
  constraint good_cost_in_range check (cost_fen between 0 and 100000000),
  constraint good_limit_in_range check (season_limit between 1 and 1000),
  constraint good_in_pieces_is_stocked check (kind <> 'GOODS' or stocked)
);

-- Every price a good ever had; never changed, never removed.
create table store.good_price (
  town_id  uuid        not null,
  good_id  uuid        not null,
  version  int         not null,
  price    bigint      not null,
  cost_fen bigint      not null,
  since    timestamptz not null,
  set_by   uuid        not null,
  constraint good_price_pk primary key (town_id, good_id, version),
  constraint good_price_of_good foreign key (town_id, good_id) references store.good (town_id, id),
  constraint good_price_kept_in_range check (price between 1 and 100000)
);

-- 兑换期: from when to when a village redeems in a quarter. Both days belong to it.
create table store.redemption_window (
  town_id     uuid        not null,
  id          uuid        not null,
  village_id  uuid        not null,
  quarter     int         not null,
  opens_on    date        not null,
  closes_on   date        not null,
  pickup_days int         not null,
  receipts    int         not null default 0,
  planned_by  uuid        not null,
  planned_at  timestamptz not null,
  constraint redemption_window_pk primary key (town_id, id),
  constraint redemption_window_once_a_quarter unique (town_id, village_id, quarter),
  constraint redemption_window_opens_before_it_closes check (opens_on <= closes_on),
  constraint redemption_window_pickup_in_range check (pickup_days between 1 and 60),
  constraint redemption_window_never_two_at_once exclude using gist
    (town_id with =, village_id with =, daterange(opens_on, closes_on, '[]') with &&)
);

-- How many pieces of a good a household has redeemed in a window. The row is the lock that makes the limit hold
-- against parallel requests.
create table store.tally (
  town_id      uuid not null,
  window_id    uuid not null,
  household_id uuid not null,
  good_id      uuid not null,
  pieces       int  not null,
  most         int  not null,
  constraint tally_pk primary key (town_id, window_id, household_id, good_id),
  constraint tally_of_window foreign key (town_id, window_id) references store.redemption_window (town_id, id),
  constraint tally_of_good foreign key (town_id, good_id) references store.good (town_id, id),
  constraint tally_within_limit check (pieces between 0 and most)
);

-- 兑换单. The pickup code is kept as a keyed fingerprint, to find it, and sealed, to show it to the household; who
-- reads this table learns neither.
create table store.redemption (
  town_id      uuid        not null,
  id           uuid        not null,
  village_id   uuid        not null,
  window_id    uuid        not null,
  household_id uuid        not null,
  state        text        not null,
  points       bigint      not null,
  cost_fen     bigint      not null,
  collect_by   date        not null,
  redeemed_by  uuid        not null,
  agent_name   text,
  redeemed_at  timestamptz not null,
  hold_id      uuid        not null,
  settle_id    uuid,
  code_print   bytea       not null,
  code_sealed  bytea,
  receipt_no   int,
  clerk_name   text,
  collector    text,
  relation     text,
  ended_by     uuid,
  ended_at     timestamptz,
  ended_reason text,
  constraint redemption_pk primary key (town_id, id),
  constraint redemption_of_window foreign key (town_id, window_id) references store.redemption_window (town_id, id),
  constraint redemption_receipt_once unique (town_id, window_id, receipt_no),
  constraint redemption_state_known check (state in ('OPEN', 'HANDED_OVER', 'CANCELLED', 'LAPSED', 'RETURNED')),
  constraint redemption_points_positive check (points > 0),
  constraint redemption_cost_not_negative check (cost_fen >= 0),
  constraint redemption_ends_once check ((state = 'OPEN') = (ended_at is null)),
  constraint redemption_ends_with_its_hold check ((state = 'OPEN') = (settle_id is null)),
  constraint redemption_shows_its_code_while_open check ((state = 'OPEN') = (code_sealed is not null)),
  constraint redemption_handed_over_has_receipt check
    ((state in ('HANDED_OVER', 'RETURNED')) = (receipt_no is not null)),
  constraint redemption_proxy_says_relation check ((collector is null) = (relation is null))
);
create unique index redemption_code_once on store.redemption (town_id, village_id, code_print) where state = 'OPEN';
create index redemption_by_code on store.redemption (town_id, village_id, code_print);
create index redemption_of_household on store.redemption (town_id, household_id, id);
create index redemption_of_village on store.redemption (town_id, village_id, state, id);
create index redemption_in_window on store.redemption (town_id, window_id);
create index redemption_to_lapse on store.redemption (town_id, collect_by) where state = 'OPEN';

-- One good of a redemption, with the name and price it was redeemed at.
create table store.redemption_line (
  town_id       uuid   not null,
  redemption_id uuid   not null,
  good_id       uuid   not null,
  name          text   not null,
  kind          text   not null,
  pieces        int    not null,
  price         bigint not null,
  cost_fen      bigint not null,
  good_version  int    not null,
  reserve_id    uuid,
  settle_id     uuid,
  constraint redemption_line_pk primary key (town_id, redemption_id, good_id),
  constraint redemption_line_of_redemption foreign key (town_id, redemption_id)
    references store.redemption (town_id, id),
  constraint redemption_line_of_good foreign key (town_id, good_id) references store.good (town_id, id),
  constraint redemption_line_pieces_positive check (pieces between 1 and 1000),
  constraint redemption_line_settles_what_it_reserved check (settle_id is null or reserve_id is not null)
);

-- 退货: goods that came back after the handover. One person proposes, another decides.
create table store.goods_return (
  town_id       uuid        not null,
  id            uuid        not null,
  redemption_id uuid        not null,
  village_id    uuid        not null,
  state         text        not null,
  reason        text        not null,
  proposed_by   uuid        not null,
  proposer_name text        not null,
  proposed_at   timestamptz not null,
  decided_by    uuid,
  decider_name  text,
  decided_at    timestamptz,
  remark        text,
  constraint goods_return_pk primary key (town_id, id),
  constraint goods_return_of_redemption foreign key (town_id, redemption_id)
    references store.redemption (town_id, id),
  constraint goods_return_state_known check (state in ('PROPOSED', 'CONFIRMED', 'REJECTED')),
  constraint goods_return_takes_two check (decided_by is null or decided_by <> proposed_by),
  constraint goods_return_decided_once check ((state = 'PROPOSED') = (decided_at is null))
);
-- One at a time, and none after one was confirmed.
create unique index goods_return_one_alive on store.goods_return (town_id, redemption_id) where state <> 'REJECTED';
create index goods_return_of_village on store.goods_return (town_id, village_id, id);

-- 到货: goods that arrived in a village store. The pieces themselves are in the ledger, under this row's id.
create table store.delivery (
  town_id       uuid        not null,
  id            uuid        not null,
  village_id    uuid        not null,
  good_id       uuid        not null,
  pieces        int         not null,
  supplier      text        not null,
  note          text        not null,
  received_by   uuid        not null,
  receiver_name text        not null,
  received_at   timestamptz not null,
  constraint delivery_pk primary key (town_id, id),
  constraint delivery_of_good foreign key (town_id, good_id) references store.good (town_id, id),
  constraint delivery_pieces_in_range check (pieces between 1 and 100000)
);
create index delivery_of_village on store.delivery (town_id, village_id, id);

-- Nothing of this schema is ever deleted, and prices and deliveries are not even changed.
grant select, insert, update on all tables in schema store to points_app;
revoke update on store.good_price, store.delivery from points_app;
