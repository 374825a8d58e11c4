-- A maker says that a decision, or a verdict of the guard, is wrong.
create table guard.appeal (
	id       bigint generated always as identity primary key,
	-- What it is about, the decision where a person took one, and the case it opened or joined.
	of_case  bigint not null references guard.case on delete cascade,
	decision bigint references guard.decision on delete set null,
	opened   bigint not null references guard.case on delete cascade,
	at       timestamptz not null,
	words    text not null,
	mail     text,
	language text not null,
	actor    text collate "C" references kernel.actor on delete set null
);
create index appeal_of_case on guard.appeal (of_case);
create index appeal_of_decision on guard.appeal (decision) where decision is not null;
create index appeal_opened on guard.appeal (opened);
create index appeal_of_actor on guard.appeal (actor) where actor is not null;
create index appeal_at on guard.appeal (at);
