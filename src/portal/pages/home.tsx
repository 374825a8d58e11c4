import { page } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';

export const home = page('/', {
	open: 'the first page of the host',
	indexed: true,
	load: () => ({}),
	title: ({ t }) => t('portal:home.title'),
	view: ({ t }) => (
		<Sheet title={t('portal:home.title')}>
			<a href="/polls/new">{t('portal:home.poll')}</a>
		</Sheet>
	)
});
