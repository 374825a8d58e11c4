create index locking_by on pads.locking (by);
create index reading_by on pads.reading (by);
create index template_by on pads.template (by);
