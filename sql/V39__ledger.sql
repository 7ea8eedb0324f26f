-- As before, and: what many requests post together is written as sets. Where the balances as they stand cover all that is
-- to be taken from them, no order of the transfers can fail, so their entries are numbered and added up by window
-- functions; else, and for everything that follows an earlier transfer, they are taken one after the other as before.
-- The plans are made once a connection: made anew for each batch they cost more than the posting.
create or replace function ledger.post(p_town uuid, p_at timestamptz, p_batch jsonb)
returns table (transfer_id uuid, repeated boolean) language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
set plan_cache_mode = force_generic_plan
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
  lotted    boolean;
  as_sets   boolean := false;
  settles   boolean := p_batch @? '$[*].follows ? (@ != null)';
  clears    boolean := p_batch @? '$[*].lotsUpTo ? (@ != null)';
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

  if settles then
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
  end if;

  perform from ledger.account a
  where a.town_id = p_town
    and a.id in (select unnest(array[x.from_account, x.to_account]) from ledger.transfer x
                 where x.town_id = p_town and x.id = any (fresh))
  order by a.purse in ('ISSUE', 'POOL', 'SUPPLY', 'STOCK', 'RESERVED', 'HANDED', 'BLOCKED', 'TRANSIT', 'LOST'),
           a.id for no key update;

  if not settles and not clears then
    -- Sets: nobody runs short, no corrections, and no wallet both gets and gives.
    select not exists (
             select from (select x.from_account account, sum(x.amount) amount from ledger.transfer x
                          where x.town_id = p_town and x.id = any (fresh) group by x.from_account) taken
             join ledger.account a on a.town_id = p_town and a.id = taken.account
             where a.balance - taken.amount < a.floor)
           and not exists (
             select from ledger.transfer x where x.town_id = p_town and x.id = any (fresh)
               and (x.movement in ('EXPIRE', 'MERGE')
                 or (x.to_purse = 'WALLET' and exists (
                   select from ledger.transfer y
                   where y.town_id = p_town and y.id = any (fresh) and y.from_account = x.to_account)))),
           exists (select from ledger.transfer x where x.town_id = p_town and x.id = any (fresh)
                   and (x.from_purse in ('WALLET', 'HELD') or x.to_purse in ('WALLET', 'HELD')))
    into as_sets, lotted;

    if as_sets then
      with due as materialized (
        select x.id, x.movement, x.from_account, x.to_account, x.amount, x.quarter, b.i
        from jsonb_array_elements(p_batch) with ordinality b(x, i)
        join ledger.transfer x on x.town_id = p_town and x.id = (b.x ->> 'id')::uuid
        where x.id = any (fresh)),
      spent as (
        select d.*, sum(d.amount) over (partition by d.from_account order by d.i) upto from due d where d.movement = 'HOLD'),
      kept as (
        select l.account_id, l.quarter, l.remaining,
               sum(l.remaining) over (partition by l.account_id order by l.quarter) upto
        from ledger.lot l
        where l.town_id = p_town and l.account_id in (select s.from_account from spent s) and l.remaining > 0),
      pieces as (
        select d.id, d.i, d.from_account, d.to_account, d.quarter lot, d.amount from due d where d.movement <> 'HOLD'
        union all
        -- Oldest points first: what is spent and what is kept lie on one line, and each overlap is a piece.
        select s.id, s.i, s.from_account, s.to_account, k.quarter,
               (least(s.upto, k.upto) - greatest(s.upto - s.amount, k.upto - k.remaining))::bigint
        from spent s
        join kept k on k.account_id = s.from_account and k.upto > s.upto - s.amount and k.upto - k.remaining < s.upto),
      legs as (
        select p.id, p.i, p.from_account account, p.lot, -p.amount amount from pieces p
        union all
        select p.id, p.i, p.to_account, p.lot, p.amount from pieces p),
      lines as (
        select l.*, row_number() over w line, sum(l.amount) over w upto
        from legs l window w as (partition by l.account order by l.i, l.lot rows unbounded preceding))
      insert into ledger.entry (town_id, account_id, seq, transfer_id, lot, amount, balance_after)
      select p_town, l.account, a.seq + l.line, l.id, l.lot, l.amount, a.balance + l.upto
      from lines l join ledger.account a on a.town_id = p_town and a.id = l.account;

      update ledger.account a set balance = a.balance + moved.amount, seq = a.seq + moved.lines
      from (select e.account_id, sum(e.amount)::bigint amount, count(*) lines from ledger.entry e
            where e.town_id = p_town and e.transfer_id = any (fresh) group by e.account_id) moved
      where a.town_id = p_town and a.id = moved.account_id;

      if lotted then
        update ledger.lot l set remaining = l.remaining + given.amount
        from (select e.account_id, e.lot, sum(e.amount)::bigint amount from ledger.entry e
              join ledger.account a on a.town_id = p_town and a.id = e.account_id and a.purse in ('WALLET', 'HELD')
              where e.town_id = p_town and e.transfer_id = any (fresh) and e.amount < 0
              group by e.account_id, e.lot) given
        where l.town_id = p_town and l.account_id = given.account_id and l.quarter = given.lot;
        insert into ledger.lot as l (town_id, account_id, quarter, remaining)
        select p_town, e.account_id, e.lot, sum(e.amount) from ledger.entry e
        join ledger.account a on a.town_id = p_town and a.id = e.account_id and a.purse in ('WALLET', 'HELD')
        where e.town_id = p_town and e.transfer_id = any (fresh) and e.amount > 0
        group by e.account_id, e.lot
        order by e.account_id, e.lot
        on conflict on constraint lot_pk do update set remaining = l.remaining + excluded.remaining;
      end if;
    end if;
  end if;

  for t in
    select x.*, (b.x ->> 'lotsUpTo')::int lots_up_to, fa.holder_id from_holder, ta.holder_id to_holder
    from jsonb_array_elements(p_batch) with ordinality b(x, i)
    join ledger.transfer x on x.town_id = p_town and x.id = (b.x ->> 'id')::uuid
    join ledger.account fa on fa.town_id = p_town and fa.id = x.from_account
    join ledger.account ta on ta.town_id = p_town and ta.id = x.to_account
    where x.id = any (fresh) and not as_sets
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

-- A step of what requests do together (kernel.perform).
create function ledger.add_transfers(p_town uuid, p_at timestamptz, p_rows jsonb) returns void language plpgsql as $$
begin
  perform from ledger.post(p_town, p_at, p_rows);
end $$;
