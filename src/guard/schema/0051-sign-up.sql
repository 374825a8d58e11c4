-- How one may sign up, as the desk chose it: the newest line counts.
create table guard.sign_up_policy (
	id             bigint generated always as identity primary key,
	way            text not null check (way in ('open', 'invited', 'reviewed')),
	members_invite boolean not null,
	by             text collate "C" not null references kernel.actor,
	at             timestamptz not null default now()
);
create index sign_up_policy_by on guard.sign_up_policy (by);

-- Whoever signed up and is looked at by a person first, and why.
create table guard.applicant (
	account  text collate "C" primary key references kernel.account on delete cascade,
	sentence text not null default '',
	why      text[] not null,
	"case"   bigint references guard.case on delete set null,
	at       timestamptz not null default now()
);
create index applicant_case on guard.applicant ("case") where "case" is not null;

-- What was decided. The newest that was not undone counts; where there is none, the applicant waits.
create table guard.applicant_decision (
	id        bigint generated always as identity primary key,
	account   text collate "C" not null references guard.applicant on delete cascade,
	accepted  boolean not null,
	reason    text not null default '',
	by        text collate "C" not null references kernel.actor,
	at        timestamptz not null default now(),
	undone_by text collate "C" references kernel.actor,
	undone_at timestamptz
);
create index applicant_decision_of on guard.applicant_decision (account, id);
create index applicant_decision_by on guard.applicant_decision (by);
create index applicant_decision_undone_by on guard.applicant_decision (undone_by) where undone_by is not null;

-- Questions of the host and answers of the applicant.
create table guard.applicant_word (
	id      bigint generated always as identity primary key,
	account text collate "C" not null references guard.applicant on delete cascade,
	asked   boolean not null,
	text    text not null,
	at      timestamptz not null default now()
);
create index applicant_word_of on guard.applicant_word (account, id);

-- Links by which one may sign up without being looked at.
create table guard.invitation (
	id           text collate "C" primary key,
	token        bytea not null unique,
	by           text collate "C" not null references kernel.actor on delete cascade,
	note         text not null default '',
	uses_left    int not null check (uses_left >= 0),
	at           timestamptz not null default now(),
	until        timestamptz not null,
	withdrawn_at timestamptz
);
create index invitation_by on guard.invitation (by, at);

-- Who came by whose invitation.
create table guard.invited (
	account    text collate "C" primary key references kernel.account on delete cascade,
	invitation text collate "C" not null references guard.invitation on delete cascade,
	at         timestamptz not null default now()
);
create index invited_by on guard.invited (invitation);
