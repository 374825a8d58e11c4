-- One batch over many: found by a rule over what was weighed, or named one by one. Without an effect it is a dry run.
create table guard.sweep (
	id            text collate "C" primary key,
	effect        text,
	-- What one line of it is: a thing as its event names it, an item, a part of one, an account.
	unit          text not null check (unit in ('thing', 'item', 'part', 'account')),
	reason        text not null default '',
	rule          int references guard.rule on delete set null,
	version       int,
	text          text,
	-- Another wording to compare with.
	against_version int,
	against       text,
	-- The last event that is looked at, and how far it is. What comes later is not part of it.
	boundary      bigint,
	reached       bigint,
	counts        jsonb,
	-- The sample is drawn by this; the same seed draws the same.
	seed          text not null,
	sample        int not null default 30,
	per_minute    int not null default 3000,
	-- When something last went on.
	moved_at      timestamptz,
	by            text collate "C" not null references kernel.actor,
	at            timestamptz not null
);
create index sweep_at on guard.sweep (at desc, id);
create index sweep_rule on guard.sweep (rule) where rule is not null;
create index sweep_by on guard.sweep (by);

-- What happened to it, by whom and when; the newest line that is not a signature is its state.
create table guard.sweep_fact (
	id    bigint generated always as identity primary key,
	sweep text collate "C" not null references guard.sweep on delete cascade,
	fact  text not null check (fact in
		('found', 'failed', 'signed', 'started', 'paused', 'resumed', 'stopped', 'done', 'undoing', 'undone')),
	by    text collate "C" not null references kernel.actor,
	at    timestamptz not null,
	about jsonb
);
create index sweep_fact_of_sweep on guard.sweep_fact (sweep, id);
create unique index sweep_signed_once on guard.sweep_fact (sweep, by) where fact = 'signed';
create index sweep_fact_by on guard.sweep_fact (by);

create table guard.sweep_target (
	sweep     text collate "C" not null references guard.sweep on delete cascade,
	target    text collate "C" not null,
	tool      text not null,
	week      date not null,
	-- How likely it is to be honest, by what was known of its maker: 0 hardly, 1 perhaps, 2 quite.
	band      smallint not null,
	-- 1: found by the rule, 2: by the wording it is compared with, 3: by both.
	sides     smallint not null,
	event     bigint,
	-- Its layer of the sample, and its place within, in the order of the lot; the first few hundred of each only.
	layer     smallint,
	lot       int,
	mark      text check (mark in ('fine', 'abuse', 'unsure')),
	marked_by text collate "C" references kernel.actor,
	marked_at timestamptz,
	-- How it stood, and how the batch left it.
	before    jsonb,
	after     jsonb,
	outcome   text check (outcome in ('done', 'gone', 'spared', 'undone', 'changed')),
	done_at   timestamptz,
	primary key (sweep, target)
);
create index sweep_target_lots on guard.sweep_target (sweep, layer, lot) where layer is not null;
create index sweep_target_todo on guard.sweep_target (sweep, target) where outcome is null and sides & 1 = 1;
create index sweep_target_done on guard.sweep_target (sweep, target) where outcome = 'done';
create index sweep_target_marked_by on guard.sweep_target (marked_by) where marked_by is not null;

-- How much error this host allows one person alone; the newest line is true.
create table guard.sweep_allowance (
	id    bigint generated always as identity primary key,
	-- The likely share of honest ones among all hit, in percent.
	share real not null,
	-- How many honest ones there may be at most, at the end of the interval.
	most  int not null,
	by    text collate "C" not null references kernel.actor,
	at    timestamptz not null
);
create index sweep_allowance_by on guard.sweep_allowance (by);
