/** The text of a pad as a file of any kind. */
import { attachment } from '#base/attachment.ts';
import { formatDay } from '#base/zones.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { spend } from '#kernel/limits/rate.ts';
import { translator } from '#kernel/words/words.ts';
import { localeOf } from '#ui/locale.ts';
import { katexFor } from '../markdown/formula.tsx';
import { plainText } from '../text/tree.ts';
import { type Format, formats } from './formats.ts';
import { paperFor, picturesOf, type Wish } from './gathering.ts';
import { type HtmlWords, htmlOf } from './html.tsx';
import { markdownWithNotes } from './markdown-notes.ts';
import { textWithNotes } from './notes.ts';
import type { Paper } from './paper.ts';
import { enclosing } from './pdf/enclosed.ts';
import { makesPdf, pdfOf } from './pdf.ts';
import { writeFile } from './thread.ts';

export const mediaTypes: Record<Format, string> = {
	html: 'text/html; charset=utf-8',
	md: 'text/markdown; charset=utf-8',
	txt: 'text/plain; charset=utf-8',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	odt: 'application/vnd.oasis.opendocument.text',
	pdf: 'application/pdf'
};

function wordsFor(language: Paper['language']): HtmlWords {
	const spoken = language === 'fr' ? 'fr' : 'en';
	const t = translator(spoken);
	return {
		comments: t('pads:files.comments'),
		resolved: t('pads:files.resolved'),
		anonymous: t('pads:editor.anonymous'),
		moment: (at) => formatDay(at, localeOf(spoken), 'UTC')
	};
}

const withPictures = async (paper: Paper, item: string, isForOffices: boolean): Promise<Paper> => ({
	...paper,
	pictures: await picturesOf(item, paper.tree, isForOffices)
});

type Writer = (paper: Paper, item: string) => string | Promise<string | Uint8Array>;

const html: Writer = async (paper, item) =>
	htmlOf(await withPictures(paper, item, false), wordsFor(paper.language), await katexFor(paper.tree));

const odt = async (paper: Paper, item: string): Promise<Uint8Array> =>
	writeFile('odt', await withPictures(paper, item, true));

function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
	let made: Promise<Made> | null = null;
	return () => {
		made ??= make();
		return made;
	};
}

const writers: Record<Format, Writer> = {
	html,
	md: markdownWithNotes,
	txt: (paper) => textWithNotes(paper, (tree) => `${plainText(tree)}\n`),
	docx: async (paper, item) => writeFile('docx', await withPictures(paper, item, true)),
	odt,
	async pdf(paper, item) {
		const text = once(() => odt(paper, item));
		const pdf = await pdfOf({ page: () => html(paper, item) as Promise<string>, text });
		return enclosing(pdf, await text());
	}
};

/** What this host can make. */
export const offeredFormats = (): Format[] => formats.filter((format) => format !== 'pdf' || makesPdf());

const now: Wish = { at: null, comments: false };

/** The text of a pad as a file. @throws pads.no-such-moment, pads.too-busy, pads.no-pdf. */
export const fileFor = async (pass: ItemPass, format: Format, wish: Wish = now): Promise<string | Uint8Array> =>
	writers[format](await paperFor(pass, wish), pass.item);

/** Those that cost the server more than a page. */
const heavy = { name: 'pad-file', perMinute: 20, burst: 20 };
const isHeavy = (format: Format): boolean => /^(docx|odt|pdf)$/.test(format);

export async function fileAnswer(pass: ItemPass, format: Format, wish: Wish, from: string): Promise<Response> {
	if (isHeavy(format)) spend(heavy, from);
	const file = await fileFor(pass, format, wish);
	return new Response(file as string | Uint8Array<ArrayBuffer>, {
		headers: {
			'content-type': mediaTypes[format],
			'content-disposition': attachment(pass.about.title, format)
		}
	});
}
