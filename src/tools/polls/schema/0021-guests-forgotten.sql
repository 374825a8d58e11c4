create index closing_by on polls.closing (by) where by is not null;
create index decision_by on polls.decision (by) where by is not null;
