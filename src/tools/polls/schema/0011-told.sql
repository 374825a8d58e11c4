-- What the owner says with the decision, and the address answers go to where they agreed to show theirs.
alter table polls.decision
	add column message   text not null default '',
	add column organizer text;

-- Who has which decided date in their calendar, so that it can be moved or called off there. Forgotten once it is over.
create table polls.told (
	item      text collate "C" not null references kernel.item on delete cascade,
	mail      text not null,
	-- '' for one letter about the whole decision, without an invitation that calendars follow.
	option    text not null,
	name      text not null,
	language  text not null,
	organizer text,
	sequence  int not null,
	ends_at   timestamptz,
	-- Called off because the poll was in the trash: invited again if it comes back.
	paused_at timestamptz,
	primary key (item, mail, option)
);

create index told_ends on polls.told (ends_at);

-- What the owner was told once and need not be told again.
create table polls.owner_told (
	item text collate "C" not null references kernel.item on delete cascade,
	what text not null,
	mark text not null,
	at   timestamptz not null default now(),
	primary key (item, what, mark)
);
