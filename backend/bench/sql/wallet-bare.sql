-- The wallet page: its two queries alone, without asking who asks.
\set n :n + 1
\set key :run * 1000000000000 + :client_id * 100000000 + :n
\if :n = 1
select * from bench.place where contestant = :contestant and number = :client_id \gset
\endif
select a.town_id, a.holder_id, a.purse, a.balance, l.quarter, l.remaining
from unnest(array[:town]::uuid[], array[:household]::uuid[]) w(town, household)
join ledger.account a on a.town_id = w.town and a.holder_id = w.household
 and a.holder_kind = 'HOUSEHOLD' and a.good_id is null
left join ledger.lot l
  on l.town_id = a.town_id and l.account_id = a.id and a.purse = 'WALLET' and l.remaining > 0
order by l.quarter;
select w.question, e.seq, e.amount moved, e.balance_after, e.lot, t.id, t.movement, t.quarter,
       t.effective_on, t.posted_at, t.reason, t.source, t.key, t.follows
from unnest(array[:town]::uuid[], array[:household]::uuid[], array['WALLET'],
            array['00000000-0000-0000-0000-000000000000']::uuid[], array[9223372036854775807], array[21]) with ordinality
  w(town, holder, purse, good, before, most, question)
join ledger.account a on a.town_id = w.town and a.holder_id = w.holder and a.purse = w.purse
 and coalesce(a.good_id, '00000000-0000-0000-0000-000000000000') = w.good
cross join lateral (
  select * from ledger.entry
  where town_id = a.town_id and account_id = a.id and seq < w.before
  order by seq desc limit w.most) e
join ledger.transfer t on t.town_id = e.town_id and t.id = e.transfer_id
order by w.question, e.seq desc;
