/**
 * Pictures that are pasted, dropped or chosen, while they are on their way. Where each will stand is kept as a place of
 * the shared document, which holds while others write; they see the picture once it is there.
 */
import type { Node, NodeType, ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import {
	absolutePositionToRelativePosition,
	relativePositionToAbsolutePosition,
	ySyncPluginKey
} from '@tiptap/y-tiptap';
import type { RelativePosition } from 'yjs';
import { pictureAt } from '../text/picture.ts';
import { type Carried, type PictureFault, pictureBehind } from './carrying.ts';

export type Coming = {
	plugin: Plugin;
	/** Puts a picture where the selection is. */
	put(view: EditorView, picture: Blob, alt: string): void;
};

type Means = {
	item: string;
	/** What stands where a picture will be. */
	label: string;
	carry(picture: Blob): Promise<Carried>;
	onFault(fault: PictureFault | null): void;
};

const isPicture = ({ type }: File): boolean => type.startsWith('image/');
const picturesIn = (from: DataTransfer | null): File[] => [...(from?.files ?? [])].filter(isPicture);

const tags = /<style[\s\S]*?<\/style>|<!--[\s\S]*?-->|<[^>]+>|&nbsp;/gi;
/** Office suites send a picture of the text along with the text. */
const hasWords = (from: DataTransfer | null): boolean =>
	(from?.getData('text/html') ?? '').replace(tags, '').trim() !== '';

const canStand = (at: ResolvedPos, depth: number, index: number, type: NodeType): boolean =>
	at.node(depth).canReplaceWith(index, index, type);

/** The nearest place around where a block may stand: before an empty line, behind any other. */
export function placeFor(doc: Node, near: number, type: NodeType): number {
	const at = doc.resolve(Math.min(near, doc.content.size));
	if (!at.parent.isTextblock && canStand(at, at.depth, at.index(), type)) return at.pos;
	const isBefore = at.parentOffset === 0;
	for (let depth = at.depth; depth > 0; depth--) {
		const places = [
			{ index: at.indexAfter(depth - 1), pos: at.after(depth) },
			{ index: at.index(depth - 1), pos: at.before(depth) }
		];
		for (const { index, pos } of isBefore ? places.reverse() : places)
			if (canStand(at, depth - 1, index, type)) return pos;
	}
	return doc.content.size;
}

type OnItsWay = { place: RelativePosition; src?: string };

const syncOf = (state: EditorState) => ySyncPluginKey.getState(state);

function placeNow(state: EditorState, { place }: OnItsWay): number | null {
	const { doc, type, binding } = syncOf(state);
	return relativePositionToAbsolutePosition(doc, type, place, binding.mapping);
}

/** Pictures of pasted text that are not of this pad: they are taken out, and come back once they are. */
function foreignPictures(state: EditorState, item: string): { at: number; node: Node }[] {
	const found: { at: number; node: Node }[] = [];
	state.doc.descendants((node, at) => {
		if (node.type.name === 'image' && pictureAt(node.attrs.src)?.item !== item) found.push({ at, node });
		return !node.isTextblock;
	});
	return found;
}

function without(state: EditorState, at: number, change: Transaction): number {
	const place = change.mapping.map(at);
	const isAlone = change.doc.resolve(place).parent.childCount === 1;
	if (isAlone) change.replaceWith(place, place + 1, state.schema.nodes.paragraph!.create());
	else change.delete(place, place + 1);
	return place;
}

const isPasted = (change: Transaction): boolean =>
	change.getMeta('paste') === true || ['paste', 'drop'].includes(change.getMeta('uiEvent'));

export function comingPictures({ item, label, carry, onFault }: Means): Coming {
	const coming = new Set<OnItsWay>();
	const taken: { at: number; src: string; attrs: Record<string, unknown> }[] = [];

	const refresh = (view: EditorView): void => {
		if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta('addToHistory', false));
	};

	async function bring(view: EditorView, at: number, picture: Promise<Blob | null>, attrs: object): Promise<void> {
		const { type, binding } = syncOf(view.state);
		const one: OnItsWay = { place: absolutePositionToRelativePosition(at, type, binding.mapping) };
		coming.add(one);
		refresh(view);
		const bytes = await picture;
		const carried: Carried = bytes ? await carry(bytes) : { fault: 'not-a-picture' };
		coming.delete(one);
		if (view.isDestroyed) return;
		if ('fault' in carried) {
			onFault(carried.fault);
			refresh(view);
		} else insert(view, one, { ...attrs, src: carried.src });
	}

	function insert(view: EditorView, one: OnItsWay, attrs: object): void {
		const { state } = view;
		const { image, paragraph } = state.schema.nodes;
		const at = placeFor(state.doc, placeNow(state, one) ?? state.selection.head, image!);
		// Below the last picture one can go on writing.
		const isLast = at === state.doc.content.size;
		const nodes = [image!.create(attrs), ...(isLast ? [paragraph!.create()] : [])];
		view.dispatch(state.tr.insert(at, nodes));
		onFault(null);
	}

	const plugin = new Plugin({
		appendTransaction(changes, _before, state) {
			if (!changes.some(isPasted)) return null;
			const foreign = foreignPictures(state, item);
			if (foreign.length === 0) return null;
			const change = state.tr;
			for (const { at, node } of foreign) {
				const { src, ...attrs } = node.attrs;
				if (typeof src !== 'string') continue;
				taken.push({ at: without(state, at, change), src, attrs });
			}
			return change;
		},
		view: () => ({
			update(view) {
				if (taken.length === 0) return;
				const all = taken.splice(0);
				// Once the shared document has it too.
				queueMicrotask(() => {
					for (const { at, src, attrs } of all) void bring(view, at, pictureBehind(src), attrs);
				});
			}
		}),
		props: {
			decorations(state) {
				const signs = [...coming].flatMap((one) => {
					const at = placeNow(state, one);
					return at === null ? [] : [Decoration.widget(at, () => signOf(label), { side: 1, key: label })];
				});
				return DecorationSet.create(state.doc, signs);
			},
			handlePaste(view, { clipboardData }) {
				const pictures = picturesIn(clipboardData);
				if (pictures.length === 0 || hasWords(clipboardData)) return false;
				for (const picture of pictures) void bring(view, view.state.selection.from, Promise.resolve(picture), {});
				return true;
			},
			handleDrop(view, { dataTransfer, clientX, clientY }, _slice, moved) {
				const pictures = moved ? [] : picturesIn(dataTransfer);
				const at = view.posAtCoords({ left: clientX, top: clientY })?.pos ?? view.state.doc.content.size;
				for (const picture of pictures) void bring(view, at, Promise.resolve(picture), {});
				// Left to itself, the browser would open the file in place of the pad, or beside it.
				const isStrange = !moved && pictures.length === 0 && (dataTransfer?.files.length ?? 0) > 0;
				if (isStrange) onFault('not-a-picture');
				return isStrange || pictures.length > 0;
			}
		}
	});
	return {
		plugin,
		put: (view, picture, alt) => void bring(view, view.state.selection.from, Promise.resolve(picture), { alt })
	};
}

function signOf(label: string): HTMLElement {
	const sign = document.createElement('span');
	sign.className = 'pad-coming';
	sign.textContent = label;
	return sign;
}
