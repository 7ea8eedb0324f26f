-- The wallet page: its two queries alone, without asking who asks.
\set n :n + 1
\if :n = 1
select * from bench.place where contestant = :contestant and number = :client_id \gset
\endif
select a.purse, a.balance, l.quarter, l.remaining from ledger.account a
left join ledger.lot l
  on l.town_id = a.town_id and l.account_id = a.id and a.purse = 'WALLET' and l.remaining > 0
where a.town_id = :town and a.holder_id = :household and a.holder_kind = 'HOUSEHOLD' and a.good_id is null
order by l.quarter;
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
