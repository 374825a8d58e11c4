/** What the kernel itself brings to the house: its tables, words and jobs. */
import { feedFile } from './feeds/serve.ts';
import { forgetWork } from './jobs/jobs.ts';
import { lifeJobs } from './life/rounds.ts';
import { forgetPastLetters, sendDueLetters } from './mail/wake.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { defineRoom } from './tool.ts';
import { forgetPastAnswers } from './web/api/jobs.ts';

export const kernel = defineRoom({
	id: 'kernel',
	words: { en, fr },
	pages: [feedFile],
	notices: [{ id: 'kernel.ending', refusable: true }],
	jobs: [...lifeJobs, sendDueLetters, forgetPastLetters, forgetPastAnswers, forgetWork],
	schema: {
		owner: 'kernel',
		files: import.meta.glob<string>('./schema/*.sql', { query: '?raw', import: 'default', eager: true })
	}
});
