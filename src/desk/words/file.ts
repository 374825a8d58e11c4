import { attachment } from '#base/attachment.ts';
import { type ExportFormat, exportFormats, exportTypes, written } from '#guard/words/export.ts';
import { listOf, type Term, termsOf } from '#guard/words/store.ts';
import { limits } from '#guard/words/term.ts';
import { notFound } from '#kernel/access/pass.ts';
import { resource } from '#kernel/web/page.ts';
import { numberOf } from './list.tsx';

const termsAtOnce = 5_000;

/** Every term of a list, page by page. */
export async function wholeList(list: number): Promise<Term[]> {
	const terms: Term[] = [];
	while (terms.length < limits.termsPerList) {
		const page = await termsOf({ list, part: '', only: 'all', after: terms.at(-1)?.id ?? 0, most: termsAtOnce });
		terms.push(...page);
		if (page.length < termsAtOnce) break;
	}
	return terms;
}

export const listFile = resource('/desk/words/:list/as/:format', {
	needs: 'moderator',
	async answer({ params }) {
		const list = await listOf(numberOf(params.list));
		const format = exportFormats.find((known) => known === params.format) as ExportFormat | undefined;
		if (!list || !format) throw notFound();
		const text = written(list, await wholeList(list.id), format);
		const headers = { 'content-type': exportTypes[format], 'content-disposition': attachment(list.name, format) };
		return new Response(text, { headers });
	}
});
