/** A table of an OpenDocument text. */
import { within, type XmlElement } from '#base/office/read-xml.ts';
import { type Block, block } from '../../text/tree.ts';
import { titleCell } from './names.ts';
import type { Seen } from './seen.ts';

function* rowsIn(of: XmlElement, isTitle = false): Generator<{ row: XmlElement; isTitle: boolean }> {
	for (const inner of within(of)) {
		if (inner.name === 'table:table-row') yield { row: inner, isTitle };
		else if (/^table:table-(header-rows|rows|row-group)$/.test(inner.name))
			yield* rowsIn(inner, isTitle || inner.name === 'table:table-header-rows');
	}
}

const mostRepeated = 100;
const spanOf = (text: string | undefined): number => Math.max(1, Math.trunc(Number(text)) || 1);

function cellOf(of: XmlElement, isTitle: boolean, seen: Seen): Block[] {
	const { attrs } = of;
	const type = isTitle || attrs['table:style-name'] === titleCell ? 'tableHeader' : 'tableCell';
	const cell = block(type, seen.blocksIn(of, seen), {
		colspan: spanOf(attrs['table:number-columns-spanned']),
		rowspan: spanOf(attrs['table:number-rows-spanned'])
	});
	return Array.from({ length: Math.min(mostRepeated, spanOf(attrs['table:number-columns-repeated'])) }, () => cell);
}

export const tableOf = (of: XmlElement, seen: Seen): Block =>
	block(
		'table',
		[...rowsIn(of)].map(({ row, isTitle }) =>
			block(
				'tableRow',
				within(row, 'table:table-cell').flatMap((cell) => cellOf(cell, isTitle, seen))
			)
		)
	);
