-- Who decides at the desk beside the administrators. Taken back by removing the line.
create table kernel.moderator (
	account text collate "C" primary key references kernel.account on delete cascade,
	by      text collate "C" not null references kernel.actor,
	at      timestamptz not null default now()
);
create index moderator_by on kernel.moderator (by);

-- Who gave which role to whom, and took it; kept when the role, or the account, is gone.
create table kernel.role_change (
	id      bigint generated always as identity primary key,
	account text collate "C" references kernel.actor on delete set null,
	role    text not null check (role in ('administrator', 'moderator')),
	given   boolean not null,
	by      text collate "C" not null references kernel.actor,
	at      timestamptz not null default now()
);
create index role_change_of_account on kernel.role_change (account) where account is not null;
create index role_change_by on kernel.role_change (by);

insert into kernel.role_change (account, role, given, by, at) select account, 'administrator', true, by, at from kernel.admin order by at;

-- Whoever decides at the desk, in whatever role: two of them are two people.
create view kernel.decider as select account from kernel.admin union select account from kernel.moderator;
