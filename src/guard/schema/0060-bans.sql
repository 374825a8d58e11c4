-- Whom the host wants no more of: a mail address, all of a domain, a corner of the network. With a reason, and an end.
create table guard.ban (
	id        bigint generated always as identity primary key,
	kind      text not null check (kind in ('mail', 'domain', 'network')),
	-- Lower case; a network in CIDR form.
	value     text not null,
	reason    text not null,
	by        text collate "C" not null references kernel.actor,
	at        timestamptz not null,
	until     timestamptz,
	lifted_by text collate "C" references kernel.actor,
	lifted_at timestamptz
);
create unique index ban_standing on guard.ban (kind, value) where lifted_at is null;
create index ban_at on guard.ban (at desc, id);
create index ban_by on guard.ban (by);
create index ban_lifted_by on guard.ban (lifted_by) where lifted_by is not null;
