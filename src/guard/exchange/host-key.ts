/** The key by which other hosts know what is ours (Ed25519, RFC 8032): made from the secret of this host, kept nowhere. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { derived } from '#kernel/settings/secret.ts';

/** PKCS #8 around the 32 bytes of a key (RFC 8410). */
const wrapping = Buffer.from('302e020100300506032b657004220420', 'hex');

let known: { seed: Buffer; key: KeyObject } | undefined;

function ownKey(): KeyObject {
	const seed = derived('guard.exchange', 'ed25519');
	if (!known?.seed.equals(seed)) {
		known = { seed, key: createPrivateKey({ key: Buffer.concat([wrapping, seed]), format: 'der', type: 'pkcs8' }) };
	}
	return known.key;
}

/** As it stands in a JSON Web Key (RFC 8037): 32 bytes, base64url. */
export const ownPublicKey = (): string => createPublicKey(ownKey()).export({ format: 'jwk' }).x!;

export const signed = (text: string): Buffer => sign(null, Buffer.from(text), ownKey());

export function isSignedBy(key: string, text: string, signature: Buffer): boolean {
	try {
		const theirs = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
		return verify(null, Buffer.from(text), theirs, signature);
	} catch {
		return false;
	}
}

/** Short enough to be read out: the first 16 bytes of SHA-256, in fours. */
export const fingerprintOf = (key: string): string =>
	createHash('sha256')
		.update(Buffer.from(key, 'base64url'))
		.digest('hex')
		.slice(0, 32)
		.replace(/(.{4})(?=.)/g, '$1 ');
