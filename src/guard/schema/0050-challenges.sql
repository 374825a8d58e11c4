-- What was paid with once, kept until it would be too old anyway: proofs of work, links of letters.
create table guard.spent (
	mark  text collate "C" primary key,
	until timestamptz not null
);

create index spent_until on guard.spent (until);

-- A form that waits for its sender to open the link of a letter. What was typed is sealed by the secret of the host.
create table guard.mailed_form (
	token   bytea primary key,
	address text not null,
	act     text not null,
	deed    text not null,
	sealed  text not null,
	at      timestamptz not null default now(),
	until   timestamptz not null
);

create index mailed_form_until on guard.mailed_form (until);
