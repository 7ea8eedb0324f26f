-- Opening day: each client is a household that redeems one piece, twenty households a store.
-- The two postings alone, in one statement.
\set n :n + 1
\set key :run * 1000000000000 + :client_id * 100000000 + :n
\if :n = 1
select * from bench.place where contestant = :contestant and number = :client_id \gset
\endif
select transfer_id, repeated from ledger.post(:town, now(), jsonb_build_array(jsonb_build_object(
  'id', uuidv7(), 'movement', 'HOLD', 'fromKind', 'HOUSEHOLD', 'fromHolder', :household::text, 'fromPurse', 'WALLET',
  'toKind', 'HOUSEHOLD', 'toHolder', :household::text, 'toPurse', 'HELD', 'good', null, 'amount', 1,
  'source', 'store.redeem', 'key', :key::text, 'quarter', :quarter::int, 'effectiveOn', :today::text,
  'byPerson', :person::text, 'approvedBy', null, 'reason', '兑换 电饭煲×1', 'follows', null, 'lotsUpTo', null),
  jsonb_build_object(
  'id', uuidv7(), 'movement', 'RESERVE', 'fromKind', 'VILLAGE', 'fromHolder', :village::text, 'fromPurse', 'STOCK',
  'toKind', 'VILLAGE', 'toHolder', :village::text, 'toPurse', 'RESERVED', 'good', :cooker::text, 'amount', 1,
  'source', 'store.reserve', 'key', :key::text || ':' || :cooker::text, 'quarter', :quarter::int,
  'effectiveOn', :today::text, 'byPerson', :person::text, 'approvedBy', null, 'reason', '预留 电饭煲',
  'follows', null, 'lotsUpTo', null)));
