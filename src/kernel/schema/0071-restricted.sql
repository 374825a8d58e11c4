-- Whom the host restricts. Silence: what they make is reachable, never listed nor announced. Suspend: it is taken
-- offline, and they do nothing new. Taken back by removing the line; nothing of theirs is touched.
create table kernel.restricted (
	actor  text collate "C" not null references kernel.actor on delete cascade,
	how    text not null check (how in ('silence', 'suspend')),
	-- What it follows from, such as `ban 12`; empty where it was decided by itself.
	via    text not null default '',
	reason text not null default '',
	by     text collate "C" not null references kernel.actor,
	at     timestamptz not null,
	until  timestamptz,
	primary key (actor, how, via)
);

create index restricted_via on kernel.restricted (via) where via <> '';
create index restricted_by on kernel.restricted (by);
