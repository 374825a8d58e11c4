/** The secret of this host: keys and tokens are derived from it, so none of them stands in the database. */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { handOn } from './handing-on.ts';
import { settings } from './settings.ts';

let known: { folder: string; bytes: Buffer } | undefined;

export const secretFile = (folder = settings().DATA_DIR): string => join(folder, 'secret');

/** Made at the first start. Linked into place so that two processes starting together read the same one. */
function readOrMake(folder: string): Buffer {
	const file = secretFile(folder);
	if (!existsSync(file)) {
		mkdirSync(folder, { recursive: true });
		const draft = `${file}.${randomBytes(6).toString('hex')}`;
		writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
		handOn(draft);
		try {
			linkSync(draft, file);
		} catch (problem) {
			if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem;
		} finally {
			rmSync(draft);
		}
	}
	return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
}

function secret(): Buffer {
	const folder = settings().DATA_DIR;
	if (known?.folder !== folder) known = { folder, bytes: readOrMake(folder) };
	return known.bytes;
}

/** 32 bytes that only this host can make, for one purpose and one subject (HMAC-SHA-256, RFC 2104). */
export const derived = (purpose: string, subject: string): Buffer =>
	createHmac('sha256', secret()).update(`${purpose}\0${subject}`).digest();
