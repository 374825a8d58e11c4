-- An account is an actor one can sign in as. Written by better-auth under names of ours, see accounts/auth.ts.
create table kernel.account (
	id            text collate "C" primary key references kernel.actor,
	name          text not null,
	mail          text not null unique,
	mail_proven   boolean not null default false,
	picture       text,
	second_factor boolean not null default false,
	language      text not null default 'en',
	at            timestamptz not null default now(),
	changed_at    timestamptz not null default now()
);

create table kernel.session (
	id         text collate "C" primary key,
	account    text collate "C" not null references kernel.account on delete cascade,
	token      text collate "C" not null unique,
	browser    text,
	address    text,
	at         timestamptz not null default now(),
	used_at    timestamptz not null default now(),
	expires_at timestamptz not null
);

create index session_of_account on kernel.session (account);
create index session_expires on kernel.session (expires_at);

-- What proves who one is: the password's hash, and one day the account at another provider.
create table kernel.credential (
	id                 text collate "C" primary key,
	account            text collate "C" not null references kernel.account on delete cascade,
	provider           text not null,
	subject            text not null,
	password           text,
	access_token       text,
	refresh_token      text,
	id_token           text,
	access_expires_at  timestamptz,
	refresh_expires_at timestamptz,
	scope              text,
	at                 timestamptz not null default now(),
	changed_at         timestamptz not null default now(),
	unique (provider, subject)
);

create index credential_of_account on kernel.credential (account);

-- What was sent out to come back once: links in letters, challenges. Found by the hash of what was sent.
create table kernel.verification (
	id         text collate "C" primary key,
	identifier text collate "C" not null,
	value      text not null,
	expires_at timestamptz not null,
	at         timestamptz not null default now(),
	changed_at timestamptz not null default now()
);

create index verification_identifier on kernel.verification (identifier);
create index verification_expires on kernel.verification (expires_at);

create table kernel.second_factor (
	id           text collate "C" primary key,
	account      text collate "C" not null unique references kernel.account on delete cascade,
	secret       text not null,
	backup_codes text not null,
	proven       boolean not null default false,
	failures     int not null default 0,
	locked_until timestamptz
);

create table kernel.passkey (
	id         text collate "C" primary key,
	account    text collate "C" not null references kernel.account on delete cascade,
	name       text not null,
	public_key bytea not null,
	counter    bigint not null default 0,
	transports text[] not null default '{}',
	at         timestamptz not null default now(),
	used_at    timestamptz
);

create index passkey_of_account on kernel.passkey (account);

-- Personal tokens for the API: shown once, kept as a hash.
create table kernel.token (
	id         text collate "C" primary key,
	account    text collate "C" not null references kernel.account on delete cascade,
	name       text not null,
	hash       bytea not null unique,
	scopes     text[] not null,
	at         timestamptz not null default now(),
	used_at    timestamptz,
	expires_at timestamptz
);

create index token_of_account on kernel.token (account);

-- Who looks after this host. The one who made them so may be the house itself.
create table kernel.admin (
	account text collate "C" primary key references kernel.account on delete cascade,
	by      text collate "C" not null references kernel.actor,
	at      timestamptz not null default now()
);

-- An account that will be deleted, unless its owner changes their mind before.
create table kernel.departure (
	account text collate "C" primary key references kernel.account on delete cascade,
	erase   boolean not null,
	at      timestamptz not null default now(),
	due_at  timestamptz not null
);

create index departure_due on kernel.departure (due_at);
