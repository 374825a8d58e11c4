-- What mail of domains that proved themselves turned out to be. Halves every 45 days, reckoned from `at`.
create table guard.domain_reputation (
	domain text collate "C" primary key,
	good   real not null default 0,
	bad    real not null default 0,
	at     timestamptz not null
);

create index domain_reputation_at on guard.domain_reputation (at);
