-- When it is let go by itself; null where somebody has to.
alter table kernel.withheld add column opens_at timestamptz;
create index withheld_opens on kernel.withheld (opens_at) where opens_at is not null;
