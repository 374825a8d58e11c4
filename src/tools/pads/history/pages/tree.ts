/** One moment, for the slider. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { type Ask, resource } from '#kernel/web/page.ts';
import { momentFor } from '../reading.ts';

export const momentTree = resource('/pads/:item/history/:n/tree', {
	async answer({ pass, params }: Ask<ItemPass>): Promise<Response> {
		const { n, at, author, tree } = await momentFor(pass, params.n!);
		return Response.json({ n, at: at?.getTime() ?? 0, author, tree });
	}
});
