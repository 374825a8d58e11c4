/** What becomes of an appeal. */
import { carrier } from '#kernel/database/connection.ts';
import { tell } from '#kernel/notices/tell.ts';
import { settings } from '#kernel/settings/settings.ts';
import { type Language, translator } from '#kernel/words/words.ts';
import type { What } from '../decisions/decision.ts';
import { teach } from '../decisions/lessons.ts';
import type { CaseRow, DecisionRow } from '../decisions/store.ts';
import * as store from '../decisions/store.ts';
import { restored } from '../decisions/thing.ts';
import type { Order } from '../sweeps/effect.ts';
import { movePart } from '../sweeps/parts.ts';
import { appealPath } from './link.ts';

export const appealKind = 'guard.appeal';

/** The decision appealed against, as long as it stands. */
export async function appealedIn({ about }: CaseRow): Promise<DecisionRow | null> {
	const decision = about.decision === undefined ? null : await store.decisionById(String(about.decision));
	return decision?.undoneAt === null ? decision : null;
}

/** Undone wholly; its case stays closed. */
export async function undoAppealed(decision: DecisionRow, { by, at }: Order): Promise<void> {
	const { sides, left, sweep } = decision.before;
	await restored(decision, sides, left);
	if (sweep) await movePart(sweep, 'back');
	await store.keepUndoing(decision.id, by, at);
	await teach(decision, true);
}

type Waiting = { id: string; ofCase: string; mail: string | null; language: Language; actor: string | null };

const appealsIn = (caseId: string) => carrier()<Waiting[]>`
	select id, of_case as "ofCase", mail, language, actor from guard.appeal where opened = ${caseId} order by id`;

type Outcome = 'granted' | 'upheld' | 'again';

const letterOn =
	(outcome: Outcome, { title }: CaseRow, words: string, link: string) =>
	(language: Language) => {
		const t = translator(language);
		const gaps = { title: title || t('guard:letters.untitled'), host: settings().HOST_NAME };
		const parts = [
			t('guard:letters.hello'),
			t(`guard:letters.appealed.${outcome}`, gaps),
			words && t('guard:letters.words', { words }),
			settings().BASE_URL + link
		];
		return { subject: t(`guard:letters.appealed.subject-${outcome}`, gaps), text: parts.filter(Boolean).join('\n\n') };
	};

async function tellAll(case_: CaseRow, outcome: Outcome, words: string): Promise<void> {
	const { id, title, item } = case_;
	for (const { ofCase, mail, language, actor } of await appealsIn(id)) {
		const whom = mail === null ? actor && { id: actor } : { mail, language };
		if (!whom) continue;
		const link = appealPath(ofCase);
		await tell(whom, {
			kind: appealKind,
			item,
			words: { key: `guard:notices.appeal.${outcome}`, gaps: { title } },
			link,
			letter: letterOn(outcome, case_, words, link)
		});
	}
}

export async function tellAppellants(case_: CaseRow, what: What, words: string): Promise<void> {
	if (what === 'ask') return;
	await tellAll(case_, what === 'granted' || what === 'fine' || what === 'trust' ? 'granted' : 'upheld', words);
}

/** Whoever was told that they are right, or are not, hears when that is taken back. */
export const tellOfLookingAgain = (case_: CaseRow): Promise<void> => tellAll(case_, 'again', '');
