/** A picture as a frame in its line. */
import { escaped, tag } from '#base/office/xml.ts';
import type { Block } from '../../text/tree.ts';
import { shownSize } from '../paper.ts';
import { inCentimetres } from './names.ts';
import type { Out } from './out.ts';
import { letters } from './spans.ts';

export function image(out: Out, { attrs }: Block): string {
	const src = String(attrs.src);
	const picture = out.paper.pictures.get(src);
	const alt = String(attrs.alt ?? '');
	if (!picture) return letters(alt ? `[${alt}]` : '');
	const ending = picture.type.slice('image/'.length);
	if (!out.media.has(src)) out.media.set(src, `Pictures/picture${out.media.size + 1}.${ending}`);
	const { width, height } = shownSize(picture, attrs.width ? Number(attrs.width) : null);
	return tag(
		'draw:frame',
		{
			'draw:style-name': 'PadPicture',
			'draw:name': `Picture ${out.count++}`,
			'text:anchor-type': 'as-char',
			'svg:width': inCentimetres(width),
			'svg:height': inCentimetres(height)
		},
		tag('draw:image', {
			'xlink:href': out.media.get(src),
			'xlink:type': 'simple',
			'xlink:show': 'embed',
			'xlink:actuate': 'onLoad'
		}),
		attrs.title ? tag('svg:title', {}, escaped(String(attrs.title))) : '',
		alt ? tag('svg:desc', {}, escaped(alt)) : ''
	);
}
