import { page } from '#kernel/web/page.ts';
import { Patterns } from '#ui/pages/patterns.tsx';

export const patterns = page('/patterns', {
	open: 'shows the parts of the house and nothing of anybody',
	load: () => ({}),
	title: ({ t }) => t('ui:patterns.title'),
	view: () => <Patterns />
});
