-- Whom the owner asked by mail. Their personal link opens 'answer' with the subject 'invitation:<id>'.
create table polls.invitation (
	item        text collate "C" not null references kernel.item on delete cascade,
	id          text collate "C" not null,
	mail        text not null,
	name        text not null,
	language    text not null,
	by          text collate "C" references kernel.actor,
	at          timestamptz not null,
	-- The last letter sent; null where its reader refuses such letters.
	letter      text collate "C",
	reminded_at timestamptz,
	-- Written in anonymous polls alone: elsewhere the ballot says it.
	answered    boolean not null default false,
	revoked_at  timestamptz,
	primary key (item, id)
);

create unique index invitation_mail on polls.invitation (item, lower(mail));
create index invitation_by on polls.invitation (by, at) where by is not null;

-- The invitation a ballot was cast by; always null in an anonymous poll.
alter table polls.ballot add column invitation text collate "C";

-- The owner wants those missing reminded, so many days before the deadline.
create table polls.reminding (
	item     text collate "C" primary key references kernel.item on delete cascade,
	days     int not null check (days between 1 and 30),
	-- The deadline for which it was done.
	done_for timestamptz
);
