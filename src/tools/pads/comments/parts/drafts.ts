/** Words somebody is typing, kept while what is around them is drawn anew or goes elsewhere in the list. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

const drafts = new Map<string, string>();

/** What was typed comes back into the field, and the place it is folded away in opens. Sending it forgets it. */
export function useDraft(field: RefObject<HTMLTextAreaElement | null>, keeps: boolean): void {
	useEffect(() => {
		const here = field.current;
		if (!here || !keeps) return;
		const { id, form } = here;
		const draft = drafts.get(id);
		if (draft !== undefined) {
			here.value = draft;
			here.closest('details')?.setAttribute('open', '');
		}
		const keep = () => drafts.set(id, here.value);
		const forget = () => drafts.delete(id);
		here.addEventListener('input', keep);
		form?.addEventListener('reset', forget);
		return () => {
			here.removeEventListener('input', keep);
			form?.removeEventListener('reset', forget);
		};
	}, [keeps]);
}
