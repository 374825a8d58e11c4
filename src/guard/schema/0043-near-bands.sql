-- A column and an index for each band. Of an array of them PostgreSQL believes that half a percent of all rows share
-- one, and among a million reads them all.
delete from guard.near;

alter table guard.near
	drop column bands,
	add column band_1 int not null,
	add column band_2 int not null,
	add column band_3 int not null,
	add column band_4 int not null,
	add column band_5 int not null,
	add column band_6 int not null,
	add column band_7 int not null,
	add column band_8 int not null;

create index near_band_1 on guard.near (band_1);
create index near_band_2 on guard.near (band_2);
create index near_band_3 on guard.near (band_3);
create index near_band_4 on guard.near (band_4);
create index near_band_5 on guard.near (band_5);
create index near_band_6 on guard.near (band_6);
create index near_band_7 on guard.near (band_7);
create index near_band_8 on guard.near (band_8);
