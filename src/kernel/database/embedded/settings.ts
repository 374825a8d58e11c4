const usualConnections = 60;

/** Settings for a server of 1 to 4 GB that does other things too. A host's own go in `conf.d/90-….conf`. */
export const smallServer = `# Written by Archipel at every start. Your own settings: a file 90-yours.conf beside this one wins.

# Nobody but the unix socket, in a folder that only the owner may enter.
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = ${usualConnections}
idle_in_transaction_session_timeout = '5min'

# What was acknowledged is on the disk.
fsync = on
synchronous_commit = on
full_page_writes = on
wal_compression = on
max_wal_size = '512MB'
checkpoint_timeout = '5min'

shared_buffers = '96MB'
effective_cache_size = '384MB'
work_mem = '8MB'
maintenance_work_mem = '64MB'
random_page_cost = 1.1
# Short queries, few cores, and containers with a small /dev/shm: neither pays here.
max_parallel_workers_per_gather = 0
jit = off

timezone = 'UTC'
# Errors without the rows and statements that caused them: those hold what people wrote.
log_timezone = 'UTC'
log_line_prefix = '%m [%p] '
log_error_verbosity = terse
log_min_error_statement = panic
log_checkpoints = off
`;

/** For tests only: a power cut may lose everything. */
const fastArguments = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'].flatMap((setting) => [
	'-c',
	setting
]);

/** What one start needs beyond the settings that are written down. */
export const moreArguments = (connections: number, fast: boolean): string[] => [
	...(connections > usualConnections ? ['-c', `max_connections=${connections}`] : []),
	...(fast ? fastArguments : [])
];
