/**
 * Passkeys (WebAuthn level 3), checked by SimpleWebAuthn: signing in by a finger, a face or a key instead of a
 * password. The device itself asks who is there, so no second step is asked besides.
 */
import type {
	AuthenticationResponseJSON,
	AuthenticatorTransportFuture,
	PublicKeyCredentialCreationOptionsJSON,
	PublicKeyCredentialRequestOptionsJSON,
	RegistrationResponseJSON
} from '@simplewebauthn/server';
import { refusal } from '#base/refusal.ts';
import { carrier } from '../database/connection.ts';
import { settings } from '../settings/settings.ts';
import { keepProof, useProof } from './proofs.ts';

export const passkeyFailed = refusal('portal.passkey-failed', 422);
export const tooManyPasskeys = refusal('portal.too-many-passkeys', 409);

const mostPasskeys = 20;
const challengeHours = 1 / 12;

// 40 MB of memory, for the hosts whose people use passkeys only.
const library = () => import('@simplewebauthn/server');

const domain = (): string => new URL(settings().BASE_URL).hostname;
const origin = (): string => new URL(settings().BASE_URL).origin;

export type Passkey = { id: string; name: string; at: Date; usedAt: Date | null };
type Kept = Passkey & { account: string; publicKey: Buffer; counter: string; transports: string[] };

export const passkeysOf = (account: string): Promise<Passkey[]> =>
	carrier()<Passkey[]>`
		select id, name, at, used_at as "usedAt" from kernel.passkey
		where account = ${account} order by at desc limit ${mostPasskeys}` as unknown as Promise<Passkey[]>;

const passkeyById = async (id: string): Promise<Kept | undefined> =>
	(
		await carrier()<Kept[]>`
			select id, account, name, public_key as "publicKey", counter, transports, at, used_at as "usedAt"
			from kernel.passkey where id = ${id}`
	)[0];

export const renamePasskey = (account: string, id: string, name: string) =>
	carrier()`update kernel.passkey set name = ${name} where account = ${account} and id = ${id}`;

export const removePasskey = (account: string, id: string) =>
	carrier()`delete from kernel.passkey where account = ${account} and id = ${id}`;

type Owner = { id: string; mail: string; name: string };

/** What the browser is asked to make a key for. Challenges live five minutes and serve once. */
export async function newKeyOptions(owner: Owner): Promise<PublicKeyCredentialCreationOptionsJSON> {
	const known = await passkeysOf(owner.id);
	if (known.length >= mostPasskeys) throw tooManyPasskeys({ gaps: { most: mostPasskeys } });
	const { generateRegistrationOptions } = await library();
	const options = await generateRegistrationOptions({
		rpName: settings().HOST_NAME,
		rpID: domain(),
		userID: new TextEncoder().encode(owner.id),
		userName: owner.mail,
		userDisplayName: owner.name,
		excludeCredentials: known.map(({ id }) => ({ id })),
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
	});
	await keepProof('passkey-new', options.challenge, { account: owner.id }, challengeHours);
	return options;
}

/** @throws portal.passkey-failed */
export async function keepNewKey(account: string, name: string, response: RegistrationResponseJSON): Promise<void> {
	const { verifyRegistrationResponse } = await library();
	const checked = await verifyRegistrationResponse({
		response,
		expectedChallenge: async (challenge) =>
			(await useProof<{ account: string }>('passkey-new', challenge)).account === account,
		expectedOrigin: origin(),
		expectedRPID: domain()
	}).catch(refused);
	if (!checked.verified) throw passkeyFailed();
	const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential;
	await carrier()`
		insert into kernel.passkey (id, account, name, public_key, counter, transports)
		values (${id}, ${account}, ${name}, ${Buffer.from(publicKey)}, ${counter}, ${transports})`;
}

const refused = (problem: unknown): never => {
	throw Object.assign(passkeyFailed(), { cause: problem });
};

/** Asked of whoever comes: the device knows which of its keys belong here, so nobody has to say who they are. */
export async function knownKeyOptions(): Promise<PublicKeyCredentialRequestOptionsJSON> {
	const { generateAuthenticationOptions } = await library();
	const options = await generateAuthenticationOptions({ rpID: domain(), userVerification: 'required' });
	await keepProof('passkey-known', options.challenge, {}, challengeHours);
	return options;
}

/**
 * @returns the account whose key answered.
 * @throws portal.passkey-failed
 */
export async function accountOfKey(response: AuthenticationResponseJSON): Promise<string> {
	const key = await passkeyById(response.id);
	if (!key) throw passkeyFailed();
	const { verifyAuthenticationResponse } = await library();
	const checked = await verifyAuthenticationResponse({
		response,
		expectedChallenge: async (challenge) => Boolean(await useProof('passkey-known', challenge)),
		expectedOrigin: origin(),
		expectedRPID: domain(),
		credential: {
			id: key.id,
			publicKey: new Uint8Array(key.publicKey),
			counter: Number(key.counter),
			transports: key.transports as AuthenticatorTransportFuture[]
		}
	}).catch(refused);
	if (!checked.verified) throw passkeyFailed();
	await carrier()`
		update kernel.passkey set counter = ${checked.authenticationInfo.newCounter}, used_at = now() where id = ${key.id}`;
	return key.account;
}
