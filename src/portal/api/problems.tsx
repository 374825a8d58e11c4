import { namedRefusals } from '#base/refusal.ts';
import { refusalWords, translator } from '#kernel/words/words.ts';
import { useView } from '#ui/view.ts';
import { roster } from '../roster.ts';

type Problem = { code: string; status: number | undefined };

/** What a room has words for, or named with its status. */
function problemsOf(id: string): Problem[] {
	const words = roster().rooms.find((room) => room.id === id)?.words.en.refusals ?? {};
	const named = [...namedRefusals().keys()].filter((code) => code.startsWith(`${id}.`));
	const codes = new Set([...named, ...Object.keys(words).map((reason) => `${id}.${reason}`)]);
	codes.delete('kernel.unknown');
	return [...codes].sort().map((code) => ({ code, status: namedRefusals().get(code) }));
}

/** Every problem a program may meet: its code is stable, its words may change. */
export function Problems({ rooms }: { rooms: string[] }) {
	const { t, language } = useView();
	return (
		<section class="stack near" aria-labelledby="problems">
			<h2 id="problems">{t('portal:api.problems')}</h2>
			<p>{t('portal:api.problems-words')}</p>
			<dl class="api-fields">
				{rooms.flatMap(problemsOf).map(({ code, status }) => (
					<div key={code}>
						<dt>
							<code>{code}</code>
						</dt>
						<dd>
							{status && `${status}. `}
							{refusalWords(translator(language), language, code).replace(/\{\{\w+\}\}/g, '…')}
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}
