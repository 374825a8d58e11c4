-- The addresses in what was weighed, so that what is listed tomorrow is found in what was written today.
create table guard.link (
	event   bigint not null references guard.event on delete cascade,
	place   int not null,
	-- In canonical form.
	address text collate "C" not null,
	primary key (event, place)
);
