/** A picture as a drawing in its line. */
import { tag } from '#base/office/xml.ts';
import type { Block } from '../../text/tree.ts';
import { shownSize } from '../paper.ts';
import { emu, spaces } from './names.ts';
import type { Out } from './out.ts';
import { letters, run } from './runs.ts';

export function image(out: Out, { attrs }: Block): string {
	const src = String(attrs.src);
	const picture = out.paper.pictures.get(src);
	const alt = String(attrs.alt ?? '');
	if (!picture) return run('', letters(alt ? `[${alt}]` : ''));
	if (!out.media.has(src)) out.media.set(src, `picture${out.media.size + 1}`);
	const link = out.media.get(src)!;
	const { width, height } = shownSize(picture, attrs.width ? Number(attrs.width) : null);
	const size = { cx: width * emu, cy: height * emu };
	const id = out.nextId++;
	const named = { id, name: `Picture ${id}`, descr: alt || null, title: attrs.title ? String(attrs.title) : null };
	const graphic = tag(
		'pic:pic',
		{},
		tag('pic:nvPicPr', {}, tag('pic:cNvPr', { id, name: link }), '<pic:cNvPicPr/>'),
		tag('pic:blipFill', {}, tag('a:blip', { 'r:embed': link }), '<a:stretch><a:fillRect/></a:stretch>'),
		tag(
			'pic:spPr',
			{},
			tag('a:xfrm', {}, '<a:off x="0" y="0"/>', tag('a:ext', size)),
			'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
		)
	);
	const drawing = tag(
		'wp:inline',
		{ distT: 0, distB: 0, distL: 0, distR: 0 },
		tag('wp:extent', size),
		tag('wp:docPr', named),
		tag('a:graphic', {}, tag('a:graphicData', { uri: spaces.pic }, graphic))
	);
	return run('', tag('w:drawing', {}, drawing));
}
