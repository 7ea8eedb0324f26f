-- Goods arrive, all of one good in one store.
-- Every statement of POST /villages/{village}/deliveries, in its order; the names of a client's place are looked up once.
\set n :n + 1
\set key :run * 1000000000000 + :client_id * 100000000 + :n
\if :n = 1
select * from bench.place where contestant = :contestant and number = 0 \gset
\endif
select e.name, e.member_id as member, p.role, p.village_id as village, p.grid_id as grid
from identity.enrolment e
left join identity.post p
  on p.town_id = e.town_id and p.person_id = e.person_id and p.revoked_at is null
where e.town_id = :town and e.person_id = :clerk and e.left_at is null;
begin;
select * from kernel.take_answer(:town, :clerk, :delivery_operation, :key::text);
select id, town_id as town, name, spelling from community.village where town_id = :town and id = :village;
select * from store.good where town_id = :town and id = :good;
insert into store.delivery (town_id, id, village_id, good_id, pieces, supplier, note,
  received_by, receiver_name, received_at)
values (:town, uuidv7(), :village, :good, 1, '', '', :clerk, :clerk_name, now()) returning id as delivery \gset
insert into audit.record (town_id, id, at, actor_id, actor_name, action, subject_type,
                          subject_id, reason, details)
values (:town, uuidv7(), now(), :clerk, :clerk_name, 'store.goods-received', 'delivery', :delivery, '', null);
select quarter, state, opened_at, closed_at from ledger.quarter
where town_id = :town order by quarter desc;
select transfer_id, repeated from ledger.post(:town, now(), jsonb_build_array(jsonb_build_object(
  'id', uuidv7(), 'movement', 'RECEIVE', 'fromKind', 'VILLAGE', 'fromHolder', :village::text, 'fromPurse', 'SUPPLY',
  'toKind', 'VILLAGE', 'toHolder', :village::text, 'toPurse', 'STOCK', 'good', :good::text, 'amount', 1,
  'source', 'store.delivery', 'key', :delivery::text, 'quarter', :quarter::int, 'effectiveOn', :today::text,
  'byPerson', :clerk::text, 'approvedBy', null, 'reason', '到货入库', 'follows', null, 'lotsUpTo', null)));
insert into kernel.answer
       (town_id, person_id, operation, key, body_hash, status, headers, body, sealed, created_at)
values (:town, :clerk, :delivery_operation, :key::text, sha256(:key::text::bytea), 201,
        '{"Content-Type": ["application/json"]}', convert_to(repeat('x', 420), 'UTF8'), true, now());
commit;
