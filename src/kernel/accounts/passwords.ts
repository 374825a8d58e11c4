/** Passwords are kept as Argon2id hashes, with the parameters OWASP names (19 MiB, two passes, one lane). */
import { hash, verify } from '@node-rs/argon2';
import { refusal } from '#base/refusal.ts';

export const busy = refusal('kernel.busy', 503);

const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const mostAtOnce = 2;
/** Each waits with a connection to the database in hand: fewer than the pool has. */
const mostWaiting = 8;

let working = 0;
const waiting: (() => void)[] = [];

/** Hashing costs memory on purpose; taking turns keeps a crowd of sign-ins from eating all of it. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
	if (working < mostAtOnce) working++;
	else if (waiting.length >= mostWaiting) throw busy({ retryAfter: 2 });
	else await new Promise<void>((resolve) => waiting.push(resolve));
	try {
		return await work();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else working--;
	}
}

/** @throws kernel.busy when too many wait already. */
export const hashOf = (password: string): Promise<string> => inTurn(() => hash(password, options));

export const fits = (password: string, kept: string): Promise<boolean> => inTurn(() => verify(kept, password));
