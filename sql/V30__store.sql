-- From purchase to shelf, and what became of the money: other stores than the villages' own, receipts with three
-- signatures, batches with a date, losses, stocktakings, goods sent between stores, bills of partner shops, price checks.
-- How many pieces there are stands in the ledger as before: stock and open redemptions of a running season stay as they
-- are, and what lay there before has no batch, so it is handed over as it always was.

-- What a town decides about its stores. No row means the defaults of the program.
create table store.supply_setting (
  town_id          uuid        not null,
  three_signatures boolean     not null,
  money_public     boolean     not null,
  margin_percent   int         not null,
  expiry_days      int         not null,
  set_by           uuid        not null,
  set_at           timestamptz not null,
  constraint supply_setting_pk primary key (town_id),
  constraint supply_setting_margin_in_range check (margin_percent between 0 and 500),
  constraint supply_setting_expiry_in_range check (expiry_days between 1 and 365)
);

-- 合作店 and 流动集市: stores besides the villages' own, which are known by the village's id and need no row.
create table store.outlet (
  town_id     uuid        not null,
  id          uuid        not null,
  kind        text        not null,
  name        text        not null,
  village_id  uuid,
  keeper      uuid,
  keeper_name text,
  opens_on    date,
  closes_on   date,
  active      boolean     not null,
  added_by    uuid        not null,
  added_at    timestamptz not null,
  constraint outlet_pk primary key (town_id, id),
  constraint outlet_name_once unique (town_id, name),
  constraint outlet_kind_known check (kind in ('PARTNER', 'FAIR')),
  constraint outlet_partner_has_keeper check ((kind = 'PARTNER') = (keeper is not null)),
  constraint outlet_fair_has_days check ((kind = 'FAIR') = (opens_on is not null and closes_on is not null)),
  constraint outlet_opens_before_it_closes check (opens_on <= closes_on)
);

-- Where it is redeemed; null for the village's own store, as all were before.
alter table store.redemption
  add column outlet_id uuid,
  add constraint redemption_of_outlet foreign key (town_id, outlet_id) references store.outlet (town_id, id);
create index redemption_at_outlet on store.redemption (town_id, outlet_id, ended_at) where outlet_id is not null;

-- 采购单.
create table store.purchase (
  town_id       uuid        not null,
  id            uuid        not null,
  outlet_id     uuid        not null,
  supplier      text        not null,
  reason        text        not null,
  state         text        not null,
  ordered_by    uuid        not null,
  orderer_name  text        not null,
  ordered_at    timestamptz not null,
  closed_by     uuid,
  closed_at     timestamptz,
  closed_reason text,
  constraint purchase_pk primary key (town_id, id),
  constraint purchase_state_known check (state in ('ORDERED', 'CLOSED')),
  constraint purchase_closed_once check ((state = 'CLOSED') = (closed_at is not null))
);
create index purchase_of_outlet on store.purchase (town_id, outlet_id, id);

create table store.purchase_line (
  town_id     uuid   not null,
  purchase_id uuid   not null,
  good_id     uuid   not null,
  name        text   not null,
  pieces      int    not null,
  received    int    not null default 0,
  unit_fen    bigint not null,
  constraint purchase_line_pk primary key (town_id, purchase_id, good_id),
  constraint purchase_line_of_purchase foreign key (town_id, purchase_id) references store.purchase (town_id, id),
  constraint purchase_line_of_good foreign key (town_id, good_id) references store.good (town_id, id),
  constraint purchase_line_pieces_in_range check (pieces between 1 and 100000),
  constraint purchase_line_never_more_than_ordered check (received between 0 and pieces),
  constraint purchase_line_price_in_range check (unit_fen between 0 and 100000000)
);

-- 收货单: what arrived of a purchase. On the shelf with the third signature, not before.
create table store.receipt (
  town_id     uuid        not null,
  id          uuid        not null,
  purchase_id uuid        not null,
  outlet_id   uuid        not null,
  state       text        not null,
  code        text        not null,
  supplier    text        not null,
  note        text        not null,
  opened_by   uuid        not null,
  opened_at   timestamptz not null,
  ended_at    timestamptz,
  ended_reason text,
  constraint receipt_pk primary key (town_id, id),
  constraint receipt_of_purchase foreign key (town_id, purchase_id) references store.purchase (town_id, id),
  constraint receipt_state_known check (state in ('OPEN', 'RECEIVED', 'CANCELLED')),
  constraint receipt_ends_once check ((state = 'OPEN') = (ended_at is null)),
  constraint receipt_code_has_six_digits check (code ~ '^[0-9]{6}$')
);
create unique index receipt_code_once on store.receipt (town_id, code) where state = 'OPEN';
create index receipt_of_outlet on store.receipt (town_id, outlet_id, id);
create index receipt_in_time on store.receipt (town_id, ended_at) where state = 'RECEIVED';

create table store.receipt_line (
  town_id     uuid   not null,
  receipt_id  uuid   not null,
  line_no     int    not null,
  good_id     uuid   not null,
  name        text   not null,
  pieces      int    not null,
  unit_fen    bigint not null,
  best_before date,
  constraint receipt_line_pk primary key (town_id, receipt_id, line_no),
  constraint receipt_line_of_receipt foreign key (town_id, receipt_id) references store.receipt (town_id, id),
  constraint receipt_line_of_good foreign key (town_id, good_id) references store.good (town_id, id),
  constraint receipt_line_pieces_in_range check (pieces between 1 and 100000)
);

-- Who stands for a receipt or a stocktaking. The signer is a person, or a household by its card.
create table store.signature (
  town_id      uuid        not null,
  subject_id   uuid        not null,
  part         text        not null,
  signer       uuid        not null,
  household_id uuid,
  name         text        not null,
  how          text        not null,
  signed_at    timestamptz not null,
  constraint signature_pk primary key (town_id, subject_id, part),
  constraint signature_by_another_person unique (town_id, subject_id, signer),
  constraint signature_by_another_household unique (town_id, subject_id, household_id),
  constraint signature_part_known check (part in ('BUYER', 'RECEIVER', 'WITNESS', 'COUNTER', 'APPROVER')),
  constraint signature_how_known check (how in ('PHONE', 'CARD'))
);

-- 批次: pieces of one good that came at one price, and until when they are good. What of it was set aside as too old
-- stands in blocked.
create table store.batch (
  town_id     uuid   not null,
  id          uuid   not null,
  outlet_id   uuid   not null,
  good_id     uuid   not null,
  origin      text   not null,
  source_id   uuid   not null,
  arrived     int    not null,
  left_over   int    not null,
  blocked     int    not null default 0,
  unit_fen    bigint not null,
  best_before date,
  arrived_on  date   not null,
  constraint batch_pk primary key (town_id, id),
  constraint batch_of_good foreign key (town_id, good_id) references store.good (town_id, id),
  constraint batch_origin_known check (origin in ('RECEIPT', 'SHIPMENT')),
  constraint batch_left_in_range check (left_over between 0 and arrived),
  constraint batch_blocked_in_range check (blocked between 0 and left_over)
);
create index batch_on_shelf on store.batch (town_id, outlet_id, good_id) where left_over > 0;
create index batch_to_expire on store.batch (town_id, best_before) where left_over > 0 and best_before is not null;

-- Every piece that left a batch or came back to it.
create table store.batch_move (
  town_id    uuid        not null,
  id         uuid        not null,
  batch_id   uuid        not null,
  subject_id uuid        not null,
  pieces     int         not null,
  moved_at   timestamptz not null,
  constraint batch_move_pk primary key (town_id, id),
  constraint batch_move_of_batch foreign key (town_id, batch_id) references store.batch (town_id, id),
  constraint batch_move_moves check (pieces <> 0)
);
create index batch_move_of_subject on store.batch_move (town_id, subject_id);
create index batch_move_in_batch on store.batch_move (town_id, batch_id);

-- 报损: one person says what is lost and shows it, another confirms.
create table store.loss (
  town_id       uuid        not null,
  id            uuid        not null,
  outlet_id     uuid        not null,
  good_id       uuid        not null,
  name          text        not null,
  kind          text        not null,
  pieces        int         not null,
  reason        text        not null,
  state         text        not null,
  proposed_by   uuid        not null,
  proposer_name text        not null,
  proposed_at   timestamptz not null,
  decided_by    uuid,
  decider_name  text,
  decided_at    timestamptz,
  remark        text,
  constraint loss_pk primary key (town_id, id),
  constraint loss_of_good foreign key (town_id, good_id) references store.good (town_id, id),
  constraint loss_kind_known check (kind in ('DAMAGED', 'MISSING', 'EXPIRED')),
  constraint loss_pieces_in_range check (pieces between 1 and 100000),
  constraint loss_state_known check (state in ('PROPOSED', 'CONFIRMED', 'REJECTED')),
  constraint loss_decided_once check ((state = 'PROPOSED') = (decided_at is null)),
  constraint loss_takes_two check (decided_by is null or decided_by <> proposed_by)
);
create index loss_of_outlet on store.loss (town_id, outlet_id, id);

-- 盘点. One at a time in a store.
create table store.stocktaking (
  town_id     uuid        not null,
  id          uuid        not null,
  outlet_id   uuid        not null,
  state       text        not null,
  opened_by   uuid        not null,
  opener_name text        not null,
  opened_at   timestamptz not null,
  counted_at  timestamptz,
  decided_at  timestamptz,
  remark      text,
  constraint stocktaking_pk primary key (town_id, id),
  constraint stocktaking_state_known check (state in ('COUNTING', 'COUNTED', 'APPROVED', 'REJECTED')),
  constraint stocktaking_counted_first check (state = 'COUNTING' or counted_at is not null or decided_at is not null),
  constraint stocktaking_decided_once check ((state in ('APPROVED', 'REJECTED')) = (decided_at is not null))
);
create unique index stocktaking_one_alive on store.stocktaking (town_id, outlet_id) where state in ('COUNTING', 'COUNTED');
create index stocktaking_of_outlet on store.stocktaking (town_id, outlet_id, id);

-- What was counted, and what the book said at that moment: shelf, set aside and too old together, since all of it lies
-- there. What is handed over afterwards changes both alike and not the difference.
create table store.stocktaking_line (
  town_id        uuid        not null,
  stocktaking_id uuid        not null,
  good_id        uuid        not null,
  name           text        not null,
  counted        bigint      not null,
  expected       bigint      not null,
  explanation    text,
  counted_by     uuid        not null,
  counted_at     timestamptz not null,
  constraint stocktaking_line_pk primary key (town_id, stocktaking_id, good_id),
  constraint stocktaking_line_of_stocktaking foreign key (town_id, stocktaking_id)
    references store.stocktaking (town_id, id),
  constraint stocktaking_line_of_good foreign key (town_id, good_id) references store.good (town_id, id),
  constraint stocktaking_line_counted_in_range check (counted between 0 and 1000000)
);

-- 调拨: from one store to another. Both ends confirm; what did not arrive is the sender's again.
create table store.shipment (
  town_id       uuid        not null,
  id            uuid        not null,
  from_outlet   uuid        not null,
  to_outlet     uuid        not null,
  state         text        not null,
  note          text        not null,
  sent_by       uuid        not null,
  sender_name   text        not null,
  sent_at       timestamptz not null,
  received_by   uuid,
  receiver_name text,
  received_at   timestamptz,
  constraint shipment_pk primary key (town_id, id),
  constraint shipment_goes_elsewhere check (from_outlet <> to_outlet),
  constraint shipment_state_known check (state in ('SENT', 'ARRIVED')),
  constraint shipment_arrives_once check ((state = 'ARRIVED') = (received_at is not null)),
  constraint shipment_takes_two check (received_by is null or received_by <> sent_by)
);
create index shipment_from on store.shipment (town_id, from_outlet, id);
create index shipment_to on store.shipment (town_id, to_outlet, id);

create table store.shipment_line (
  town_id     uuid not null,
  shipment_id uuid not null,
  good_id     uuid not null,
  name        text not null,
  pieces      int  not null,
  arrived     int,
  transfer_id uuid not null,
  constraint shipment_line_pk primary key (town_id, shipment_id, good_id),
  constraint shipment_line_of_shipment foreign key (town_id, shipment_id) references store.shipment (town_id, id),
  constraint shipment_line_of_good foreign key (town_id, good_id) references store.good (town_id, id),
  constraint shipment_line_pieces_in_range check (pieces between 1 and 100000),
  constraint shipment_line_never_more_than_sent check (arrived between 0 and pieces)
);

-- What a partner shop is paid for a piece, from a day on. Never changed.
create table store.agreed_price (
  town_id   uuid        not null,
  outlet_id uuid        not null,
  good_id   uuid        not null,
  since     date        not null,
  unit_fen  bigint      not null,
  agreed_by uuid        not null,
  agreed_at timestamptz not null,
  constraint agreed_price_pk primary key (town_id, outlet_id, good_id, since),
  constraint agreed_price_of_outlet foreign key (town_id, outlet_id) references store.outlet (town_id, id),
  constraint agreed_price_of_good foreign key (town_id, good_id) references store.good (town_id, id),
  constraint agreed_price_in_range check (unit_fen between 0 and 100000000)
);

-- 结算单 of a partner shop: drawn by the town, agreed by the keeper, paid by the town.
create table store.supplier_bill (
  town_id    uuid        not null,
  id         uuid        not null,
  outlet_id  uuid        not null,
  from_on    date        not null,
  to_on      date        not null,
  state      text        not null,
  pieces     bigint      not null,
  total_fen  bigint      not null,
  drawn_by   uuid        not null,
  drawer_name text       not null,
  drawn_at   timestamptz not null,
  agreed_by  uuid,
  agreed_at  timestamptz,
  paid_by    uuid,
  paid_at    timestamptz,
  reference  text,
  voided_at  timestamptz,
  remark     text,
  constraint supplier_bill_pk primary key (town_id, id),
  constraint supplier_bill_of_outlet foreign key (town_id, outlet_id) references store.outlet (town_id, id),
  constraint supplier_bill_begins_before_it_ends check (from_on <= to_on),
  constraint supplier_bill_state_known check (state in ('DRAWN', 'AGREED', 'PAID', 'VOID')),
  constraint supplier_bill_agreed_by_the_keeper check (state not in ('AGREED', 'PAID') or agreed_at is not null),
  constraint supplier_bill_paid_with_reference check ((state = 'PAID') = (paid_at is not null and reference is not null)),
  constraint supplier_bill_takes_two check (agreed_by is null or agreed_by <> drawn_by)
);
create index supplier_bill_of_shop on store.supplier_bill (town_id, outlet_id, id);

-- One piece of a handover stands on one living bill; what came back after it was paid is taken off the next.
create table store.bill_line (
  town_id       uuid    not null,
  bill_id       uuid    not null,
  redemption_id uuid    not null,
  good_id       uuid    not null,
  deed          text    not null,
  name          text    not null,
  pieces        int     not null,
  unit_fen      bigint  not null,
  handed_on     date    not null,
  alive         boolean not null,
  constraint bill_line_pk primary key (town_id, bill_id, redemption_id, good_id, deed),
  constraint bill_line_of_bill foreign key (town_id, bill_id) references store.supplier_bill (town_id, id),
  constraint bill_line_deed_known check (deed in ('HANDED', 'RETURNED'))
);
create unique index bill_line_settled_once on store.bill_line (town_id, redemption_id, good_id, deed) where alive;

-- What a good costs elsewhere: a shop in town, a web shop, a neighbour town's purchase.
create table store.price_quote (
  town_id  uuid        not null,
  id       uuid        not null,
  good_id  uuid        not null,
  source   text        not null,
  unit_fen bigint      not null,
  seen_on  date        not null,
  noted_by uuid        not null,
  noted_at timestamptz not null,
  constraint price_quote_pk primary key (town_id, id),
  constraint price_quote_of_good foreign key (town_id, good_id) references store.good (town_id, id),
  constraint price_quote_in_range check (unit_fen between 1 and 100000000)
);
create index price_quote_of_goods on store.price_quote (town_id, good_id, seen_on);

create function store.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'FM009';
end $$;
create trigger signature_append_only before update or delete on store.signature
  for each row execute function store.refuse_change();
create trigger batch_move_append_only before update or delete on store.batch_move
  for each row execute function store.refuse_change();
create trigger agreed_price_append_only before update or delete on store.agreed_price
  for each row execute function store.refuse_change();
create trigger price_quote_append_only before update or delete on store.price_quote
  for each row execute function store.refuse_change();

grant select, insert, update on store.supply_setting, store.outlet, store.purchase, store.purchase_line, store.receipt,
  store.batch, store.loss, store.stocktaking, store.stocktaking_line, store.shipment, store.shipment_line,
  store.supplier_bill, store.bill_line to points_app;
grant select, insert on store.receipt_line, store.signature, store.batch_move, store.agreed_price, store.price_quote
  to points_app;
