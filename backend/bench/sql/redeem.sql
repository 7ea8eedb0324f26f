-- Opening day: each client is a household that redeems one piece, twenty households a store.
-- Every statement of POST /redemptions, in its order; the names of a client's place are looked up once.
\set n :n + 1
\set key :run * 1000000000000 + :client_id * 100000000 + :n
\if :n = 1
select * from bench.place where contestant = :contestant and number = :client_id \gset
\endif
select e.name, e.member_id as member, p.role, p.village_id as village, p.grid_id as grid
from identity.enrolment e
left join identity.post p
  on p.town_id = e.town_id and p.person_id = e.person_id and p.revoked_at is null
where e.town_id = :town and e.person_id = :person and e.left_at is null;
select h.id, h.town_id as town, h.village_id as village, h.group_id as "group", h.grid_id as grid,
       h.card_code, h.head_name, h.state
from community.household h
join community.member m on m.town_id = h.town_id and m.household_id = h.id
where h.town_id = :town and m.id = :member and m.left_at is null;
begin;
select * from kernel.take_answer(:town, :person, :redeem_operation, :key::text);
select h.id, h.town_id as town, h.village_id as village, h.group_id as "group", h.grid_id as grid,
       h.card_code, h.head_name, h.state
from community.household h
where h.town_id = :town and h.id = :household;
select * from store.redemption_window
where town_id = :town and village_id = :village and closes_on >= :today
order by opens_on limit 1;
select * from store.good where town_id = :town and id = any(array[:cooker]::uuid[]);
insert into store.tally as t (town_id, window_id, household_id, good_id, pieces, most)
select :town::uuid, :window::uuid, :household::uuid, new.good, new.pieces, new.most - coalesce(gone.pieces, 0)
from unnest(array[:cooker]::uuid[], array[1], array[1000000]) as new (good, pieces, most)
left join lateral (
  select sum(o.pieces)::int as pieces
  from store.redemption_window w
  join store.redemption_window ow on ow.town_id = :town and ow.quarter = w.quarter and ow.id <> w.id
  join store.tally o on o.town_id = :town and o.window_id = ow.id
    and o.household_id = :household and o.good_id = new.good
  where w.town_id = :town and w.id = :window) gone on true
where new.pieces <= new.most - coalesce(gone.pieces, 0)
order by new.good
on conflict on constraint tally_pk do update
set pieces = t.pieces + excluded.pieces, most = excluded.most
where t.pieces + excluded.pieces <= excluded.most
returning good_id;
insert into store.redemption (town_id, id, village_id, window_id, household_id, state, points,
  cost_fen, collect_by, redeemed_by, agent_name, redeemed_at, hold_id, code_print, code_sealed)
values (:town, uuidv7(), :village, :window, :household, 'OPEN', 1,
  100, :collect_by, :person, null, now(), uuidv7(), sha256(:key::text::bytea), sha256(:key::text::bytea))
on conflict (town_id, village_id, code_print) where state = 'OPEN' do nothing
returning id as redemption, hold_id as hold \gset
insert into store.redemption_line (town_id, redemption_id, good_id, name, kind, pieces, price,
  cost_fen, good_version, reserve_id)
select :town::uuid, :redemption::uuid, * from unnest(array[:cooker]::uuid[], array['电饭煲'], array['GOODS'], array[1],
  array[1::bigint], array[100::bigint], array[1], array[uuidv7()])
returning reserve_id as reserve \gset
insert into kernel.outbox (town_id, id, topic, subject_id, payload, happened_at, next_at)
values (:town, uuidv7(), 'store.redeemed', :redemption, jsonb_build_object('redemption', :redemption::text,
  'household', :household::text, 'village', :village::text, 'agent', null, 'proxy', false), now(), now());
select transfer_id, repeated from ledger.post(:town, now(), jsonb_build_array(jsonb_build_object(
  'id', :hold::text, 'movement', 'HOLD', 'fromKind', 'HOUSEHOLD', 'fromHolder', :household::text, 'fromPurse', 'WALLET',
  'toKind', 'HOUSEHOLD', 'toHolder', :household::text, 'toPurse', 'HELD', 'good', null, 'amount', 1,
  'source', 'store.redeem', 'key', :redemption::text, 'quarter', :quarter::int, 'effectiveOn', :today::text,
  'byPerson', :person::text, 'approvedBy', null, 'reason', '兑换 电饭煲×1', 'follows', null, 'lotsUpTo', null),
  jsonb_build_object(
  'id', :reserve::text, 'movement', 'RESERVE', 'fromKind', 'VILLAGE', 'fromHolder', :village::text, 'fromPurse', 'STOCK',
  'toKind', 'VILLAGE', 'toHolder', :village::text, 'toPurse', 'RESERVED', 'good', :cooker::text, 'amount', 1,
  'source', 'store.reserve', 'key', :redemption::text || ':' || :cooker::text, 'quarter', :quarter::int,
  'effectiveOn', :today::text, 'byPerson', :person::text, 'approvedBy', null, 'reason', '预留 电饭煲',
  'follows', null, 'lotsUpTo', null)));
insert into kernel.answer
       (town_id, person_id, operation, key, body_hash, status, headers, body, sealed, created_at)
values (:town, :person, :redeem_operation, :key::text, sha256(:key::text::bytea), 201,
        '{"Content-Type": ["application/json"]}', convert_to(repeat('x', 900), 'UTF8'), true, now());
commit;
