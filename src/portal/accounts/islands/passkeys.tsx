/** Asks the browser for a passkey: to add one to the account, or to sign in by one. */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { useEffect, useState } from 'preact/hooks';
import { island } from '#ui/island.tsx';
import { Button } from '#ui/parts/button.tsx';
import { useView } from '#ui/view.ts';

type Mode = 'add' | 'enter';

async function post(address: string, token: string | null, fields: Record<string, string>): Promise<Response> {
	const form = new FormData();
	if (token) form.set('token', token);
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return fetch(address, { method: 'POST', body: form, headers: { accept: 'application/json' } });
}

async function optionsOf(answer: Response) {
	if (!answer.ok) throw new Error(answer.status === 422 ? 'password' : 'failed');
	return answer.json();
}

/** @returns where to go on. @throws Error whose message names the words to show. */
async function run(mode: Mode, address: string, token: string | null, typed: Record<string, string>): Promise<string> {
	const begun = await optionsOf(
		await post(address, token, { ...typed, verb: mode === 'add' ? 'begin' : 'passkey-begin' })
	);
	const response =
		mode === 'add'
			? await startRegistration({ optionsJSON: begun })
			: await startAuthentication({ optionsJSON: begun });
	const verb = mode === 'add' ? 'add' : 'passkey';
	const kept = await post(address, token, { verb, name: typed.name ?? '', response: JSON.stringify(response) });
	if (!kept.ok) throw new Error('failed');
	return ((await kept.json()) as { to: string }).to;
}

/** Of the words to show. A device that holds a passkey of this account makes no second one (WebAuthn, 6.3.2). */
function problemOf(refused: unknown): 'password' | 'known' | 'failed' {
	if (!(refused instanceof Error)) return 'failed';
	if (refused.name === 'InvalidStateError') return 'known';
	return refused.message === 'password' ? 'password' : 'failed';
}

const typedIn = (form: HTMLFormElement | null): Record<string, string> =>
	form ? Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)])) : {};

function Passkeys({ mode, form }: { mode: Mode; form?: string }) {
	const { t, address, token } = useView();
	const [ready, setReady] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	useEffect(() => setReady(browserSupportsWebAuthn()), []);
	const begin = async () => {
		const fields = form ? (document.getElementById(form) as HTMLFormElement) : null;
		if (fields && !fields.reportValidity()) return;
		setProblem(null);
		try {
			location.assign(await run(mode, address, token, typedIn(fields)));
		} catch (refused) {
			setProblem(problemOf(refused));
		}
	};
	return (
		<div class="form-actions">
			{ready ? (
				<Button type="button" icon="key" kind={mode === 'add' ? 'main' : 'quiet'} onClick={begin}>
					{t(`portal:accounts.passkeys.${mode}`)}
				</Button>
			) : (
				mode === 'add' && <p>{t('portal:accounts.passkeys.needs')}</p>
			)}
			<p role="status">{problem ? t(`portal:accounts.passkeys.${problem}`) : ''}</p>
		</div>
	);
}

export default island('accounts/passkeys', Passkeys, [
	'portal:accounts.passkeys.add',
	'portal:accounts.passkeys.enter',
	'portal:accounts.passkeys.needs',
	'portal:accounts.passkeys.password',
	'portal:accounts.passkeys.known',
	'portal:accounts.passkeys.failed'
]);
