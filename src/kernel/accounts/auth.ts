/**
 * better-auth over our own database, tables and cookies. It is only ever called from here, never over HTTP: its own
 * addresses are not mounted.
 */
import { randomBytes } from 'node:crypto';
import { kyselyAdapter } from '@better-auth/kysely-adapter';
// Not from 'better-auth' itself: that also loads every adapter and plugin, 20 MB of them.
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { newId } from '#base/ids.ts';
import { tables } from '../database/connection.ts';
import { derived } from '../settings/secret.ts';
import { type Settings, settings } from '../settings/settings.ts';
import { passwordLength } from './account.ts';
import { fits, hashOf } from './passwords.ts';
import * as store from './store.ts';

const hour = 3600;
const day = 24 * hour;

let secret: { by: Settings; text: string } | undefined;

/** Asked for by every request that shows a session: kept, since deriving it costs as much as checking the cookie. */
export function authSecret(): string {
	if (secret?.by !== settings())
		secret = { by: settings(), text: derived('accounts', 'better-auth').toString('base64url') };
	return secret.text;
}

const times = { createdAt: 'at', updatedAt: 'changed_at' };

const names = {
	user: {
		modelName: 'kernel.account',
		fields: { ...times, email: 'mail', emailVerified: 'mail_proven', image: 'picture' },
		additionalFields: { language: { type: 'string' as const, required: true, input: true } }
	},
	session: {
		modelName: 'kernel.session',
		fields: {
			createdAt: 'at',
			updatedAt: 'used_at',
			expiresAt: 'expires_at',
			ipAddress: 'address',
			userAgent: 'browser',
			userId: 'account'
		},
		// The cookie lives for a year; whether the session still does is decided by its last use (session.ts).
		expiresIn: 365 * day,
		disableSessionRefresh: true,
		freshAge: 0
	},
	account: {
		modelName: 'kernel.credential',
		fields: {
			...times,
			accountId: 'subject',
			providerId: 'provider',
			userId: 'account',
			accessToken: 'access_token',
			refreshToken: 'refresh_token',
			idToken: 'id_token',
			accessTokenExpiresAt: 'access_expires_at',
			refreshTokenExpiresAt: 'refresh_expires_at'
		}
	},
	verification: {
		modelName: 'kernel.verification',
		fields: { ...times, expiresAt: 'expires_at' },
		storeIdentifier: 'hashed' as const
	}
};

const secondFactorNames = {
	user: { fields: { twoFactorEnabled: 'second_factor' } },
	twoFactor: {
		modelName: 'kernel.second_factor',
		fields: {
			userId: 'account',
			backupCodes: 'backup_codes',
			verified: 'proven',
			failedVerificationCount: 'failures',
			lockedUntil: 'locked_until'
		}
	}
};

/** Ten codes that survive being written on paper: small letters, none that looks like a figure. */
const backupCodes = (): string[] =>
	Array.from({ length: 10 }, () => {
		const letters = [...randomBytes(10)].map((byte) => '0123456789abcdefghjkmnpqrstvwxyz'[byte & 31]).join('');
		return `${letters.slice(0, 5)}-${letters.slice(5)}`;
	});

/** What a reset link is sent by; letters are written above this room. */
export type ResetLetter = (account: { id: string; mail: string; name: string }, token: string) => Promise<void>;
let resetLetter: ResetLetter = async () => {};
export const seatResetLetter = (letter: ResetLetter): void => {
	resetLetter = letter;
};

const make = () =>
	betterAuth({
		appName: settings().HOST_NAME,
		baseURL: settings().BASE_URL,
		secret: authSecret(),
		database: kyselyAdapter(tables<unknown>(), { type: 'postgres', transaction: false }),
		...names,
		emailAndPassword: {
			enabled: true,
			autoSignIn: false,
			minPasswordLength: passwordLength.min,
			maxPasswordLength: passwordLength.max,
			revokeSessionsOnPasswordReset: true,
			resetPasswordTokenExpiresIn: hour,
			password: { hash: hashOf, verify: ({ hash, password }) => fits(password, hash) },
			sendResetPassword: ({ user, token }) => resetLetter({ id: user.id, mail: user.email, name: user.name }, token)
		},
		plugins: [
			twoFactor({
				issuer: settings().HOST_NAME,
				twoFactorCookieMaxAge: 10 * 60,
				schema: secondFactorNames,
				backupCodeOptions: { storeBackupCodes: 'encrypted', customBackupCodesGenerate: backupCodes }
			} as never)
		],
		databaseHooks: {
			user: {
				create: {
					// An account is an actor: both rows are made together, under one id.
					before: async (user) => {
						const id = newId();
						await store.rememberAccount(id, user.name, String(user.language));
						return { data: { ...user, id } };
					}
				}
			}
		},
		advanced: {
			database: { generateId: () => newId() },
			cookies: { session_token: { name: 'session' }, two_factor: { name: 'second-factor' } },
			useSecureCookies: settings().BASE_URL.startsWith('https:'),
			ipAddress: { disableIpTracking: true },
			disableCSRFCheck: true,
			disableOriginCheck: true
		},
		rateLimit: { enabled: false },
		telemetry: { enabled: false },
		logger: { disabled: true }
	});

let made: { by: Settings; auth: ReturnType<typeof make> } | undefined;

export function auth(): ReturnType<typeof make> {
	if (made?.by !== settings()) made = { by: settings(), auth: make() };
	return made.auth;
}
