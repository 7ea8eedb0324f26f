-- Opening day: each client is a household that redeems one piece, twenty households a store.
-- Every statement of POST /redemptions when it is written by itself; the names of a client's place are looked up once.
\set n :n + 1
\set key :run * 1000000000000 + :client_id * 100000000 + :n
\if :n = 1
select * from bench.place where contestant = :contestant and number = :client_id \gset
\endif
select e.town_id as town, e.person_id as person, e.name, e.member_id as member, p.role, p.village_id as village,
       p.grid_id as grid
from unnest(array[:town]::uuid[], array[:person]::uuid[]) asked(town, id)
join identity.enrolment e on e.town_id = asked.town and e.person_id = asked.id and e.left_at is null
left join identity.post p on p.town_id = e.town_id and p.person_id = e.person_id and p.revoked_at is null;
select h.id, h.town_id as town, h.village_id as village, h.group_id as "group", h.grid_id as grid,
       h.card_code, h.head_name, h.state, m.id as member
from unnest(array[:town]::uuid[], array[:member]::uuid[]) asked(town, id)
join community.member m on m.town_id = asked.town and m.id = asked.id and m.left_at is null
join community.household h on h.town_id = m.town_id and h.id = m.household_id;
begin;
select * from kernel.take_answer(:town, :person, :redeem_operation, :key::text);
select h.id, h.town_id as town, h.village_id as village, h.group_id as "group", h.grid_id as grid,
       h.card_code, h.head_name, h.state
from community.household h
join unnest(array[:town]::uuid[], array[:household]::uuid[]) asked(town, id) on h.town_id = asked.town and h.id = asked.id;
select asked.town, asked.today, w.*
from unnest(array[:town]::uuid[], array[:village]::uuid[], array[:today]::date[]) asked(town, village, today)
cross join lateral (
  select * from store.redemption_window w
  where w.town_id = asked.town and w.village_id = asked.village and w.closes_on >= asked.today
  order by w.opens_on limit 1) w;
select p.town_id, p.window_id, p.village_id, p.slots, p.open_from, p.open_until
from season.slot_plan p
join unnest(array[:town]::uuid[], array[:window]::uuid[]) asked(town, id)
  on p.town_id = asked.town and p.window_id = asked.id;
select g.* from store.good g
join unnest(array[:town]::uuid[], array[:cooker]::uuid[]) asked(town, id) on g.town_id = asked.town and g.id = asked.id;
select r.town_id, r.id, r.window_id, r.village_id, r.good_id, r.good_name, r.way, r.state, r.pieces,
  r.each, r.sign_up_until, r.redeem_days, r.seed, r.commitment, r.pot, r.line, r.places, r.drawn_at,
  r.open_on, r.made_at, r.ended_reason
from season.release r
join unnest(array[:town]::uuid[], array[:window]::uuid[]) asked(town, id)
  on r.town_id = asked.town and r.window_id = asked.id
order by r.id;
select a.question, t.good_id, sum(t.pieces)::int as pieces
from unnest(array[:town]::uuid[], array[:village]::uuid[], array[:household]::uuid[], array[:today]::date[]) with ordinality
  a(town, village, household, today, question)
join store.redemption_window w on w.town_id = a.town and w.village_id = a.village
 and a.today between w.opens_on and w.closes_on
join store.redemption_window s on s.town_id = a.town and s.quarter = w.quarter
left join store.tally t on t.town_id = a.town and t.window_id = s.id and t.household_id = a.household
group by a.question, t.good_id;
select a.town_id, a.holder_kind, a.holder_id, a.purse, a.good_id, a.balance
from unnest(array[:town, :town]::uuid[], array[:household, :village]::uuid[], array['WALLET', 'STOCK'],
            array['00000000-0000-0000-0000-000000000000', :cooker]::uuid[]) w(town, holder, purse, good)
cross join lateral (
  select * from ledger.account
  where town_id = w.town and holder_id = w.holder and purse = w.purse and good_id = w.good
  union all
  select * from ledger.account
  where town_id = w.town and holder_id = w.holder and purse = w.purse and good_id is null
    and w.good = '00000000-0000-0000-0000-000000000000') a;
select p.* from (select uuidv7() as i, uuidv7() as h, uuidv7() as r) d, kernel.perform(:town, now(), '[]'::jsonb, jsonb_build_array(
  jsonb_build_object('does', 'store.add_tallies', 'acts', '[0]'::jsonb, 'rows', jsonb_build_array(jsonb_build_object(
    'windowId', :window::text, 'householdId', :household::text, 'goodId', :cooker::text, 'pieces', 1, 'most', 1000000))),
  jsonb_build_object('does', 'store.add_redemptions', 'acts', '[0]'::jsonb, 'rows', jsonb_build_array(jsonb_build_object(
    'id', d.i, 'villageId', :village::text, 'windowId', :window::text, 'householdId', :household::text, 'points', 1,
    'costFen', 100, 'collectBy', :collect_by::text, 'redeemedBy', :person::text, 'agentName', null, 'redeemedAt', now(),
    'holdId', d.h, 'print', encode(sha256(:key::text::bytea), 'base64'), 'box', encode(sha256(:key::text::bytea), 'base64'),
    'outletId', null))),
  jsonb_build_object('does', 'store.add_redemption_lines', 'acts', '[0]'::jsonb, 'rows', jsonb_build_array(jsonb_build_object(
    'redemptionId', d.i, 'goodId', :cooker::text, 'name', '电饭煲', 'kind', 'GOODS', 'pieces', 1, 'price', 1,
    'costFen', 100, 'goodVersion', 1, 'reserveId', d.r))),
  jsonb_build_object('does', 'kernel.add_facts', 'acts', '[0]'::jsonb, 'rows', jsonb_build_array(jsonb_build_object(
    'id', uuidv7(), 'topic', 'store.redeemed', 'subject', d.i, 'payload', jsonb_build_object('redemption', d.i,
    'household', :household::text, 'village', :village::text, 'agent', null, 'proxy', false)))),
  jsonb_build_object('does', 'ledger.add_transfers', 'acts', '[0, 0]'::jsonb, 'rows', jsonb_build_array(jsonb_build_object(
    'id', d.h, 'movement', 'HOLD', 'fromKind', 'HOUSEHOLD', 'fromHolder', :household::text, 'fromPurse', 'WALLET',
    'toKind', 'HOUSEHOLD', 'toHolder', :household::text, 'toPurse', 'HELD', 'good', null, 'amount', 1,
    'source', 'store.redeem', 'key', d.i, 'quarter', :quarter::int, 'effectiveOn', :today::text,
    'byPerson', :person::text, 'approvedBy', null, 'reason', '兑换 电饭煲×1', 'follows', null, 'lotsUpTo', null),
    jsonb_build_object(
    'id', d.r, 'movement', 'RESERVE', 'fromKind', 'VILLAGE', 'fromHolder', :village::text, 'fromPurse', 'STOCK',
    'toKind', 'VILLAGE', 'toHolder', :village::text, 'toPurse', 'RESERVED', 'good', :cooker::text, 'amount', 1,
    'source', 'store.reserve', 'key', d.i || ':' || :cooker::text, 'quarter', :quarter::int,
    'effectiveOn', :today::text, 'byPerson', :person::text, 'approvedBy', null, 'reason', '预留 电饭煲',
    'follows', null, 'lotsUpTo', null))))) p;
insert into kernel.answer
       (town_id, person_id, operation, key, body_hash, status, headers, body, sealed, created_at)
values (:town, :person, :redeem_operation, :key::text, sha256(:key::text::bytea), 201,
        '{"Content-Type": ["application/json"]}', convert_to(repeat('x', 900), 'UTF8'), true, now());
commit;
