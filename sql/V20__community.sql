-- Who a household lives on in is asked whenever a family looks at what it redeemed.
create index household_merged_into_index on community.household (town_id, merged_into) where merged_into is not null;
