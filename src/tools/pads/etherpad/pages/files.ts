/** A pad taken along with all that happened to it: for Etherpad, and as an open document for any host. */
import { attachment } from '#base/attachment.ts';
import { streamOf } from '#base/stream.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import type { Caller } from '#kernel/actions/perform.ts';
import { nameOf } from '#kernel/items/item.ts';
import { spend } from '#kernel/limits/rate.ts';
import { type Resource, resource } from '#kernel/web/page.ts';
import { etherpadFile, sourceOf } from '../export.ts';
import { type WholeKind, wholeKinds } from '../whole/kinds.ts';
import { wholeFile } from '../whole/write.ts';

/** Refuses before the first letter leaves, never in the midst of a file. */
const pieces: Record<WholeKind, (pass: ItemPass, base: string, now: Date) => Promise<AsyncGenerator<string>>> = {
	etherpad: async (pass) => etherpadFile(await sourceOf(pass)),
	json: (pass, base, now) => wholeFile(pass, { link: `${base}/pads/${nameOf(pass.about)}`, now })
};

/** Reading every change again takes a while of a processor. */
const taking = { name: 'pads-whole', perMinute: 12, burst: 12 };

type Asking = { base: string; now: Date; caller: Pick<Caller, 'place'>; title?: string };

export async function wholeAnswer(
	pass: ItemPass,
	kind: WholeKind,
	{ base, now, caller, title = pass.about.title }: Asking
): Promise<Response> {
	spend(taking, caller.place ?? '');
	return new Response(streamOf(await pieces[kind](pass, base, now)), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': attachment(title, kind)
		}
	});
}

export const wholeFiles: Resource[] = wholeKinds.map((kind) =>
	resource(`/pads/:item/pad.${kind}`, { answer: ({ pass, ...ask }) => wholeAnswer(pass, kind, ask) })
);
