-- How many items guests opened on a day from one place (a hash whose salt changes daily): whoever keeps no cookie is a
-- new guest each time.
create table kernel.opened_from (
	place text collate "C" not null,
	tool  text not null,
	day   date not null,
	items int not null,
	primary key (place, tool, day)
);

create index opened_from_day on kernel.opened_from (day);
