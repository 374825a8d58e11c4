/** A picture of what is looked at: its own page may be closed to everybody. */
import { shownOf } from '#guard/decisions/showing.ts';
import { caseById } from '#guard/decisions/store.ts';
import { notFound } from '#kernel/access/pass.ts';
import { blobs } from '#kernel/blobs/blobs.ts';
import { resource } from '#kernel/web/page.ts';

const isPng = (bytes: Uint8Array): boolean => bytes[0] === 0x89 && bytes[1] === 0x50;

export const picture = resource('/desk/queue/:case/pictures/:place', {
	needs: 'moderator',
	async answer({ params }) {
		const case_ = /^\d{1,18}$/.test(params.case!) ? await caseById(params.case!) : null;
		const shown = case_ && (await shownOf(case_.tool, case_.item, case_.part));
		const blob = shown?.pictures[Number(params.place)];
		if (!blob) throw notFound();
		const { stream } = await (await blobs()).open(blob);
		const bytes = Buffer.concat(await Array.fromAsync(stream));
		const type = isPng(bytes) ? 'image/png' : 'image/webp';
		return new Response(bytes, { headers: { 'content-type': type, 'cache-control': 'private, no-store' } });
	}
});
