import { type Block, block } from '../text/tree.ts';
import { wishedWidth } from './paper.ts';
import { pictureSize } from './size.ts';

type About = { alt: string; title: string; shown: number | null };

/**
 * A picture of a file as it stands in the tree.
 * @param about `shown` is how wide it stands in the file, in pixels; null where it does not say.
 */
export function imageOf({ src, bytes }: { src: string; bytes: Uint8Array }, { alt, title, shown }: About): Block {
	const size = pictureSize(bytes);
	const width = shown === null || !size ? null : wishedWidth(shown, size);
	return block('image', [], {
		src,
		...(alt ? { alt } : {}),
		...(title ? { title } : {}),
		...(width ? { width } : {})
	});
}
