create table kernel.idempotency (
	claim   bytea primary key,
	content bytea not null,
	answer  jsonb,
	at      timestamptz not null default now()
);

create index idempotency_at on kernel.idempotency (at);
