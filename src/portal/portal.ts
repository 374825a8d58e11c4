/** The public rooms of the host: home, the tools' own pages, accounts, spaces, help. */
import { defineRoom } from '#kernel/tool.ts';
import { aboutPages } from './about/index.ts';
import { accountApi, accountJobs, accountPages } from './accounts/index.ts';
import { itemApi, itemPages } from './items/index.ts';
import { leavingPages } from './leaving/index.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { noticeJobs, noticeKinds, noticePages } from './notices/index.ts';
import { frontPages } from './pages/index.ts';
import { reportPages } from './reports/index.ts';
import { spaceApi, spacePages } from './spaces/index.ts';
import { thingsApi, thingsPages } from './things/index.ts';

export const portal = defineRoom({
	id: 'portal',
	words: { en, fr },
	pages: [
		...frontPages,
		...aboutPages,
		...thingsPages,
		...leavingPages,
		...accountPages,
		...itemPages,
		...spacePages,
		...noticePages,
		...reportPages
	],
	jobs: [...accountJobs, ...noticeJobs],
	notices: noticeKinds,
	api: [...accountApi, ...itemApi, ...spaceApi, ...thingsApi]
});
