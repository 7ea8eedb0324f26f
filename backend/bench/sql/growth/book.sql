-- Writes what is in the table move into the book, as ledger.post would have: lines numbered and added up account by
-- account in the order of time, lots, what is left of what can be followed, and the fund behind what was granted.
analyze move;
insert into ledger.transfer (town_id, id, movement, from_account, to_account, from_purse, to_purse, amount, source, key, quarter,
  effective_on, by_person, reason, follows, posted_at)
select :town, m.id, m.movement, m.from_account, m.to_account, f.purse, t.purse, m.amount,
       case when m.movement = 'RECEIVE' then 'store.delivery' else 'bench.' || lower(m.movement) end, m.key::text, :quarter,
       :at::date, :by, '月评得分，公示无异议', o.id, :at::timestamptz + m.n * interval '1 ms'
from move m
join ledger.account f on f.town_id = :town and f.id = m.from_account
join ledger.account t on t.town_id = :town and t.id = m.to_account
left join move o on o.home = m.home and o.movement = case m.movement when 'REDEEM' then 'HOLD' when 'HAND' then 'RESERVE' end
order by m.n;

insert into ledger.entry (town_id, account_id, seq, transfer_id, lot, amount, balance_after)
select :town, a.id, a.seq + row_number() over w, l.id, :quarter, l.amount, a.balance + sum(l.amount) over w
from (select n, id, from_account account, -amount amount from move
      union all
      select n, id, to_account, amount from move) l
join ledger.account a on a.town_id = :town and a.id = l.account
window w as (partition by a.id order by l.n)
order by l.n;

insert into ledger.remainder (town_id, transfer_id, lot, amount_left)
select :town, m.id, :quarter, 0 from move m where m.movement in ('HOLD', 'RESERVE') order by m.n;

insert into ledger.lot as l (town_id, account_id, quarter, remaining)
select :town, a.id, :quarter, sum(s.amount)
from (select from_account account, -amount amount from move union all select to_account, amount from move) s
join ledger.account a on a.town_id = :town and a.id = s.account and a.purse in ('WALLET', 'HELD')
group by a.id
on conflict on constraint lot_pk do update set remaining = l.remaining + excluded.remaining;

insert into ledger.fund (town_id, id, amount_fen, points, document, received_on, recorded_by, recorded_at)
select :town, uuidv7(), sum(amount) * 10, sum(amount), '渝农发〔2026〕12号', :at::date, :by, :at from move where movement = 'GRANT';
update ledger.account a set floor = a.floor - (select sum(amount) from move where movement = 'GRANT')
where a.town_id = :town and a.purse = 'ISSUE';

update ledger.account a set balance = a.balance + s.amount, seq = a.seq + s.lines
from (select account, sum(amount) amount, count(*) lines
      from (select from_account account, -amount amount from move union all select to_account, amount from move) each
      group by account) s
where a.town_id = :town and a.id = s.account;
drop table move;
