-- Goods arrive, each client in a store and of a good of its own.
-- The posting alone.
\set n :n + 1
\set key :run * 1000000000000 + :client_id * 100000000 + :n
\if :n = 1
select * from bench.place where contestant = :contestant and number = :client_id \gset
\endif
select transfer_id, repeated from ledger.post(:town, now(), jsonb_build_array(jsonb_build_object(
  'id', uuidv7(), 'movement', 'RECEIVE', 'fromKind', 'VILLAGE', 'fromHolder', :village::text, 'fromPurse', 'SUPPLY',
  'toKind', 'VILLAGE', 'toHolder', :village::text, 'toPurse', 'STOCK', 'good', :good::text, 'amount', 1,
  'source', 'store.delivery', 'key', :key::text, 'quarter', :quarter::int, 'effectiveOn', :today::text,
  'byPerson', :clerk::text, 'approvedBy', null, 'reason', '到货入库', 'follows', null, 'lotsUpTo', null)));
