/** What the person who hosts may set. Read once from the environment; a wrong value stops the start. */
import { accessSync, constants, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { blobSettingSays, readBlobSetting } from './blobs.ts';

const isWeb = (text: string) => /^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text);

/** Pages, cookies and links in letters all begin at the root. */
function isWholeHost(text: string): boolean {
	if (!isWeb(text)) return false;
	const { pathname, search, hash, username } = new URL(text);
	return /^\/+$/.test(pathname) && search + hash + username === '';
}

/** A name that ends in a number is an address that was mistyped. */
const isPlace = (text: string) =>
	isIP(text) !== 0 || /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z]([a-z0-9-]*[a-z0-9])?$/i.test(text);

const isMailServer = (text: string) => /^smtps?:\/\//.test(text) && URL.canParse(text) && new URL(text).hostname !== '';

const isSender = (text: string) => /^(?:[^<>\p{Cc}]*<[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/u.test(text);

function isBlobSetting(text: string): boolean {
	try {
		return readBlobSetting(text) !== null;
	} catch {
		return false;
	}
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return path.startsWith('/') && statSync(path).isFile();
	} catch {
		return false;
	}
}

const asNumber = (min: number, max: number) => {
	const says = `must be a whole number from ${min} to ${max}`;
	return z
		.string()
		.regex(/^\d{1,9}$/, { error: says, abort: true })
		.transform(Number)
		.refine((count) => count >= min && count <= max, says);
};

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
	z.enum(words, `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`);

/** Every setting with its meaning: `npx archipel settings` and `docs/operate/settings.md` are written from here. */
export const shape = z.object({
	PORT: asNumber(0, 65_535).default(3000).describe('The port to listen on; 0 takes a free one.'),
	HOST: z
		.string()
		.refine(isPlace, 'must be a network address or the name of this machine')
		.default('127.0.0.1')
		.describe('The network address to listen on; 0.0.0.0 for all.'),
	BASE_URL: z
		.string()
		.refine(isWholeHost, 'must be http:// or https:// and the name of this host, with no path behind it')
		.transform((text) => text.replace(/\/+$/, ''))
		.optional()
		.describe(
			'The address people type, as in https://tools.example.org, with no path behind it. By default http://localhost:PORT.'
		),
	DATA_DIR: z
		.string()
		.min(1)
		.default('./data')
		.transform((path) => resolve(path))
		.describe('The folder for the database, the files and the secret of this host.'),
	DATABASE_URL: z
		.string()
		.regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
		.optional()
		.describe('A PostgreSQL server (15 or later) to use instead of the one Archipel starts by itself.'),
	SMTP_URL: z
		.string()
		.refine(isMailServer, 'must be as in smtps://name:password@mail.example.org:465, signs like # and / as %23 and %2F')
		.optional()
		.describe('The mail server letters leave by. Without it they wait at /desk/outbox.'),
	MAIL_FROM: z
		.string()
		.refine(isSender, 'must be one mail address, as in Archipel <archipel@example.org>')
		.default('Archipel <archipel@localhost>')
		.describe('The sender of letters.'),
	BLOBS: z
		.string()
		.refine(isBlobSetting, `must be ${blobSettingSays}`)
		.default('folder')
		.describe('Where the bytes of files go: "folder" (in DATA_DIR) or s3://KEY:SECRET@host/bucket?region=….'),
	TRUST_PROXY: asNumber(0, 10)
		.default(0)
		.describe('How many reverse proxies stand in front and may be believed about the address of a visitor.'),
	LOG_LEVEL: oneOf(['silent', 'error', 'warn', 'info', 'debug'])
		.default('info')
		.describe('How much is written to the log.'),
	HOST_NAME: z
		.string()
		.regex(/^\P{Cc}{1,80}$/u, 'must be a name of at most 80 characters')
		.default('Archipel')
		.describe('The name of this host, shown on every page.'),
	LANGUAGES: z
		.string()
		.default('en,fr')
		.transform((text) => [...new Set(text.split(',').map((part) => part.trim()))])
		.pipe(z.array(z.enum(['en', 'fr'], 'must be en, fr, or both with a comma between')).min(1))
		.describe('The languages offered, the first being the one for readers who speak none of them.'),
	SOURCE_URL: z
		.string()
		.refine(isWeb, 'must begin with http:// or https://')
		.optional()
		.describe('Where you share the source of this host. The page /source offers an archive of it in any case.'),
	PROCESSES: asNumber(1, 64)
		.default(1)
		.describe('How many processes answer requests. More use the other cores of the machine.'),
	GUARD: oneOf(['on', 'shadow', 'off'])
		.default('on')
		.describe('Weighs what people do against abuse. In shadow it judges and counts, and never acts.'),
	MAIL_BLOCKLISTS: z
		.string()
		.default('')
		.transform((text) => text.split(',').flatMap((part) => part.trim().toLowerCase() || []))
		.pipe(z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be names of lists')).max(10))
		.describe('DNS block lists asked about servers that hand mail over, with commas between: zen.spamhaus.org.'),
	RSPAMD_URL: z
		.string()
		.refine(isWeb, 'must begin with http:// or https://')
		.optional()
		.describe('A running rspamd that is asked about mail, as in http://localhost:11333. It decides nothing alone.'),
	AKISMET_KEY: z
		.string()
		.regex(/^[\w-]{1,100}$/, 'must be a key')
		.optional()
		.describe('Asks Akismet too about what strangers write. Their text and address go there; /privacy says so.'),
	AKISMET_URL: z
		.string()
		.refine(isWeb, 'must begin with http:// or https://')
		.transform((text) => text.replace(/\/+$/, ''))
		.default('https://rest.akismet.com')
		.describe('Another service that speaks like Akismet, such as another Archipel: https://HOST/guard/akismet.'),
	STOPFORUMSPAM: z
		.string()
		.refine((text) => text === 'on' || text === 'off' || isWeb(text), 'must be on, off, or an address')
		.default('off')
		.describe(
			'Asks Stop Forum Spam about addresses never seen before; /privacy says so. May be the address of a mirror.'
		),
	NEIGHBOURS: z
		.string()
		.default('')
		.transform((text) => text.split(',').flatMap((part) => part.trim().toLowerCase() || []))
		.pipe(z.array(z.string().regex(/^(?:\[[\da-f:]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/, 'must be names of hosts')).max(20))
		.describe(
			'Hosts of your own network that may be asked although the world cannot reach them (exchange, lists): lists.lan,localhost:4401.'
		),
	GUESTS_KEEP: oneOf(['a-year', 'always'])
		.default('a-year')
		.describe('The longest that is kept of whoever has no account: a year after the last change, or without an end.'),
	PDF_MAKER: z
		.string()
		.refine(
			(value) => ['auto', 'off'].includes(value) || isProgram(value),
			'must be "auto", "off", or the path of a program that is there'
		)
		.default('auto')
		.describe(
			'What makes PDF files of texts: the path of Chromium or LibreOffice; "auto" takes what is found, "off" none.'
		),
	RATE_LIMITS: oneOf(['on', 'off']).default('on').describe('Slows down whoever asks too much. Off only for measuring.')
});

export type Settings = Omit<z.output<typeof shape>, 'BASE_URL'> & { BASE_URL: string };

/** All that is wrong with the settings, a sentence each. */
export class WrongSettings extends Error {
	readonly problems: string[];

	constructor(problems: string[]) {
		super(`These settings cannot be used:\n${problems.map((line) => `  ${line}`).join('\n')}`);
		this.problems = problems;
	}
}

/** @throws WrongSettings naming every problem at once. An empty value counts as not set. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
	const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
	const read = shape.safeParse(given);
	if (!read.success) {
		const problems = read.error.issues.map(({ path, message }) => `${String(path[0])} ${message}.`);
		throw new WrongSettings([...new Set(problems)]);
	}
	return { ...read.data, BASE_URL: read.data.BASE_URL ?? `http://localhost:${read.data.PORT}` };
}

let current: Settings | undefined;

/** The settings of this process. */
export const settings = (): Settings => {
	current ??= readSettings(process.env);
	return current;
};

/** Tests and the command line decide the settings before anything reads them. */
export const useSettings = (chosen: Settings): void => {
	current = chosen;
};
