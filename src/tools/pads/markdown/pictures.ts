/** Pictures that are pasted, dropped or chosen: kept with the pad first, then named where they were put. */
import type { EditorView } from '@codemirror/view';
import * as Y from 'yjs';
import { carry, type PictureFault } from '../editing/carrying.ts';

const mostAtOnce = 20;

type Putting = {
	item: string;
	token: string | null;
	text: Y.Text;
	/** One more is on its way, or one fewer. */
	onWay(step: 1 | -1): void;
	onFault(fault: PictureFault | null): void;
};

/** The place holds while others write, and while the picture travels. */
export async function putPictures(view: EditorView, files: File[], putting: Putting): Promise<void> {
	const { text, onWay, onFault } = putting;
	const { head } = view.state.selection.main;
	const place = Y.createRelativePositionFromTypeIndex(text, head, -1);
	for (const file of files.slice(0, mostAtOnce)) {
		onWay(1);
		const carried = await carry(putting.item, file, putting.token);
		onWay(-1);
		onFault('fault' in carried ? carried.fault : null);
		if ('src' in carried)
			insert(view, Y.createAbsolutePositionFromRelativePosition(place, text.doc!)?.index, carried.src);
	}
}

/** Whoever waited for it says next what it shows. */
function insert(view: EditorView, at = view.state.doc.length, src: string): void {
	const line = view.state.doc.lineAt(Math.min(at, view.state.doc.length));
	const gap = line.length > 0 ? '\n\n' : '';
	const insert = `${gap}![](${src})\n`;
	const isWaiting = view.state.doc.lineAt(view.state.selection.main.head).number === line.number;
	const selection = isWaiting ? { anchor: line.to + gap.length + 2 } : undefined;
	view.dispatch({ changes: { from: line.to, insert }, selection, userEvent: 'input.paste', scrollIntoView: isWaiting });
}
