-- What people decided at the desk. Kept when the thing itself is gone, to be counted and read again.
create table guard.decision (
	id      bigint generated always as identity primary key,
	at      timestamptz not null,
	by      text collate "C" not null references kernel.actor,
	what    text not null,
	-- A category (`spam`, `phishing`…), and words for the maker.
	why     text not null default 'other',
	words   text not null default '',
	case_id bigint references guard.case on delete set null,
	-- The first of those decided at one stroke.
	batch   bigint not null,
	tool    text not null,
	item    text collate "C",
	part    text not null default '',
	actor   text collate "C" references kernel.actor on delete set null,
	event   bigint,
	title   text not null default '',
	-- The rows it changed, as they stood before: what undoing puts back.
	before  jsonb not null default '{}',
	-- Whether its maker was written to, and so is written to again when it is undone.
	told    boolean not null default false
);

create index decision_at on guard.decision (at);
create index decision_of_case on guard.decision (case_id) where case_id is not null;
create index decision_of_batch on guard.decision (batch);
create index decision_of_item on guard.decision (item, part) where item is not null;
create index decision_of_actor on guard.decision (actor) where actor is not null;
create index decision_of_event on guard.decision (event) where event is not null;
create index decision_by on guard.decision (by, at);

create table guard.undoing (
	decision bigint primary key references guard.decision on delete cascade,
	by       text collate "C" not null references kernel.actor,
	at       timestamptz not null
);
create index undoing_by on guard.undoing (by);

-- Whom the desk, or an administrator of an association, answers for.
create table guard.vouch (
	actor text collate "C" primary key references kernel.actor on delete cascade,
	by    text collate "C" not null references kernel.actor,
	at    timestamptz not null,
	why   text not null default ''
);
create index vouch_by on guard.vouch (by);

-- A case somebody has open: others see that it is being looked at.
create table guard.looking (
	case_id bigint primary key references guard.case on delete cascade,
	by      text collate "C" not null references kernel.actor on delete cascade,
	until   timestamptz not null
);
create index looking_by on guard.looking (by);

-- The maker was asked; the case waits for the answer.
create table guard.asking (
	case_id     bigint primary key references guard.case on delete cascade,
	by          text collate "C" not null references kernel.actor,
	at          timestamptz not null,
	question    text not null,
	answer      text,
	answered_at timestamptz
);
create index asking_by on guard.asking (by);

-- What cannot be undone is done once two have signed.
create table guard.signature (
	what    text not null,
	subject text collate "C" not null,
	by      text collate "C" not null references kernel.actor,
	at      timestamptz not null,
	primary key (what, subject, by)
);
create index signature_by on guard.signature (by);
