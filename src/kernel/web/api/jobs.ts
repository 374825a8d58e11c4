import { job } from '../../jobs/job.ts';
import { forgetAnswers } from './idempotency.ts';

export const forgetPastAnswers = job({
	name: 'kernel.forget-answers',
	every: '5 * * * *',
	run: async () => {
		await forgetAnswers(new Date());
	}
});
