/** The HTML of a page on its way: packed where the browser takes that, because lines are slow. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Packed at most once, when the first browser asks for it. */
export type HtmlSheet = {
	plain: Buffer<ArrayBuffer>;
	packed?: Buffer<ArrayBuffer>;
	/** A secret link stands in it: no browser should keep it. */
	secret: boolean;
};

const worthPacking = 1400;
const pack = promisify<Buffer, { level: number }, Buffer>(gzip);

/** Whatever has a key of ours in its address: of an item, a ballot, a space, a feed, an account. */
const secretLink = /\/(?:key|mine|voted|join|feeds|offers|welcome|stay|confirm|appeals|invited|answer)\/[\w-]{20}/;

export const sheetOf = (html: string): HtmlSheet => ({ plain: Buffer.from(html), secret: secretLink.test(html) });

/** @param accepted the Accept-Encoding of the request. */
export async function bytesFor(
	sheet: HtmlSheet,
	accepted: string
): Promise<{ bytes: Buffer<ArrayBuffer>; coding: 'gzip' | null }> {
	if (sheet.plain.length < worthPacking || !/\bgzip\b/.test(accepted)) return { bytes: sheet.plain, coding: null };
	sheet.packed ??= (await pack(sheet.plain, { level: 4 })) as Buffer<ArrayBuffer>;
	return { bytes: sheet.packed, coding: 'gzip' };
}
