-- An award that a correction of the book took back: the application says so, counts no longer, and the honour score
-- loses what it had gained.
alter table awards.application add column taken_back bigint not null default 0;
alter table awards.application add constraint application_taken_back check (taken_back between 0 and posted);
alter table awards.application add constraint application_corrected
  check (state <> 'CORRECTED' or (taken_back = posted and transfer_id is not null));
alter table awards.application drop constraint application_state;
alter table awards.application add constraint application_state check (state in ('SUBMITTED', 'UNDER_REVIEW',
  'AWAITING_SECOND', 'APPROVED', 'ON_NOTICE', 'OBJECTED', 'DUE', 'DEFERRED', 'POSTED', 'SET_OFF', 'DECLINED', 'STRUCK',
  'WITHDRAWN', 'LAPSED', 'CORRECTED'));
create index application_paid_by on awards.application (town_id, transfer_id) where transfer_id is not null;

drop index awards.application_event_once;
create unique index application_event_once on awards.application (town_id, household_id, rule_code, event)
  where event is not null and state not in ('DECLINED', 'STRUCK', 'WITHDRAWN', 'LAPSED', 'CORRECTED');

create index deduction_paid_back_by on awards.deduction (town_id, transfer_id) where transfer_id is not null;

alter table awards.honour_score drop constraint honour_score_positive;
alter table awards.honour_score add constraint honour_score_moves check (points <> 0);
