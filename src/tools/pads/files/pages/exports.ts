/** The text of a pad as a file, by its address. */
import type { ItemPass } from '#kernel/access/pass.ts';
import { type Ask, type Resource, resource } from '#kernel/web/page.ts';
import { fileAnswer } from '../export.ts';
import { type Format, formats } from '../formats.ts';
import { wishIn } from '../gathering.ts';

const answer = ({ pass, query, caller }: Ask<ItemPass>, format: Format): Promise<Response> =>
	fileAnswer(pass, format, wishIn(query), caller.address ?? '');

export const padFiles: Resource[] = formats.map((format) =>
	resource(`/pads/:item/text.${format}`, { answer: (ask) => answer(ask, format) })
);
