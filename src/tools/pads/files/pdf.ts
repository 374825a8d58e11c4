/** PDF by a browser or an office that the host has. */
import { accessSync, constants } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { refusal } from '#base/refusal.ts';
import { settings } from '#kernel/settings/settings.ts';
import { lane } from './lane.ts';
import { type Work, workApart } from './sandbox.ts';

export const noPdf = refusal('pads.no-pdf', 404);
export const pdfFailed = refusal('pads.pdf-failed', 503);

type Maker = { path: string; isOffice: boolean };

const known = ['chromium', 'chromium-browser', 'google-chrome', 'soffice', 'libreoffice'];

function isThere(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

const onPath = (): string | undefined =>
	known.flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))).find(isThere);

const found = new Map<string, Maker | null>();

/** Looked for once. */
function maker(): Maker | null {
	const { PDF_MAKER } = settings();
	if (!found.has(PDF_MAKER)) {
		const path = PDF_MAKER === 'off' ? undefined : PDF_MAKER === 'auto' ? onPath() : PDF_MAKER;
		found.set(PDF_MAKER, path && isThere(path) ? { path, isOffice: /office/.test(basename(path)) } : null);
	}
	return found.get(PDF_MAKER)!;
}

export const makesPdf = (): boolean => maker() !== null;

const bounds = { seconds: 60, megabytes: 1200 };
const oneByOne = lane(1, 5);

const browserWords = (folder: string): string[] => [
	...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-extensions'],
	...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
	// Where no network can be taken away, no name leads anywhere; the page itself forbids whatever runs or calls.
	'--host-resolver-rules=MAP * ~NOTFOUND',
	...[`--user-data-dir=${join(folder, 'profile')}`, '--no-pdf-header-footer', '--generate-pdf-document-outline'],
	`--print-to-pdf=${join(folder, 'text.pdf')}`,
	pathToFileURL(join(folder, 'text.html')).href
];

const yes = { type: 'boolean', value: 'true' };
const wishes = JSON.stringify({ UseTaggedPDF: yes, ExportBookmarks: yes, ExportNotesInMargin: yes });

const officeWords = (folder: string): string[] => [
	`-env:UserInstallation=${pathToFileURL(join(folder, 'home')).href}`,
	...['--headless', '--nologo', '--norestore', '--convert-to', `pdf:writer_pdf_Export:${wishes}`],
	...['--outdir', folder, join(folder, 'text.odt')]
];

type Sources = { page(): Promise<string>; text(): Promise<Uint8Array> };

/** @throws pads.no-pdf where the host has nothing that makes one, pads.pdf-failed, pads.too-busy. */
export async function pdfOf({ page, text }: Sources): Promise<Uint8Array> {
	const by = maker();
	if (!by) throw noPdf();
	const work: Work = by.isOffice
		? { command: by.path, words: officeWords, gives: { 'text.odt': await text() }, takes: 'text.pdf' }
		: { command: by.path, words: browserWords, gives: { 'text.html': await page() }, takes: 'text.pdf' };
	const made = await oneByOne(() => workApart(work, bounds));
	if (!made) throw pdfFailed({ retryAfter: 60 });
	return made;
}
