create index sweep_part_maker on guard.sweep_part (maker);
