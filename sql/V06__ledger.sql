-- The book of points and pieces. Double entry, append-only; each rule of the Java side has its twin here, by name.
create schema ledger;
grant usage on schema ledger to points_app;

-- Whose, and what for. The row appears with the first transfer; its balance is the sum of its entries.
create table ledger.account (
  town_id     uuid   not null,
  id          uuid   not null,
  holder_kind text   not null,
  holder_id   uuid   not null,
  purse       text   not null,
  good_id     uuid,
  balance     bigint not null default 0,
  floor       bigint not null default 0,
  seq         bigint not null default 0,
  constraint account_pk primary key (town_id, id),
  constraint account_of_holder unique nulls not distinct (town_id, holder_id, purse, good_id, holder_kind),
  constraint account_holder_kind check (holder_kind in ('TOWN', 'VILLAGE', 'HOUSEHOLD')),
  constraint account_purse check (purse in ('ISSUE', 'POOL', 'WALLET', 'HELD', 'REDEEMED', 'EXPIRED',
                                            'SUPPLY', 'STOCK', 'RESERVED', 'HANDED')),
  constraint account_unit check ((good_id is not null) = (purse in ('SUPPLY', 'STOCK', 'RESERVED', 'HANDED'))),
  constraint account_not_below_floor check (balance >= floor),
  constraint account_floor check (floor = 0 or (floor < 0 and purse in ('ISSUE', 'SUPPLY')))
) with (fillfactor = 50);

-- What is left in an account of the points earned in one quarter; only wallets and held points keep lots.
create table ledger.lot (
  town_id    uuid   not null,
  account_id uuid   not null,
  quarter    int    not null,
  remaining  bigint not null,
  constraint lot_pk primary key (town_id, account_id, quarter),
  constraint lot_account_fk foreign key (town_id, account_id) references ledger.account (town_id, id),
  constraint lot_not_negative check (remaining >= 0)
) with (fillfactor = 50);

create table ledger.transfer (
  town_id      uuid        not null,
  id           uuid        not null,
  movement     text        not null,
  from_account uuid        not null,
  to_account   uuid        not null,
  from_purse   text        not null,
  to_purse     text        not null,
  amount       bigint      not null,
  source       text        not null,
  key          text        not null,
  quarter      int         not null,
  effective_on date        not null,
  by_person    uuid        not null,
  approved_by  uuid,
  reason       text        not null,
  follows      uuid,
  posted_at    timestamptz not null,
  constraint transfer_pk primary key (town_id, id),
  constraint transfer_source_once unique (town_id, source, key),
  constraint transfer_from_fk foreign key (town_id, from_account) references ledger.account (town_id, id),
  constraint transfer_to_fk foreign key (town_id, to_account) references ledger.account (town_id, id),
  constraint transfer_follows_fk foreign key (town_id, follows) references ledger.transfer (town_id, id),
  constraint transfer_two_accounts check (from_account <> to_account),
  constraint transfer_amount check (amount between 1 and 10000000),
  constraint transfer_quarter check (quarter between 20001 and 20994 and quarter % 10 between 1 and 4),
  constraint transfer_route check ((movement, from_purse, to_purse) in (
    ('GRANT', 'ISSUE', 'POOL'), ('AWARD', 'POOL', 'WALLET'),
    ('HOLD', 'WALLET', 'HELD'), ('REDEEM', 'HELD', 'REDEEMED'), ('RELEASE', 'HELD', 'WALLET'),
    ('EXPIRE', 'WALLET', 'EXPIRED'), ('MERGE', 'WALLET', 'WALLET'),
    ('RECEIVE', 'SUPPLY', 'STOCK'), ('RESERVE', 'STOCK', 'RESERVED'),
    ('HAND', 'RESERVED', 'HANDED'), ('RESTOCK', 'RESERVED', 'STOCK'),
    ('UNDO_GRANT', 'POOL', 'ISSUE'), ('UNDO_AWARD', 'WALLET', 'POOL'), ('UNDO_REDEEM', 'REDEEMED', 'WALLET'),
    ('UNDO_EXPIRE', 'EXPIRED', 'WALLET'), ('UNDO_RECEIVE', 'STOCK', 'SUPPLY'), ('UNDO_HAND', 'HANDED', 'STOCK'))),
  constraint transfer_follows check ((follows is not null)
    = (movement in ('REDEEM', 'RELEASE', 'HAND', 'RESTOCK') or movement like 'UNDO%')),
  constraint transfer_two_persons check (movement not like 'UNDO%'
    or (approved_by is not null and approved_by <> by_person and reason <> ''))
);
create index transfer_followers on ledger.transfer (town_id, follows) where follows is not null;
create index transfer_in_quarter on ledger.transfer (town_id, quarter, posted_at);

create table ledger.entry (
  town_id       uuid   not null,
  account_id    uuid   not null,
  seq           bigint not null,
  transfer_id   uuid   not null,
  lot           int    not null,
  amount        bigint not null,
  balance_after bigint not null,
  constraint entry_pk primary key (town_id, account_id, seq),
  constraint entry_once unique (town_id, transfer_id, account_id, lot),
  constraint entry_transfer_fk foreign key (town_id, transfer_id) references ledger.transfer (town_id, id),
  constraint entry_account_fk foreign key (town_id, account_id) references ledger.account (town_id, id),
  constraint entry_moves check (amount <> 0)
);

-- How much of an earlier transfer can still be settled, released or taken back, by lot. Appears with the first follower.
create table ledger.remainder (
  town_id     uuid   not null,
  transfer_id uuid   not null,
  lot         int    not null,
  amount_left bigint not null,
  constraint remainder_pk primary key (town_id, transfer_id, lot),
  constraint remainder_transfer_fk foreign key (town_id, transfer_id) references ledger.transfer (town_id, id),
  constraint remainder_not_negative check (amount_left >= 0)
);

-- Earmarked money (切块资金) recorded in yuan; the town may issue points down to their sum.
create table ledger.fund (
  town_id     uuid        not null,
  id          uuid        not null,
  amount_fen  bigint      not null,
  points      bigint      not null,
  document    text        not null,
  received_on date        not null,
  recorded_by uuid        not null,
  recorded_at timestamptz not null,
  constraint fund_pk primary key (town_id, id),
  constraint fund_amount check (amount_fen > 0 and points > 0)
);

-- The books, a quarter each. A closed one is never opened again.
create table ledger.quarter (
  town_id   uuid        not null,
  quarter   int         not null,
  state     text        not null,
  opened_by uuid        not null,
  opened_at timestamptz not null,
  closed_by uuid,
  closed_at timestamptz,
  proof     jsonb,
  constraint quarter_pk primary key (town_id, quarter),
  constraint quarter_state check ((state = 'OPEN' and closed_at is null and proof is null)
    or (state = 'CLOSED' and closed_at is not null and closed_by is not null and proof is not null))
);

-- Results of the nightly and on-demand book checks.
create table ledger.book_check (
  town_id    uuid        not null,
  id         uuid        not null,
  checked_at timestamptz not null,
  checked_by uuid        not null,
  ok         boolean     not null,
  findings   jsonb       not null,
  constraint book_check_pk primary key (town_id, id)
);

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'FM009';
end $$;
create trigger transfer_append_only before update or delete on ledger.transfer
  for each row execute function ledger.refuse_change();
create trigger entry_append_only before update or delete on ledger.entry
  for each row execute function ledger.refuse_change();
create trigger fund_append_only before update or delete on ledger.fund
  for each row execute function ledger.refuse_change();
create trigger transfer_never_emptied before truncate on ledger.transfer execute function ledger.refuse_change();
create trigger entry_never_emptied before truncate on ledger.entry execute function ledger.refuse_change();
create trigger fund_never_emptied before truncate on ledger.fund execute function ledger.refuse_change();

-- Entries of a transfer sum to zero and move exactly its amount, whoever writes them and however often.
create function ledger.must_balance() returns trigger language plpgsql as $$
declare
  bad uuid;
begin
  select t.id into bad
  from (select distinct town_id, transfer_id from fresh) f
  join ledger.transfer t on t.town_id = f.town_id and t.id = f.transfer_id
  join ledger.entry e on e.town_id = f.town_id and e.transfer_id = f.transfer_id
  group by t.town_id, t.id
  having sum(e.amount) <> 0
      or sum(e.amount) filter (where e.amount > 0) is distinct from t.amount
      or bool_or(e.account_id not in (t.from_account, t.to_account))
  limit 1;
  if found then
    raise exception 'transfer % does not balance', bad using errcode = 'FM008';
  end if;
  return null;
end $$;
create trigger entry_must_balance after insert on ledger.entry
  referencing new table as fresh for each statement execute function ledger.must_balance();

-- A transfer without entries would be an amount that nobody gave: looked at when the transaction ends.
create function ledger.must_have_entries() returns trigger language plpgsql as $$
begin
  if not exists (select from ledger.entry e where e.town_id = new.town_id and e.transfer_id = new.id) then
    raise exception 'transfer % has no entries', new.id using errcode = 'FM008';
  end if;
  return null;
end $$;
create constraint trigger transfer_must_have_entries after insert on ledger.transfer
  deferrable initially deferred for each row execute function ledger.must_have_entries();

-- Serialises posting into a book (shared) with closing it (exclusive).
create function ledger.book_lock(p_town uuid, p_quarter int) returns bigint language sql immutable as
$$ select hashtextextended('ledger.quarter/' || p_town || '/' || p_quarter, 0) $$;

-- Posts a batch of transfers, all or none, in one round trip. Facts posted before are answered as repeated.
-- Order of locks: book (shared), accounts that do not exist yet, facts by source and key, followed transfers, accounts by
-- id with the shared ones last. Errors: FM001 insufficient points, FM002 out of stock, FM003 book not open,
-- FM004 same fact with other content, FM005 followed transfer used up or not its kind.
-- A batch is expected to be of 100 rows whatever it is, and the planner would read whole tables for it: measured at 2.7
-- times the cost of walking the indexes.
create function ledger.post(p_town uuid, p_at timestamptz, p_batch jsonb)
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
  order by a.purse in ('ISSUE', 'POOL', 'SUPPLY', 'STOCK', 'RESERVED', 'HANDED'), a.id for no key update;

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
      if origin.to_account is distinct from t.from_account or origin.from_holder is distinct from t.to_holder
         or origin.movement is distinct from (case when t.movement in ('REDEEM', 'RELEASE') then 'HOLD'
                                                   when t.movement in ('HAND', 'RESTOCK') then 'RESERVE'
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
      if t.from_purse in ('SUPPLY', 'STOCK', 'RESERVED', 'HANDED') then
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

grant select on all tables in schema ledger to points_app;
grant insert on all tables in schema ledger to points_app;
grant update (balance, floor, seq) on ledger.account to points_app;
grant update on ledger.lot, ledger.remainder to points_app;
grant update (state, closed_by, closed_at, proof) on ledger.quarter to points_app;
