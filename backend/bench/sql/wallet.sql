-- The wallet page: every statement of GET /me/wallet and GET /me/wallet/entries.
\set n :n + 1
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
select a.purse, a.balance, l.quarter, l.remaining from ledger.account a
left join ledger.lot l
  on l.town_id = a.town_id and l.account_id = a.id and a.purse = 'WALLET' and l.remaining > 0
where a.town_id = :town and a.holder_id = :household and a.holder_kind = 'HOUSEHOLD' and a.good_id is null
order by l.quarter;
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
select e.seq, e.amount moved, e.balance_after, e.lot, t.*
from ledger.account a
cross join lateral (
  select * from ledger.entry
  where town_id = a.town_id and account_id = a.id and seq < 9223372036854775807
  order by seq desc limit 21) e
join ledger.transfer t on t.town_id = e.town_id and t.id = e.transfer_id
where a.town_id = :town and a.holder_id = :household and a.purse = 'WALLET'
  and coalesce(a.good_id, '00000000-0000-0000-0000-000000000000') = '00000000-0000-0000-0000-000000000000'
order by e.seq desc;
