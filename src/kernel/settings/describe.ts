/** The settings in words, for the command line and for docs/operate/settings.md. */
import { type Settings, shape } from './settings.ts';

export type SettingLine = { name: string; says: string; usual: string };

/** Every setting with its meaning and what it is when nothing is set. */
export const settingLines = (): SettingLine[] =>
	Object.entries(shape.shape).map(([name, field]) => {
		const usual = field.safeParse(undefined).data;
		return { name, says: field.description ?? '', usual: usual === undefined ? '' : String(usual) };
	});

const secrets = new Set(['SMTP_URL', 'DATABASE_URL', 'BLOBS', 'RSPAMD_URL']);

/** Passwords inside addresses are not shown, and keys not at all. */
export const shownValue = (name: keyof Settings, value: unknown): string => {
	if (name === 'AKISMET_KEY') return value ? '…' : '';
	return secrets.has(name) ? String(value ?? '').replace(/:\/\/[^@/]*@/, '://…@') : String(value ?? '');
};

/** @param folder the usual data folder is written as people type it, not as resolved here. */
export const settingsPage = (): string =>
	[
		'# Settings',
		'',
		'Written from `src/kernel/settings/settings.ts`; a test keeps this page true. Set them in the environment.',
		'A wrong value stops the start and names every problem at once.',
		'',
		'| setting | by default | meaning |',
		'| --- | --- | --- |',
		...settingLines().map(
			({ name, says, usual }) =>
				`| \`${name}\` | ${usual === '' ? '–' : `\`${name === 'DATA_DIR' ? './data' : usual}\``} | ${says} |`
		),
		''
	].join('\n');
