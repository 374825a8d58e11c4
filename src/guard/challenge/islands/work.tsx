/** Does the work of a challenge by itself, then sends the form it stands in. */
import type { Challenge, Solution } from 'altcha-lib';
import { useEffect, useRef, useState } from 'preact/hooks';
import { island } from '#ui/island.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Progress } from '#ui/parts/progress.tsx';
import { useView } from '#ui/view.ts';
import type { Task } from './solver.ts';

const mostWorkers = 4;

const openWorker = (): Worker => new Worker(new URL('./solver.ts', import.meta.url), { type: 'module' });

/** Each of the workers tries every so-manieth number; the first to find it ends the others. */
function solve(challenge: Challenge, workers: Worker[]): Promise<Solution> {
	return new Promise((resolve, reject) => {
		for (const [start, worker] of workers.entries()) {
			worker.onmessage = ({ data }: MessageEvent<Solution | null>) =>
				data ? resolve(data) : reject(new Error('late'));
			worker.onerror = () => reject(new Error('no worker'));
			worker.postMessage({ challenge, start, step: workers.length } satisfies Task);
		}
	});
}

type State = 'asleep' | 'working' | 'done' | 'failed';

function Work({ challenge }: { challenge: string }) {
	const { t } = useView();
	const [state, setState] = useState<State>('asleep');
	const [work, setWork] = useState('');
	const field = useRef<HTMLInputElement>(null);
	useEffect(() => {
		// Browsers only calculate on pages that came over a safe line.
		if (!globalThis.crypto?.subtle || !globalThis.Worker) return setState('failed');
		setState('working');
		const read = JSON.parse(challenge) as Challenge;
		const workers = Array.from({ length: Math.min(mostWorkers, navigator.hardwareConcurrency || 1) }, openWorker);
		const end = () => {
			for (const worker of workers) worker.terminate();
		};
		solve(read, workers)
			.then((solution) => {
				setWork(btoa(JSON.stringify({ challenge: read, solution })));
				setState('done');
			})
			.catch(() => setState('failed'))
			.finally(end);
		return end;
	}, [challenge]);
	useEffect(() => {
		if (state === 'done') field.current?.form?.requestSubmit();
	}, [state]);
	return (
		<div class="stack near" role="status">
			{state === 'working' && <Progress label={t('guard:challenge.step.working')} />}
			{state === 'failed' && <p>{t('guard:challenge.step.failed')}</p>}
			{state === 'done' && (
				<>
					<input type="hidden" name="altcha" value={work} ref={field} />
					<Button>{t('guard:challenge.step.button')}</Button>
				</>
			)}
		</div>
	);
}

export default island('challenge/work', Work, [
	'guard:challenge.step.working',
	'guard:challenge.step.failed',
	'guard:challenge.step.button'
]);
