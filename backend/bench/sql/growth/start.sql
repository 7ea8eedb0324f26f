-- What each of the households begins with: points of the open quarter.
create temp table move as
select row_number() over () as n, uuidv7() as id, m.*, uuidv7() as key from (
  select 0 step, 0 home, 'GRANT' movement, i.id from_account, p.id to_account, 10000 * count(*) amount
  from bench.home h
  join ledger.account i on i.town_id = h.town and i.purse = 'ISSUE'
  join ledger.account p on p.town_id = h.town and p.holder_id = h.village and p.purse = 'POOL'
  where h.town = :town group by i.id, p.id
  union all
  select 1, h.n, 'AWARD', p.id, h.wallet, 10000
  from bench.home h
  join ledger.account p on p.town_id = h.town and p.holder_id = h.village and p.purse = 'POOL'
  where h.town = :town
  order by 1, 2) m;
