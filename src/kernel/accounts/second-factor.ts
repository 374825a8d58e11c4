/** The second factor of an account: what its owner scans, and the codes they keep on paper. */
import { symmetricDecrypt } from 'better-auth/crypto';
import { carrier } from '../database/connection.ts';
import { settings } from '../settings/settings.ts';
import { auth } from './auth.ts';

export type SecondFactor = { uri: string; secret: string; codes: string[] };

const base32Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, without padding, as apps read it. */
export function base32(bytes: Uint8Array): string {
	let text = '';
	let held = 0;
	let bits = 0;
	for (const byte of bytes) {
		held = (held << 8) | byte;
		bits += 8;
		for (; bits >= 5; bits -= 5) text += base32Letters[(held >> (bits - 5)) & 31];
		held &= (1 << bits) - 1;
	}
	return bits > 0 ? text + base32Letters[(held << (5 - bits)) & 31] : text;
}

/** Begun and not proven by a code yet; null otherwise, for what works is never shown again. */
export async function pendingFactor(account: string, mail: string): Promise<SecondFactor | null> {
	const [row] = await carrier()<{ secret: string; backup_codes: string }[]>`
		select secret, backup_codes from kernel.second_factor where account = ${account} and not proven`;
	if (!row) return null;
	const { secretConfig: key } = await auth().$context;
	const secret = base32(Buffer.from(await symmetricDecrypt({ key, data: row.secret })));
	const codes = JSON.parse(await symmetricDecrypt({ key, data: row.backup_codes })) as string[];
	return { uri: otpAuth(secret, mail), secret, codes };
}

/** The address of a key for apps (Google's Key URI format): six figures, thirty seconds, SHA-1. */
function otpAuth(secret: string, mail: string): string {
	const issuer = settings().HOST_NAME;
	const query = new URLSearchParams({ secret, issuer, digits: '6', period: '30' });
	return `otpauth://totp/${encodeURIComponent(`${issuer}:${mail}`)}?${query.toString().replaceAll('+', '%20')}`;
}
