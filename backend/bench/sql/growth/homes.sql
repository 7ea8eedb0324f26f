-- The households whose books are filled: those that are there, and as many more as make :homes of them, in the same
-- villages. Each begins with 10,000 points of the open quarter, so that it can redeem.
insert into bench.home (town, n, household, village)
select :town, row_number() over (order by n, v.id), coalesce(h.id, uuidv7()), v.id
from generate_series(1, :homes) n
join (select id, row_number() over (order by id) - 1 place, count(*) over () villages from community.village where town_id = :town) v
  on v.place = n % v.villages
left join (select id, village_id, row_number() over (partition by village_id order by id) place from community.household
           where town_id = :town) h on h.village_id = v.id and h.place = (n + v.villages - 1) / v.villages;

insert into ledger.account (town_id, id, holder_kind, holder_id, purse)
select :town, uuidv7(), 'HOUSEHOLD', h.household, p.purse
from bench.home h, unnest(array['WALLET', 'HELD', 'REDEEMED']) p(purse) where h.town = :town order by p.purse, h.n
on conflict on constraint account_of_holder do nothing;
insert into ledger.account (town_id, id, holder_kind, holder_id, purse, good_id)
select :town, uuidv7(), 'VILLAGE', v.id, p.purse, :cooker
from community.village v, unnest(array['RESERVED', 'HANDED']) p(purse) where v.town_id = :town
on conflict on constraint account_of_holder do nothing;

analyze bench.home, ledger.account;
update bench.home h set
  wallet = (select id from ledger.account a where a.town_id = h.town and a.holder_id = h.household and a.purse = 'WALLET'),
  held = (select id from ledger.account a where a.town_id = h.town and a.holder_id = h.household and a.purse = 'HELD'),
  redeemed = (select id from ledger.account a where a.town_id = h.town and a.holder_id = h.household and a.purse = 'REDEEMED')
where h.town = :town;
analyze bench.home, ledger.account;
