/** Google Docs: all of it in one false bold, checklists by role. */
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
