-- The wallet page: its query alone, without asking who asks.
\set n :n + 1
\set key :run * 1000000000000 + :client_id * 100000000 + :n
\if :n = 1
select * from bench.place where contestant = :contestant and number = :client_id \gset
\endif
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
