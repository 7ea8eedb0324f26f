-- The wallet page: every statement of GET /me/passbook.
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
with w as (
  select * from unnest(array[:town]::uuid[], array[:household]::uuid[]) with ordinality w(town, household, question))
select w.question, a.purse, a.balance, l.quarter, l.remaining, null::bigint seq, null::uuid id,
       null::text movement, null::bigint moved, null::bigint balance_after, null::int lot,
       null::date effective_on, null::timestamptz posted_at, null::text reason,
       null::text source, null::text key, null::uuid follows
from w
join ledger.account a on a.town_id = w.town and a.holder_id = w.household
 and a.holder_kind = 'HOUSEHOLD' and a.good_id is null
left join ledger.lot l
  on l.town_id = a.town_id and l.account_id = a.id and a.purse = 'WALLET' and l.remaining > 0
union all
select w.question, null, null, t.quarter, null, e.seq, t.id, t.movement, e.amount, e.balance_after,
       e.lot, t.effective_on, t.posted_at, t.reason, t.source, t.key, t.follows
from w
join ledger.account a on a.town_id = w.town and a.holder_id = w.household
 and a.purse = 'WALLET' and a.good_id is null
cross join lateral (
  select * from ledger.entry
  where town_id = a.town_id and account_id = a.id
  order by seq desc limit 21) e
join ledger.transfer t on t.town_id = e.town_id and t.id = e.transfer_id
order by question, seq desc nulls first, quarter;
