/** A pad taken along with all that happened to it: for Etherpad, and as an open document for any host. */
import { attachment } from '#base/attachment.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { nameOf } from '#kernel/items/item.ts';
import { type Resource, resource } from '#kernel/web/page.ts';
import { etherpadFile, sourceOf } from '../export.ts';
import { streamOf } from '../stream.ts';
import { type WholeKind, wholeKinds } from '../whole/kinds.ts';
import { wholeFile } from '../whole/write.ts';

/** Refuses before the first letter leaves, never in the midst of a file. */
const pieces: Record<WholeKind, (pass: ItemPass, base: string, now: Date) => Promise<AsyncGenerator<string>>> = {
	etherpad: async (pass) => etherpadFile(await sourceOf(pass)),
	json: (pass, base, now) => wholeFile(pass, { link: `${base}/pads/${nameOf(pass.about)}`, now })
};

export async function wholeAnswer(
	pass: ItemPass,
	kind: WholeKind,
	{ base, now, title = pass.about.title }: { base: string; now: Date; title?: string }
): Promise<Response> {
	return new Response(streamOf(await pieces[kind](pass, base, now)), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': attachment(title, kind)
		}
	});
}

export const wholeFiles: Resource[] = wholeKinds.map((kind) =>
	resource(`/pads/:item/pad.${kind}`, { answer: ({ pass, base, now }) => wholeAnswer(pass, kind, { base, now }) })
);
