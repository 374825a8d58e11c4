/**
 * A second page before a form is done: something is asked first, all that was typed is kept, and one button sends it.
 * Works without scripts. The guard brings pages of its own (`entries/house.ts`).
 */
import type { Context } from 'hono';
import type { ComponentChild, ComponentChildren } from 'preact';
import { type Refusal, refusal } from '#base/refusal.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import type { Translate } from '../words/words.ts';
import { type KeptForm, sealForm } from './kept-form.ts';
import type { Ask } from './page.ts';
import type { Door } from './request.ts';
import { screen } from './screen.tsx';

/** A field nobody sees was filled in: perhaps by the browser itself, so the person is asked. */
export const trapped = refusal('kernel.confirm', 428);

/** Why there is a second page, and for which form. */
export type Second = {
	refused: Refusal;
	ask: Ask;
	/** The name of the action that waits. */
	act: string;
	form: KeptForm;
	/** Path and query the form was sent to. */
	address: string;
};

export type SecondPage = {
	title(t: Translate, second: Second): string;
	/** What stands around `<KeptAlong>`. @param sealed the form, for that. */
	view(second: Second, sealed: string): ComponentChild | Promise<ComponentChild>;
	/** Another way than the one button: a form within the page whose `way` names it. */
	ways?: Record<string, (second: Second, fields: FormData) => Promise<{ title: string; body: ComponentChild }>>;
};

const pages = new Map<string, SecondPage>();

/** @param code of the refusal that leads there. */
export const seatSecondPage = (code: string, page: SecondPage): void => {
	pages.set(code, page);
};

export const secondPageOf = (code: string): SecondPage | undefined => pages.get(code);

type KeptAlongProps = {
	second: Second;
	sealed: string;
	/** Another way than doing it at once. */
	way?: string;
	id?: string;
	children: ComponentChildren;
};

/** A form that brings along what was typed before; what stands in it comes on top. */
export function KeptAlong({ second, sealed, way, id, children }: KeptAlongProps) {
	return (
		<Form action={second.address} id={id}>
			<input type="hidden" name="kept" value={sealed} />
			{way && <input type="hidden" name="second" value={second.refused.code} />}
			{way && <input type="hidden" name="way" value={way} />}
			{children}
		</Form>
	);
}

function Confirm({ second, sealed }: { second: Second; sealed: string }) {
	const { t } = useView();
	return (
		<Sheet title={t('kernel:confirm.title')} lead={<p>{t('kernel:confirm.lead')}</p>}>
			<KeptAlong second={second} sealed={sealed}>
				<p>{t('kernel:confirm.why')}</p>
				<div class="form-actions">
					<Button>{t('kernel:confirm.button')}</Button>
					<a href={second.address}>{t('kernel:confirm.back')}</a>
				</div>
			</KeptAlong>
		</Sheet>
	);
}

seatSecondPage(trapped().code, {
	title: (t) => t('kernel:confirm.title'),
	view: (second, sealed) => <Confirm second={second} sealed={sealed} />
});

const unkept = (answer: Response): Response => {
	answer.headers.set('cache-control', 'no-store');
	return answer;
};

export async function askFirst(context: Context<Door>, page: SecondPage, second: Second): Promise<Response> {
	const { refused, ask, form } = second;
	const sealed = await sealForm(context.req.path, form);
	const shown = { title: page.title(ask.t, second), body: await page.view(second, sealed), room: 'portal' };
	const answer = unkept(await screen(context, shown, refused.status));
	if (refused.details.retryAfter) answer.headers.set('retry-after', String(refused.details.retryAfter));
	return answer;
}

/** @returns null where there is no such way. */
export async function goAnotherWay(
	context: Context<Door>,
	{ code, way }: { code: string; way: string },
	second: Omit<Second, 'refused'>,
	fields: FormData
): Promise<Response | null> {
	const { ways = {} } = pages.get(code) ?? {};
	const go = Object.hasOwn(ways, way) ? ways[way] : undefined;
	if (!go) return null;
	const { title, body } = await go({ ...second, refused: refusal(code, 428)() }, fields);
	return unkept(await screen(context, { title, body, room: 'portal' }));
}
