/** Markdown pasted as plain text becomes what it means, as it does when it is typed. */
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

const sure = [/^#{1,6} \S/m, /^(```|~~~)/m, /^\s*[-*+] \[[ x]\] \S/im, /^\|.*\|[ \t]*\n\|[ :|-]+\|[ \t]*$/m];
/** One such line may be anything: two are a list. */
const lists = [/^\s*[-*+] \S/gm, /^\s*\d{1,3}[.)] \S/gm];
const longest = 200_000;

export const isMarkdown = (text: string): boolean =>
	text.length <= longest &&
	(sure.some((sign) => sign.test(text)) || lists.some((sign) => (text.match(sign)?.length ?? 0) > 1));

/** The reader is large, and most of what is pasted is no Markdown: it comes when it is needed. */
async function put(view: EditorView, text: string): Promise<void> {
	const slice = await import('./markdown.ts').then(
		({ sliceFrom }) => sliceFrom(text, view.state.schema),
		() => null
	);
	if (view.isDestroyed) return;
	if (slice) view.dispatch(view.state.tr.replaceSelection(slice).setMeta('paste', true).scrollIntoView());
	else view.pasteText(text);
}

export function pastingMarkdown(): Plugin {
	// With this key people ask for the letters as they are.
	let isBare = false;
	return new Plugin({
		props: {
			handleDOMEvents: {
				keydown(_view, { shiftKey }) {
					isBare = shiftKey;
				},
				keyup() {
					isBare = false;
				}
			},
			handlePaste(view, { clipboardData }) {
				const { selection } = view.state;
				const text = clipboardData?.getData('text/plain').replace(/\r\n?/g, '\n') ?? '';
				const isMeant = selection instanceof TextSelection && !selection.$from.parent.type.spec.code && !isBare;
				if (!isMeant || clipboardData?.getData('text/html') || !isMarkdown(text)) return false;
				void put(view, text);
				return true;
			}
		}
	});
}
