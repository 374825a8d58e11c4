/** The public rooms of the host: home, the tools' own pages, accounts, spaces, help. */
import { defineRoom } from '#kernel/tool.ts';
import { accountApi, accountPages } from './accounts/index.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { home } from './pages/home.tsx';
import { textPages } from './texts/pages.tsx';

export const portal = defineRoom({
	id: 'portal',
	words: { en, fr },
	pages: [home, ...textPages, ...accountPages],
	api: [...accountApi]
});
