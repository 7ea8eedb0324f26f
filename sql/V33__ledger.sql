-- The seal across the pages: what is in the book is sealed in blocks, each holding the head of the one before. Nothing of
-- it lies on the way of a posting. An account's entries are numbered without gaps under the lock of its row, so what
-- commits late can only come after what was sealed: how far each account is sealed says all that is to do.
create table ledger.block (
  town_id   uuid        not null,
  number    bigint      not null,
  sealed_at timestamptz not null,
  leaves    int         not null,
  root      bytea       not null,
  previous  bytea       not null,
  skip      bytea       not null,
  head      bytea       not null,
  constraint block_pk primary key (town_id, number),
  constraint block_number check (number >= 1),
  constraint block_leaves check (leaves between 1 and 4096),
  constraint block_prints check (octet_length(root) = 32 and octet_length(previous) = 32
    and octet_length(skip) = 32 and octet_length(head) = 32)
);

-- What a block is made of, in the order of its tree: transfers, and the funds that let the town issue.
create table ledger.leaf (
  town_id    uuid   not null,
  block      bigint not null,
  place      int    not null,
  kind       text   not null,
  subject_id uuid   not null,
  print      bytea  not null,
  constraint leaf_pk primary key (town_id, block, place),
  constraint leaf_once unique (town_id, subject_id, kind),
  constraint leaf_block_fk foreign key (town_id, block) references ledger.block (town_id, number),
  constraint leaf_kind check (kind in ('TRANSFER', 'FUND')),
  constraint leaf_place check (place between 1 and 4096),
  constraint leaf_print check (octet_length(print) = 32)
);

-- Up to which line everything that left an account is sealed. Each transfer leaves one account, so it is sealed once.
-- Only where to go on: a check of the whole book does not believe it. No foreign key, which would lock accounts.
create table ledger.seal_mark (
  town_id    uuid   not null,
  account_id uuid   not null,
  seq        bigint not null,
  constraint seal_mark_pk primary key (town_id, account_id),
  constraint seal_mark_seq check (seq >= 0)
) with (fillfactor = 50);

-- Up to which block the chain was compared with the book, by whom, and what was wrong.
create table ledger.seal_check (
  town_id    uuid        not null,
  id         uuid        not null,
  checked_at timestamptz not null,
  checked_by uuid        not null,
  from_block bigint      not null,
  to_block   bigint      not null,
  leaves     bigint      not null,
  ok         boolean     not null,
  findings   jsonb       not null,
  constraint seal_check_pk primary key (town_id, id),
  constraint seal_check_blocks check (from_block >= 1 and to_block >= from_block - 1)
);

create trigger block_append_only before update or delete on ledger.block
  for each row execute function ledger.refuse_change();
create trigger leaf_append_only before update or delete on ledger.leaf
  for each row execute function ledger.refuse_change();
create trigger seal_check_append_only before update or delete on ledger.seal_check
  for each row execute function ledger.refuse_change();
create trigger block_never_emptied before truncate on ledger.block execute function ledger.refuse_change();
create trigger leaf_never_emptied before truncate on ledger.leaf execute function ledger.refuse_change();
create trigger seal_check_never_emptied before truncate on ledger.seal_check execute function ledger.refuse_change();

-- A block follows the last one and holds its head: looked at when it is written. All its leaves are there: looked at when
-- the transaction ends.
create function ledger.block_must_follow() returns trigger language plpgsql as $$
begin
  if new.number > 1 and not exists (
      select from ledger.block b
      where b.town_id = new.town_id and b.number = new.number - 1 and b.head = new.previous
        and b.sealed_at <= new.sealed_at) then
    raise exception 'block % does not follow', new.number using errcode = 'FM010';
  end if;
  return new;
end $$;
create trigger block_must_follow before insert on ledger.block
  for each row execute function ledger.block_must_follow();

create function ledger.block_must_be_full() returns trigger language plpgsql as $$
begin
  if new.leaves <> (select count(*) from ledger.leaf l
                    where l.town_id = new.town_id and l.block = new.number and l.place <= new.leaves) then
    raise exception 'block % has not all its leaves', new.number using errcode = 'FM010';
  end if;
  return null;
end $$;
create constraint trigger block_must_be_full after insert on ledger.block
  deferrable initially deferred for each row execute function ledger.block_must_be_full();

-- One sealer of a town at a time.
create function ledger.seal_lock(p_town uuid) returns bigint language sql immutable as
$$ select hashtextextended('ledger.seal/' || p_town, 0) $$;

-- Takes the next transfers to be sealed, at most so many, and moves the marks past them. Of each account they come in the
-- order of its lines; over all accounts as near to the order of time as that allows. The caller seals them in the same
-- transaction, or the marks stay where they were.
create function ledger.next_to_seal(p_town uuid, p_most int) returns table (transfer_id uuid) language sql
set jit = off
as $$
  with behind as materialized (
    select a.id, coalesce(m.seq, 0) mark, a.seq upto
    from ledger.account a
    left join ledger.seal_mark m on m.town_id = a.town_id and m.account_id = a.id
    where a.town_id = p_town and a.seq > coalesce(m.seq, 0)),
  given as (
    select b.id account_id, e.transfer_id, max(e.seq) line, max(t.posted_at) posted_at
    from behind b
    join ledger.entry e on e.town_id = p_town and e.account_id = b.id and e.seq > b.mark and e.seq <= b.upto
                       and e.amount < 0
    join ledger.transfer t on t.town_id = p_town and t.id = e.transfer_id
    group by b.id, e.transfer_id),
  queue as materialized (
    select g.*, max(g.posted_at) over (partition by g.account_id order by g.line) due from given g),
  picked as materialized (
    select q.*, row_number() over (order by q.due, q.account_id, q.line) place from queue q
    order by q.due, q.account_id, q.line limit p_most),
  waiting as (select account_id, count(*) n from queue group by account_id),
  taken as (select account_id, count(*) n, max(line) line from picked group by account_id),
  marked as (
    insert into ledger.seal_mark as m (town_id, account_id, seq)
    select p_town, b.id, case when coalesce(w.n, 0) = coalesce(t.n, 0) then b.upto else t.line end
    from behind b
    left join waiting w on w.account_id = b.id
    left join taken t on t.account_id = b.id
    where coalesce(w.n, 0) = coalesce(t.n, 0) or t.n > 0
    on conflict on constraint seal_mark_pk do update set seq = greatest(m.seq, excluded.seq))
  select p.transfer_id from picked p order by p.place
$$;

grant select, insert on ledger.block, ledger.leaf, ledger.seal_check to points_app;
grant select, insert, update (seq) on ledger.seal_mark to points_app;
