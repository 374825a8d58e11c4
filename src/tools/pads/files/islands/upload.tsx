/** Says how far a file has come on its way, and lets people call it back. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { island } from '#ui/island.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Progress } from '#ui/parts/progress.tsx';
import { useView } from '#ui/view.ts';

type Standing = { is: 'still' | 'converting' | 'broken' } | { is: 'sending'; share: number };

/** The page that answers a refused form takes the place of this one. */
function show(html: string): void {
	const answer = new DOMParser().parseFromString(html, 'text/html');
	const [here, there] = [document.querySelector('main'), answer.querySelector('main')];
	if (!here || !there) {
		location.reload();
		return;
	}
	here.replaceWith(document.adoptNode(there));
	document.dispatchEvent(new Event('archipel:fresh'));
	const said = there.querySelector<HTMLElement>('.banner, .error-summary, [aria-invalid]');
	if (said && !said.hasAttribute('aria-invalid')) said.tabIndex = -1;
	said?.focus();
}

function send(
	form: HTMLFormElement,
	submitter: HTMLElement | null,
	onStanding: (now: Standing) => void
): XMLHttpRequest {
	const request = new XMLHttpRequest();
	request.upload.onprogress = ({ loaded, total }) =>
		onStanding({ is: 'sending', share: total > 0 ? loaded / total : 0 });
	request.upload.onload = () => onStanding({ is: 'converting' });
	request.onerror = () => onStanding({ is: 'broken' });
	request.onload = () => {
		if (request.status < 400 && request.responseURL !== form.action) location.assign(request.responseURL);
		else show(request.responseText);
	};
	request.open('POST', form.action);
	request.send(new FormData(form, submitter as HTMLButtonElement | null));
	return request;
}

function Upload() {
	const { t } = useView();
	const place = useRef<HTMLDivElement>(null);
	const sent = useRef<XMLHttpRequest | null>(null);
	const [standing, setStanding] = useState<Standing>({ is: 'still' });
	useEffect(() => {
		const form = place.current!.closest('form')!;
		const onSubmit = (event: SubmitEvent) => {
			if (!form.querySelector<HTMLInputElement>('input[type="file"]')?.files?.length) return;
			event.preventDefault();
			if (sent.current) return;
			// What was said of the file before is over.
			document.querySelector('main > .banner, main .error-summary')?.remove();
			setStanding({ is: 'sending', share: 0 });
			sent.current = send(form, event.submitter, (now) => {
				if (now.is === 'broken') sent.current = null;
				setStanding(now);
			});
		};
		form.addEventListener('submit', onSubmit);
		return () => form.removeEventListener('submit', onSubmit);
	}, []);
	const cancel = () => {
		sent.current?.abort();
		sent.current = null;
		setStanding({ is: 'still' });
	};
	return (
		<div ref={place} class="pad-upload" role="status">
			{standing.is === 'broken' && <p>{t('pads:files.upload.broken')}</p>}
			{(standing.is === 'sending' || standing.is === 'converting') && (
				<>
					<Progress
						label={t(`pads:files.upload.${standing.is}`)}
						value={standing.is === 'sending' ? standing.share : undefined}
					/>
					<Button kind="quiet" type="button" onClick={cancel}>
						{t('ui:cancel')}
					</Button>
				</>
			)}
		</div>
	);
}

export default island(
	'pads/files/upload',
	Upload,
	['sending', 'converting', 'broken'].map((word) => `pads:files.upload.${word}`)
);
