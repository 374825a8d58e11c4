/** What the buttons over the text do: Markdown is put around words or before lines, and taken away again. */
import { type ChangeSpec, EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';

/** Puts signs around what is chosen, or takes them away where they stand already. */
export const around =
	(sign: string): StateCommand =>
	({ state, dispatch }) => {
		const { length } = sign;
		const turned = state.changeByRange(({ from, to }) => {
			const isAround = state.sliceDoc(from - length, from) === sign && state.sliceDoc(to, to + length) === sign;
			const changes: ChangeSpec = isAround
				? [
						{ from: from - length, to: from },
						{ from: to, to: to + length }
					]
				: [
						{ from, insert: sign },
						{ from: to, insert: sign }
					];
			const shift = isAround ? -length : length;
			return { changes, range: EditorSelection.range(from + shift, to + shift) };
		});
		dispatch(state.update(turned, { userEvent: 'input', scrollIntoView: true }));
		return true;
	};

function linesIn(state: EditorState, from: number, to: number) {
	const first = state.doc.lineAt(from).number;
	const last = state.doc.lineAt(to).number;
	return Array.from({ length: last - first + 1 }, (_, place) => state.doc.line(first + place));
}

const anySign = /^(\s*)(#{1,6} |> |- \[[ xX]\] |[-*+] |\d+[.)] )?/;

/** Begins each chosen line with a sign instead of another; where all begin with it, takes it away. */
export const before =
	(sign: (place: number) => string, own: RegExp): StateCommand =>
	({ state, dispatch }) => {
		const { from, to } = state.selection.main;
		const lines = linesIn(state, from, to).filter(({ length }, _place, all) => all.length === 1 || length > 0);
		const isThere = lines.every(({ text }) => own.test(text));
		const changes = lines.map((line, place) => {
			const [all = '', indent = ''] = anySign.exec(line.text) ?? [];
			return { from: line.from + indent.length, to: line.from + all.length, insert: isThere ? '' : sign(place) };
		});
		dispatch(state.update({ changes, userEvent: 'input', scrollIntoView: true }));
		return true;
	};

/** From text to a head of the first level, on to the third, and back. */
export const nextHead: StateCommand = (target) => {
	const { state } = target;
	const [, signs = ''] = /^\s*(#{1,6}) /.exec(state.doc.lineAt(state.selection.main.head).text) ?? [];
	if (signs.length >= 3) return before(() => '', /^\s*#{1,6} /)(target);
	return before(() => `${'#'.repeat(signs.length + 1)} `, /^(?!)/)(target);
};

/** The chosen words become the name of a link, whose address is written next. */
export const link: StateCommand = ({ state, dispatch }) => {
	const { from, to } = state.selection.main;
	const name = state.sliceDoc(from, to);
	const isAddress = /^(https?:\/\/|mailto:)\S+$/.test(name);
	const insert = isAddress ? `[](${name})` : `[${name}](https://)`;
	const at = isAddress ? from + 1 : name ? from + insert.length - 1 : from + 1;
	const changes = { from, to, insert };
	dispatch(state.update({ changes, selection: { anchor: at }, userEvent: 'input', scrollIntoView: true }));
	return true;
};

/** Words that stand by themselves, parted from what stands before. */
export const block =
	(text: string): StateCommand =>
	({ state, dispatch }) => {
		const line = state.doc.lineAt(state.selection.main.to);
		const insert = `${line.length > 0 ? '\n\n' : ''}${text}`;
		const anchor = line.to + insert.length;
		const changes = { from: line.to, insert };
		dispatch(state.update({ changes, selection: { anchor }, userEvent: 'input', scrollIntoView: true }));
		return true;
	};

/** Around one line, or before and after several. */
export const code: StateCommand = (target) => {
	const { state, dispatch } = target;
	const { from, to } = state.selection.main;
	if (!state.sliceDoc(from, to).includes('\n')) return around('`')(target);
	const changes = [
		{ from: state.doc.lineAt(from).from, insert: '```\n' },
		{ from: state.doc.lineAt(to).to, insert: '\n```' }
	];
	dispatch(state.update({ changes, userEvent: 'input', scrollIntoView: true }));
	return true;
};

export const bold = around('**');
export const italic = around('*');
export const strike = around('~~');
export const bullets = before(() => '- ', /^\s*[-*+] (?!\[[ xX]\] )/);
export const numbers = before((place) => `${place + 1}. `, /^\s*\d+[.)] /);
export const tasks = before(() => '- [ ] ', /^\s*- \[[ xX]\] /);
export const quote = before(() => '> ', /^\s*> /);
export const rule = block('---\n\n');
