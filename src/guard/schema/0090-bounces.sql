-- Letters of this host that came back, or that somebody complained of. The address is kept as a keyed hash only.
create table guard.bounce (
	id     bigint generated always as identity primary key,
	mail   bytea not null,
	kind   text not null check (kind in ('permanent', 'temporary', 'complaint')),
	cause  text not null,
	status text,
	said   text not null default '',
	-- The letter it speaks of, and who had it sent; anybody can write a report, only what names a letter that really
	-- went to that address counts.
	letter text collate "C",
	writer text collate "C" references kernel.actor on delete set null,
	at     timestamptz not null
);

create unique index bounce_once on guard.bounce (letter, mail, kind) where letter is not null;
create index bounce_of_mail on guard.bounce (mail, at);
create index bounce_of_writer on guard.bounce (writer, at) where writer is not null;
create index bounce_at on guard.bounce (at);
