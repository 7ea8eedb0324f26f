-- Pieces that are neither on the shelf, set aside nor handed over: too old to be given away, on the way to another store,
-- lost. Stores besides the villages' own (a partner shop, a fair) hold pieces too. Points go the ways they always went.
alter table ledger.account
  drop constraint account_holder_kind,
  drop constraint account_purse,
  drop constraint account_unit,
  add constraint account_holder_kind check (holder_kind in ('TOWN', 'VILLAGE', 'HOUSEHOLD', 'STORE')),
  add constraint account_purse check (purse in ('ISSUE', 'POOL', 'WALLET', 'HELD', 'REDEEMED', 'EXPIRED',
    'SUPPLY', 'STOCK', 'RESERVED', 'HANDED', 'BLOCKED', 'TRANSIT', 'LOST')),
  add constraint account_unit check ((good_id is not null)
    = (purse in ('SUPPLY', 'STOCK', 'RESERVED', 'HANDED', 'BLOCKED', 'TRANSIT', 'LOST'))),
  add constraint account_store_counts_goods check (holder_kind <> 'STORE' or good_id is not null);

alter table ledger.transfer
  drop constraint transfer_route,
  drop constraint transfer_follows,
  drop constraint transfer_two_persons,
  add constraint transfer_route check ((movement, from_purse, to_purse) in (
    ('GRANT', 'ISSUE', 'POOL'), ('AWARD', 'POOL', 'WALLET'),
    ('HOLD', 'WALLET', 'HELD'), ('REDEEM', 'HELD', 'REDEEMED'), ('RELEASE', 'HELD', 'WALLET'),
    ('EXPIRE', 'WALLET', 'EXPIRED'), ('MERGE', 'WALLET', 'WALLET'),
    ('RECEIVE', 'SUPPLY', 'STOCK'), ('RESERVE', 'STOCK', 'RESERVED'),
    ('HAND', 'RESERVED', 'HANDED'), ('RESTOCK', 'RESERVED', 'STOCK'),
    ('SURPLUS', 'SUPPLY', 'STOCK'), ('LOSE', 'STOCK', 'LOST'), ('DISPOSE', 'BLOCKED', 'LOST'),
    ('BLOCK', 'STOCK', 'BLOCKED'),
    ('SEND', 'STOCK', 'TRANSIT'), ('ARRIVE', 'TRANSIT', 'STOCK'), ('TURN_BACK', 'TRANSIT', 'STOCK'),
    ('UNDO_GRANT', 'POOL', 'ISSUE'), ('UNDO_AWARD', 'WALLET', 'POOL'), ('UNDO_REDEEM', 'REDEEMED', 'WALLET'),
    ('UNDO_EXPIRE', 'EXPIRED', 'WALLET'), ('UNDO_RECEIVE', 'STOCK', 'SUPPLY'), ('UNDO_HAND', 'HANDED', 'STOCK'))),
  add constraint transfer_follows check ((follows is not null)
    = (movement in ('REDEEM', 'RELEASE', 'HAND', 'RESTOCK', 'ARRIVE', 'TURN_BACK') or movement like 'UNDO%')),
  add constraint transfer_two_persons check (
    (movement not like 'UNDO%' and movement not in ('SURPLUS', 'LOSE', 'DISPOSE'))
    or (approved_by is not null and approved_by <> by_person and reason <> ''));

-- As before, and: the new purses count pieces, and what was sent from one store arrives in another.
create or replace function ledger.post(p_town uuid, p_at timestamptz, p_batch jsonb)
returns table (transfer_id uuid, repeated boolean) language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
#variable_conflict use_column
declare
  fresh     uuid[];
  t         record;
  origin    record;
  piece     record;
  lots      int[];
  amounts   bigint[];
  need      bigint;
  opening   bigint;
  before    bigint;
begin
  perform pg_advisory_xact_lock_shared(ledger.book_lock(p_town, q))
  from (select distinct (x ->> 'quarter')::int q from jsonb_array_elements(p_batch) x order by 1) books;

  insert into ledger.account (town_id, id, holder_kind, holder_id, purse, good_id, floor)
  select p_town, uuidv7(), w.kind, w.holder, w.purse, w.good,
         case when w.purse = 'SUPPLY' then -9000000000000000 else 0 end
  from (select x ->> 'fromKind' kind, (x ->> 'fromHolder')::uuid holder, x ->> 'fromPurse' purse, (x ->> 'good')::uuid good
        from jsonb_array_elements(p_batch) x
        union
        select x ->> 'toKind', (x ->> 'toHolder')::uuid, x ->> 'toPurse', (x ->> 'good')::uuid
        from jsonb_array_elements(p_batch) x) w
  where not exists (select from ledger.account a
                    where a.town_id = p_town and a.holder_id = w.holder and a.purse = w.purse
                      and a.good_id is not distinct from w.good and a.holder_kind = w.kind)
  order by w.holder, w.purse, w.good
  on conflict on constraint account_of_holder do nothing;

  with ins as (
    insert into ledger.transfer (town_id, id, movement, from_account, to_account, from_purse, to_purse, amount, source,
                                 key, quarter, effective_on, by_person, approved_by, reason, follows, posted_at)
    select p_town, b.id, b.movement, f.id, o.id, f.purse, o.purse, b.amount, b.source, b.key, b.quarter,
           b."effectiveOn", b."byPerson", b."approvedBy", b.reason, b.follows, p_at
    from rows from (jsonb_to_recordset(p_batch) as (id uuid, movement text, "fromKind" text, "fromHolder" uuid,
           "fromPurse" text, "toKind" text, "toHolder" uuid, "toPurse" text, good uuid, amount bigint, source text,
           key text, quarter int, "effectiveOn" date, "byPerson" uuid, "approvedBy" uuid, reason text, follows uuid))
           with ordinality b(id, movement, "fromKind", "fromHolder", "fromPurse", "toKind", "toHolder", "toPurse", good,
           amount, source, key, quarter, "effectiveOn", "byPerson", "approvedBy", reason, follows, i)
    join ledger.account f on f.town_id = p_town and f.holder_id = b."fromHolder" and f.purse = b."fromPurse"
     and f.good_id is not distinct from b.good and f.holder_kind = b."fromKind"
    join ledger.account o on o.town_id = p_town and o.holder_id = b."toHolder" and o.purse = b."toPurse"
     and o.good_id is not distinct from b.good and o.holder_kind = b."toKind"
    order by b.source, b.key, b.i
    on conflict on constraint transfer_source_once do nothing
    returning id)
  select coalesce(array_agg(id), '{}') into fresh from ins;

  if cardinality(fresh) < jsonb_array_length(p_batch) then
    -- Some facts are in the book already: they must say the same as before.
    select b.source, b.key into t
    from jsonb_to_recordset(p_batch) b(movement text, "fromHolder" uuid, "toHolder" uuid, good uuid, amount bigint,
           source text, key text, follows uuid)
    left join ledger.transfer p on p.town_id = p_town and p.source = b.source and p.key = b.key
    left join ledger.account f on f.town_id = p_town and f.id = p.from_account
    left join ledger.account o on o.town_id = p_town and o.id = p.to_account
    where p.movement is distinct from b.movement or p.amount is distinct from b.amount
       or f.holder_id is distinct from b."fromHolder" or o.holder_id is distinct from b."toHolder"
       or f.good_id is distinct from b.good or p.follows is distinct from b.follows
    limit 1;
    if found then
      raise exception 'fact %/% is in the book with other content', t.source, t.key using errcode = 'FM004';
    end if;
  end if;

  select q.quarter into t from ledger.transfer x
  left join ledger.quarter q on q.town_id = p_town and q.quarter = x.quarter and q.state = 'OPEN'
  where x.town_id = p_town and x.id = any (fresh) and q.quarter is null limit 1;
  if found then
    raise exception 'book not open' using errcode = 'FM003';
  end if;

  insert into ledger.remainder (town_id, transfer_id, lot, amount_left)
  select p_town, e.transfer_id, e.lot, e.amount
  from ledger.entry e
  where e.town_id = p_town and e.amount > 0
    and e.transfer_id in (select x.follows from ledger.transfer x where x.town_id = p_town and x.id = any (fresh))
  order by e.transfer_id, e.lot
  on conflict on constraint remainder_pk do nothing;
  perform from ledger.remainder r
  where r.town_id = p_town
    and r.transfer_id in (select x.follows from ledger.transfer x where x.town_id = p_town and x.id = any (fresh))
  order by r.transfer_id, r.lot for no key update;

  perform from ledger.account a
  where a.town_id = p_town
    and a.id in (select unnest(array[x.from_account, x.to_account]) from ledger.transfer x
                 where x.town_id = p_town and x.id = any (fresh))
  order by a.purse in ('ISSUE', 'POOL', 'SUPPLY', 'STOCK', 'RESERVED', 'HANDED', 'BLOCKED', 'TRANSIT', 'LOST'), a.id for no key update;

  for t in
    select x.*, (b.x ->> 'lotsUpTo')::int lots_up_to, fa.holder_id from_holder, ta.holder_id to_holder
    from jsonb_array_elements(p_batch) with ordinality b(x, i)
    join ledger.transfer x on x.town_id = p_town and x.id = (b.x ->> 'id')::uuid
    join ledger.account fa on fa.town_id = p_town and fa.id = x.from_account
    join ledger.account ta on ta.town_id = p_town and ta.id = x.to_account
    where x.id = any (fresh)
    order by b.i
  loop
    lots := '{}';
    amounts := '{}';
    need := t.amount;

    if t.follows is not null then
      select o.*, oa.holder_id from_holder into origin
      from ledger.transfer o join ledger.account oa on oa.town_id = p_town and oa.id = o.from_account
      where o.town_id = p_town and o.id = t.follows;
      if origin.to_account is distinct from t.from_account
         -- What was sent arrives elsewhere; everything else goes back to whom it came from.
         or (t.movement <> 'ARRIVE' and origin.from_holder is distinct from t.to_holder)
         or origin.movement is distinct from (case when t.movement in ('REDEEM', 'RELEASE') then 'HOLD'
                                                   when t.movement in ('HAND', 'RESTOCK') then 'RESERVE'
                                                   when t.movement in ('ARRIVE', 'TURN_BACK') then 'SEND'
                                                   else substr(t.movement, 6) end) then
        raise exception '% cannot follow transfer %', t.movement, t.follows using errcode = 'FM005';
      end if;
      for piece in
        select r.lot, r.amount_left from ledger.remainder r
        where r.town_id = p_town and r.transfer_id = t.follows and r.amount_left > 0 order by r.lot
      loop
        exit when need = 0;
        lots := lots || piece.lot;
        amounts := amounts || least(need, piece.amount_left);
        update ledger.remainder r set amount_left = r.amount_left - least(need, piece.amount_left)
        where r.town_id = p_town and r.transfer_id = t.follows and r.lot = piece.lot;
        need := need - least(need, piece.amount_left);
      end loop;
      if need > 0 then
        raise exception 'transfer % has less than % left', t.follows, t.amount using errcode = 'FM005';
      end if;
    end if;

    if t.movement in ('HOLD', 'EXPIRE', 'MERGE', 'UNDO_AWARD') then
      -- Oldest points first; a correction first takes the lot it had filled.
      need := t.amount;
      origin := null;
      for piece in
        select l.quarter lot, l.remaining from ledger.lot l
        where l.town_id = p_town and l.account_id = t.from_account and l.remaining > 0
          and l.quarter <= coalesce(t.lots_up_to, l.quarter)
        order by (l.quarter = any (lots)) desc, l.quarter
      loop
        exit when need = 0;
        if need = t.amount then lots := '{}'; amounts := '{}'; end if;
        lots := lots || piece.lot;
        amounts := amounts || least(need, piece.remaining);
        need := need - least(need, piece.remaining);
      end loop;
      if need > 0 then
        raise exception 'missing %', need using errcode = 'FM001', detail = need::text;
      end if;
    elsif t.follows is null then
      lots := array[t.quarter];
      amounts := array[t.amount];
    end if;

    update ledger.account a set balance = a.balance - t.amount, seq = a.seq + cardinality(lots)
    where a.town_id = p_town and a.id = t.from_account and a.balance - t.amount >= a.floor
    returning a.balance + t.amount, a.seq - cardinality(lots) into opening, before;
    if not found then
      select t.amount - (a.balance - a.floor) into need from ledger.account a
      where a.town_id = p_town and a.id = t.from_account;
      if t.from_purse in ('SUPPLY', 'STOCK', 'RESERVED', 'HANDED', 'BLOCKED', 'TRANSIT', 'LOST') then
        raise exception 'missing % pieces', need using errcode = 'FM002', detail = need::text;
      end if;
      raise exception 'missing % in %', need, t.from_purse using errcode = 'FM001', detail = need::text;
    end if;
    with moved as (
      update ledger.account a set balance = a.balance + t.amount, seq = a.seq + cardinality(lots)
      where a.town_id = p_town and a.id = t.to_account
      returning a.balance - t.amount opening, a.seq - cardinality(lots) before),
    p as (select lot, amount, i, sum(amount) over (order by i) upto
          from unnest(lots, amounts) with ordinality u(lot, amount, i))
    insert into ledger.entry (town_id, account_id, seq, transfer_id, lot, amount, balance_after)
    select p_town, t.from_account, before + p.i, t.id, p.lot, -p.amount, opening - p.upto from p
    union all
    select p_town, t.to_account, moved.before + p.i, t.id, p.lot, p.amount, moved.opening + p.upto from p, moved;

    if t.from_purse in ('WALLET', 'HELD') then
      update ledger.lot l set remaining = l.remaining - p.amount
      from unnest(lots, amounts) p(lot, amount)
      where l.town_id = p_town and l.account_id = t.from_account and l.quarter = p.lot;
    end if;
    if t.to_purse in ('WALLET', 'HELD') then
      insert into ledger.lot as l (town_id, account_id, quarter, remaining)
      select p_town, t.to_account, p.lot, p.amount from unnest(lots, amounts) p(lot, amount)
      on conflict on constraint lot_pk do update set remaining = l.remaining + excluded.remaining;
    end if;
  end loop;

  return query
    select p.id, not (p.id = any (fresh) and p.id = (b.x ->> 'id')::uuid)
    from jsonb_array_elements(p_batch) with ordinality b(x, i)
    join ledger.transfer p on p.town_id = p_town and p.source = b.x ->> 'source' and p.key = b.x ->> 'key'
    order by b.i;
end $$;
