import { expect, test } from 'vitest';
import { readSettings, WrongSettings } from './settings.ts';

function problemsOf(environment: Record<string, string>): string[] {
	try {
		readSettings(environment);
		return [];
	} catch (problem) {
		if (problem instanceof WrongSettings) return problem.problems;
		throw problem;
	}
}

test('everything that is wrong is named at once, a sentence each that says what would be right', () => {
	const wrong = { PORT: '99999', PROCESSES: 'two', RATE_LIMITS: 'perhaps', LANGUAGES: 'xx,yy', GUARD: 'x' };
	expect(problemsOf(wrong)).toEqual([
		'PORT must be a whole number from 0 to 65535.',
		'LANGUAGES must be en, fr, or both with a comma between.',
		'PROCESSES must be a whole number from 1 to 64.',
		'GUARD must be on, shadow or off.',
		'RATE_LIMITS must be on or off.'
	]);
});

test.each([
	['PORT', '3000.5'],
	['PORT', '0x10'],
	['HOST', 'not a host'],
	['HOST', '999.1.1.1'],
	['BASE_URL', 'https://tools.example.org/archipel'],
	['BASE_URL', 'https://tools.example.org/?from=here'],
	['BASE_URL', 'https://ana:secret@tools.example.org'],
	['SMTP_URL', 'smtp://'],
	['SMTP_URL', 'smtp://mail.example.org:99999'],
	['MAIL_FROM', 'ana@example.org, bo@example.org'],
	['BLOBS', 's3://bucket'],
	['HOST_NAME', 'Port\nLibre'],
	['PDF_MAKER', '/nowhere/chromium'],
	['PDF_MAKER', '/tmp'],
	['PDF_MAKER', 'chromium']
])('%s cannot be “%s”, and the start says so', (name, value) => {
	expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(`${name} must be `)]);
});

test.each([
	['HOST', '::1', '::1'],
	['HOST', 'tools-1.example.org', 'tools-1.example.org'],
	['BASE_URL', 'https://tools.example.org:8443/', 'https://tools.example.org:8443'],
	['BASE_URL', 'http://[::1]:3000', 'http://[::1]:3000'],
	['MAIL_FROM', '"Port Libre, the tools" <tools@example.org>', '"Port Libre, the tools" <tools@example.org>'],
	[
		'SMTP_URL',
		'smtps://ana:p%23s@mail.example.org:465/?pool=true',
		'smtps://ana:p%23s@mail.example.org:465/?pool=true'
	],
	['BLOBS', 's3://k:s/e+t@localhost:9000/archipel?tls=0', 's3://k:s/e+t@localhost:9000/archipel?tls=0'],
	['LANGUAGES', 'fr, fr', ['fr']]
] as const)('%s may be “%s”', (name, value, kept) => {
	expect(readSettings({ [name]: value })[name]).toEqual(kept);
});

test('what is set to nothing counts as not set', () => {
	expect(readSettings({ PORT: '', HOST_NAME: '' })).toMatchObject({ PORT: 3000, HOST_NAME: 'Archipel' });
});
