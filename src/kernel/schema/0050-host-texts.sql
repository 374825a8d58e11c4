-- What the host says of itself, in each language. Every version stays; the last one is shown.
create table kernel.host_text (
	name     text collate "C" not null,
	language text collate "C" not null,
	version  integer not null,
	-- Nothing: from here on the house's own words are shown again.
	markdown text,
	by       text collate "C" references kernel.actor on delete set null,
	at       timestamptz not null default now(),
	primary key (name, language, version)
);
