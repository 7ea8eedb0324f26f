-- One quarter in the life of a town, in the order of time: the office grants, six times the committee posts to every
-- household, goods arrive, everybody redeems what was earned, and fetches it. One household is awarded forty times more
-- and redeems none of it.
create temp table move as
with home as (
  select h.*, p.id pool, s.id stock, r.id reserved, d.id handed,
         case when h.household = :longest then 40 else 0 end more
  from bench.home h
  join ledger.account p on p.town_id = h.town and p.holder_id = h.village and p.purse = 'POOL'
  join ledger.account s on s.town_id = h.town and s.holder_id = h.village and s.purse = 'STOCK' and s.good_id = :cooker
  join ledger.account r on r.town_id = h.town and r.holder_id = h.village and r.purse = 'RESERVED' and r.good_id = :cooker
  join ledger.account d on d.town_id = h.town and d.holder_id = h.village and d.purse = 'HANDED' and d.good_id = :cooker
  where h.town = :town)
select row_number() over () as n, uuidv7() as id, m.*, uuidv7() as key from (
  select 0 step, 0 home, 'GRANT' movement, i.id from_account, h.pool to_account, sum(12 + 2 * h.more)::bigint amount
  from home h join ledger.account i on i.town_id = h.town and i.purse = 'ISSUE' group by i.id, h.pool
  union all
  select month, h.n, 'AWARD', h.pool, h.wallet, 2 from home h, generate_series(1, 6) month
  union all
  select 6, h.n, 'AWARD', h.pool, h.wallet, 2 from home h, generate_series(1, h.more) often
  union all
  select 7, 0, 'RECEIVE', s.id, h.stock, count(*)
  from home h join ledger.account s on s.town_id = h.town and s.holder_id = h.village and s.purse = 'SUPPLY' and s.good_id = :cooker
  group by s.id, h.stock
  union all
  select 8, h.n, 'HOLD', h.wallet, h.held, 12 from home h
  union all
  select 8, h.n, 'RESERVE', h.stock, h.reserved, 1 from home h
  union all
  select 9, h.n, 'REDEEM', h.held, h.redeemed, 12 from home h
  union all
  select 9, h.n, 'HAND', h.reserved, h.handed, 1 from home h
  order by 1, 2) m;
analyze move;

insert into ledger.quarter (town_id, quarter, state, opened_by, opened_at, closed_by, closed_at, proof)
values (:town, :quarter, 'CLOSED', :by, :at, :by, :at, '{}');
insert into store.delivery (town_id, id, village_id, good_id, pieces, supplier, note, received_by, receiver_name, received_at)
select :town, m.key, a.holder_id, :cooker, m.amount, '', '', :by, '村委会', :at
from move m join ledger.account a on a.town_id = :town and a.id = m.to_account where m.movement = 'RECEIVE';

insert into store.redemption_window (town_id, id, village_id, quarter, opens_on, closes_on, pickup_days, receipts, planned_by, planned_at)
select :town, uuidv7(), h.village, :quarter, :at::date, :at::date + 7, 7, count(*), :by, :at
from bench.home h where h.town = :town group by h.village;
insert into store.redemption (town_id, id, village_id, window_id, household_id, state, points, cost_fen, collect_by, redeemed_by,
  redeemed_at, hold_id, settle_id, code_print, receipt_no, ended_by, ended_at)
select :town, m.key, h.village, w.id, h.household, 'HANDED_OVER', 12, 100, :at::date + 14, h.household, :at, m.id, r.id,
       sha256(m.id::text::bytea), row_number() over (partition by w.id order by m.n), :by, :at
from move m
join bench.home h on h.town = :town and h.n = m.home
join move r on r.home = m.home and r.movement = 'REDEEM'
join store.redemption_window w on w.town_id = :town and w.village_id = h.village and w.quarter = :quarter
where m.movement = 'HOLD' order by m.n;
insert into store.redemption_line (town_id, redemption_id, good_id, name, kind, pieces, price, cost_fen, good_version, reserve_id, settle_id)
select :town, m.key, :cooker, '电饭煲', 'GOODS', 1, 12, 100, 1, s.id, d.id
from move m
join move s on s.home = m.home and s.movement = 'RESERVE'
join move d on d.home = m.home and d.movement = 'HAND'
where m.movement = 'HOLD' order by m.n;
insert into store.tally (town_id, window_id, household_id, good_id, pieces, most)
select :town, w.id, h.household, :cooker, 1, 1000
from bench.home h
join store.redemption_window w on w.town_id = :town and w.village_id = h.village and w.quarter = :quarter
where h.town = :town;

insert into awards.honour_score (town_id, source, source_id, household_id, year, points, at)
select :town, 'bench.seeded', uuidv7(), h.household, :quarter / 10, 5, :at from bench.home h where h.town = :town;
with honoured as (
  select uuidv7() nomination, h.* from bench.home h where h.town = :town and h.n % 150 = 0),
nominated as (
  insert into awards.nomination (town_id, id, village_id, kind, nominated_on, quarter, public_name, words, nominated_by, nominated_at,
    state, decided_by, decided_at)
  select :town, nomination, village, 'FAMILY', :at::date, :quarter, '李*', '孝老爱亲', :by, :at, 'ACCEPTED', :by, :at from honoured)
insert into awards.honour (town_id, id, nomination_id, village_id, kind, quarter, certificate, public_name, citation, stands_since, state)
select :town, uuidv7(), nomination, village, 'FAMILY', :quarter, :quarter || '-' || n, '李*', '孝老爱亲', :at, 'STANDING' from honoured;
