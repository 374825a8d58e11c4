-- What waits for a person at the desk. One open case per thing: later reports and verdicts join it.
create table guard.case (
	id        bigint generated always as identity primary key,
	kind      text not null check (kind in ('hold', 'quarantine', 'report', 'appeal', 'sign-up', 'notice')),
	at        timestamptz not null,
	tool      text not null,
	item      text collate "C" references kernel.item on delete cascade,
	part      text not null default '',
	-- Whom it is about; null where nobody may know.
	actor     text collate "C" references kernel.actor on delete cascade,
	event     bigint references guard.event on delete set null,
	campaign  text collate "C",
	-- How bad it would be (0 to 10), and how many could see it: what the queue is sorted by.
	harm      real not null default 0,
	reach     real not null default 0,
	about     jsonb not null default '{}',
	closed_at timestamptz
);

create unique index case_open_thing on guard.case (item, part) where closed_at is null and item is not null;
create index case_open on guard.case ((harm * (1 + reach)) desc, id) where closed_at is null;
create index case_campaign on guard.case (campaign) where closed_at is null and campaign is not null;
create index case_of_item on guard.case (item) where item is not null;
create index case_of_actor on guard.case (actor, id) where actor is not null;
create index case_of_event on guard.case (event) where event is not null;

-- From which score on a verdict is given, where the desk chose otherwise than the house. '*' is any kind.
create table guard.threshold (
	kind    text not null,
	verdict text not null,
	points  real,
	by      text collate "C" not null references kernel.actor,
	at      timestamptz not null,
	primary key (kind, verdict)
);
create index threshold_by on guard.threshold (by);
