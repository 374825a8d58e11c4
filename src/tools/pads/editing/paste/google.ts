/** Google Docs: all of it in one false bold, checklists by role. Checklists of other pages. */
import { unwrap } from './marks.ts';

function checklist(item: Element): void {
	const list = item.parentElement;
	if (!list) return;
	list.setAttribute('data-type', 'taskList');
	item.setAttribute('data-type', 'taskItem');
	item.setAttribute('data-checked', String(item.getAttribute('aria-checked') === 'true'));
	item.querySelector(':scope > img')?.remove();
}

export function googleDocs(body: Element): void {
	for (const wrapper of body.querySelectorAll('b[id^="docs-internal-guid"]')) unwrap(wrapper);
	for (const item of body.querySelectorAll('li[role="checkbox"]')) checklist(item);
}

/** Pages write a box into the item: GitHub, and pads as they are read. */
export function boxes(body: Element): void {
	for (const box of body.querySelectorAll('li input[type="checkbox"]')) {
		const item = box.closest('li')!;
		item.setAttribute('aria-checked', String(box.hasAttribute('checked')));
		checklist(item);
		box.remove();
	}
}
