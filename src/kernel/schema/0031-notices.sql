-- What an account is told within the house. The words are kept as a key and its gaps: each reads in their language.
create table kernel.notice (
	id      text collate "C" primary key,
	actor   text collate "C" not null references kernel.actor on delete cascade,
	kind    text not null,
	item    text collate "C" references kernel.item on delete cascade,
	words   jsonb not null,
	link    text,
	at      timestamptz not null default now(),
	read_at timestamptz,
	-- Waits for the letter of the day.
	gathers boolean not null default false
);

create index notice_unread on kernel.notice (actor) where read_at is null;
create index notice_of_actor on kernel.notice (actor, at, id);
create index notice_gathers on kernel.notice (actor) where gathers;

-- Kinds an account does not want to be told of within the house.
create table kernel.refusal_of_notices (
	actor text collate "C" not null references kernel.actor on delete cascade,
	kind  text not null,
	at    timestamptz not null default now(),
	primary key (actor, kind)
);

-- Accounts that want one letter a day instead of one for each thing.
create table kernel.daily_letter (
	actor text collate "C" primary key references kernel.actor on delete cascade,
	at    timestamptz not null default now()
);

-- Kinds of letter an address does not want, with an account or without: only a keyed hash of the address is kept.
create table kernel.refusal_of_letters (
	mail bytea not null,
	kind text not null,
	at   timestamptz not null default now(),
	primary key (mail, kind)
);
