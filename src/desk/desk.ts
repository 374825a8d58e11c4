/** The back office of the host: what only its administrators and moderators see and do. */
import { defineRoom } from '#kernel/tool.ts';
import { addressesPage } from './addresses/addresses.tsx';
import { logPages } from './decisions/index.ts';
import { exchangeDesk } from './exchange/index.ts';
import { figureJobs, figureKinds } from './figures/index.ts';
import { front } from './front.tsx';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { letterFile, letterPage } from './outbox/letter.tsx';
import { outboxPage } from './outbox/outbox.tsx';
import { peoplePage } from './people/people.tsx';
import { roleKind } from './people/role-letter.ts';
import { queuePages } from './queue/pages/index.ts';
import { rulePages } from './rules/index.ts';
import { signUpPages } from './sign-ups/index.ts';
import { sweepPages } from './sweeps/index.ts';
import { textPages } from './texts/index.ts';
import { thresholdsPage } from './thresholds/thresholds.tsx';
import { wordRoutes } from './words/api.ts';
import { wordPages } from './words/index.ts';

export const desk = defineRoom({
	id: 'desk',
	words: { en, fr },
	api: [...wordRoutes],
	jobs: figureJobs,
	notices: [...figureKinds, roleKind],
	pages: [
		front,
		...queuePages,
		...logPages,
		...rulePages,
		...sweepPages,
		...wordPages,
		...exchangeDesk,
		addressesPage,
		peoplePage,
		thresholdsPage,
		outboxPage,
		letterPage,
		letterFile,
		...signUpPages,
		...textPages
	]
});
