-- Goods arrive, each client in a store and of a good of its own.
-- Every statement of POST /villages/{village}/deliveries when it is written by itself, in its order; the names of a
-- client's place are looked up once.
\set n :n + 1
\set key :run * 1000000000000 + :client_id * 100000000 + :n
\if :n = 1
select * from bench.place where contestant = :contestant and number = :client_id \gset
\endif
select e.town_id as town, e.person_id as person, e.name, e.member_id as member, p.role, p.village_id as village,
       p.grid_id as grid
from unnest(array[:town]::uuid[], array[:clerk]::uuid[]) asked(town, id)
join identity.enrolment e on e.town_id = asked.town and e.person_id = asked.id and e.left_at is null
left join identity.post p on p.town_id = e.town_id and p.person_id = e.person_id and p.revoked_at is null;
begin;
select * from kernel.take_answer(:town, :clerk, :delivery_operation, :key::text);
select v.id, v.town_id as town, v.name, v.spelling from community.village v
join unnest(array[:town]::uuid[], array[:village]::uuid[]) asked(town, id) on v.town_id = asked.town and v.id = asked.id;
select town_id, three_signatures, money_public, margin_percent, expiry_days, collect_for
from store.supply_setting where town_id = any(array[:town]::uuid[]);
select g.* from store.good g
join unnest(array[:town]::uuid[], array[:good]::uuid[]) asked(town, id) on g.town_id = asked.town and g.id = asked.id;
select town_id, quarter, state, opened_at, closed_at from ledger.quarter
where town_id = any(array[:town]::uuid[]) order by quarter desc;
select p.* from (select uuidv7() as i) d, kernel.perform(:town, now(), '[]'::jsonb, jsonb_build_array(
  jsonb_build_object('does', 'store.add_deliveries', 'acts', '[0]'::jsonb, 'rows', jsonb_build_array(jsonb_build_object(
    'id', d.i, 'villageId', :village::text, 'goodId', :good::text, 'pieces', 1, 'supplier', '', 'note', '',
    'receivedBy', :clerk::text, 'receiverName', :clerk_name::text, 'receivedAt', now()))),
  jsonb_build_object('does', 'audit.add_records', 'acts', '[0]'::jsonb, 'rows', jsonb_build_array(jsonb_build_object(
    'id', uuidv7(), 'actorId', :clerk::text, 'actorName', :clerk_name::text, 'action', 'store.goods-received',
    'subjectType', 'delivery', 'subjectId', d.i, 'reason', '', 'details', null))),
  jsonb_build_object('does', 'ledger.add_transfers', 'acts', '[0]'::jsonb, 'rows', jsonb_build_array(jsonb_build_object(
    'id', uuidv7(), 'movement', 'RECEIVE', 'fromKind', 'VILLAGE', 'fromHolder', :village::text, 'fromPurse', 'SUPPLY',
    'toKind', 'VILLAGE', 'toHolder', :village::text, 'toPurse', 'STOCK', 'good', :good::text, 'amount', 1,
    'source', 'store.delivery', 'key', d.i, 'quarter', :quarter::int, 'effectiveOn', :today::text,
    'byPerson', :clerk::text, 'approvedBy', null, 'reason', '到货入库', 'follows', null, 'lotsUpTo', null))))) p;
insert into kernel.answer
       (town_id, person_id, operation, key, body_hash, status, headers, body, sealed, created_at)
values (:town, :clerk, :delivery_operation, :key::text, sha256(:key::text::bytea), 201,
        '{"Content-Type": ["application/json"]}', convert_to(repeat('x', 420), 'UTF8'), true, now());
commit;
