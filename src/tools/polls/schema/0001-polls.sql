-- A poll hangs below its item; what was decided about it, and by whom, stands beside it as facts.
create table polls.poll (
	item        text collate "C" primary key references kernel.item on delete cascade,
	kind        text not null check (kind in ('date', 'choice')),
	description text not null,
	place       text not null,
	zone        text not null,
	method      text not null,
	scale       jsonb not null,
	options     jsonb not null,
	policy      jsonb not null,
	proposals   jsonb not null,
	closes_at   timestamptz,
	-- Counts every ballot written: the order in which seats were claimed.
	turn        int not null default 0,
	-- SEQUENCE of the last calendar message (RFC 5545, 3.8.7.4).
	sequence    int
) with (fillfactor = 80);

create index poll_closes on polls.poll (closes_at) where closes_at is not null;

create table polls.closing (
	item text collate "C" primary key references kernel.item on delete cascade,
	by   text collate "C" references kernel.actor,
	at   timestamptz not null
);

create table polls.decision (
	item     text collate "C" primary key references kernel.item on delete cascade,
	options  jsonb not null,
	by       text collate "C" references kernel.actor,
	at       timestamptz not null,
	sequence int not null
);

create table polls.ballot (
	item       text collate "C" not null references kernel.item on delete cascade,
	id         text collate "C" not null,
	name       text not null,
	choices    jsonb not null,
	turns      jsonb not null,
	actor      text collate "C" references kernel.actor,
	at         timestamptz not null,
	changed_at timestamptz not null,
	primary key (item, id)
);

create index ballot_actor on polls.ballot (actor) where actor is not null;

create table polls.comment (
	item    text collate "C" not null references kernel.item on delete cascade,
	id      text collate "C" not null,
	name    text not null,
	text    text not null,
	private boolean not null,
	actor   text collate "C" references kernel.actor,
	ballot  text collate "C",
	at      timestamptz not null,
	primary key (item, id)
);

create index comment_actor on polls.comment (actor) where actor is not null;
